"""Report templates: Markdown files, those that come with the package and a site's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ..model.diagnostic import Diagnostic, Level, Problem
from ..model.document import Document, Field
from ..reading.front_matter import plain
from ..sections import ROLES, Template
from ..wording.messages import shorten
from .folder import read_files

FIELDS = ("description", "order", "required", "recommended")
HOW_A_TEMPLATE_STARTS = (
    "a template starts with `---`, what it asks for (`required: [summary, timeline]`), and `---`; "
    "`recommended`, `order` and `description` may stand there too"
)
BUILT_IN = Path(__file__).parent.parent / "templates"


def template_paths(folder: Path | None) -> Mapping[str, Path]:
    """Return the file of each template by name; a site's own win over those of the package."""
    folders = [BUILT_IN, *([folder] if folder and folder.is_dir() else [])]
    return {path.stem: path for each in folders for path in sorted(each.glob("*.md"))}


def read_template(path: Path) -> Template:
    """Read a template; the roles that its front matter does not list are neither wanted nor ordered."""
    (document,) = read_files([path], path.parent, path.parent)
    return Template(
        path.stem,
        document.text_of("description"),
        _roles(document, "order"),
        _roles(document, "required"),
        _roles(document, "recommended"),
        document.body.lstrip("\n"),
    )


def _roles(document: Document, name: str) -> tuple[str, ...]:
    field = document.fields.get(name)
    value = plain(field.value) if field else []
    roles = value if isinstance(value, list) else [value] if isinstance(value, str) else []
    return tuple(str(role) for role in roles)


def template_problems(paths: Iterable[Path], base: Path) -> Iterator[Diagnostic]:
    """Yield what is wrong with the front matter of a site's own templates."""
    documents = (document for path in paths for document in read_files([path], base, path.parent))
    for document in documents:
        problems = (*document.problems, *_unknown(document))
        for problem in problems:
            if problem.blocking and not document.has_front_matter:
                problem = problem._replace(help=HOW_A_TEMPLATE_STARTS)
            yield document.source.diagnose(problem._replace(code="invalid-setting"), Level.ERROR)


def _unknown(document: Document) -> Iterator[Problem]:
    for field in document.fields.values():
        if field.name not in FIELDS:
            message = f"a template has no field `{shorten(field.name)}`"
            yield Problem("", field.start, field.end, message, "known here: " + ", ".join(FIELDS))
        elif field.name != "description":
            yield from _unknown_roles(field)


def _unknown_roles(field: Field) -> Iterator[Problem]:
    items = field.value.data if isinstance(field.value.data, tuple) else (field.value,)
    for item in items:
        if item.data not in ROLES:
            message = f"`{shorten(str(plain(item)))}` is no role of a section"
            yield Problem("", item.start, item.end, message, "roles are " + ", ".join(ROLES))
