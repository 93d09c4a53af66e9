"""Report templates: Markdown files, those that come with the package and a site's own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, cached_property, partial, reduce
from pathlib import Path
from re import Match

from ..frozen import Frozen
from ..model.diagnostic import Diagnostic, Level, Problem
from ..model.document import Document, Field
from ..model.own import OwnSection
from ..patterns import deferred
from ..reading.conflicts import HELP, UNFINISHED, conflicts
from ..reading.document import read_document
from ..reading.front_matter import plain
from ..reading.section import with_own_roles
from ..sections import ROLES, Template, headings, role_of
from ..wording.messages import did_you_mean, lines, shorten
from ..wording.words import ENGLISH, Words
from .folder import read_files

FIELDS = ("description", "order", "required", "recommended")
HOW_A_TEMPLATE_STARTS = (
    "a template starts with `---`, what it asks for (`required: [summary, timeline]`), and `---`; "
    "`recommended`, `order` and `description` may stand there too"
)
_LINE = deferred(r"(?m)^(?P<lead>#+ |<!-- guidance: )(?P<said>[^\n]*?)(?P<end> -->|)$")
BUILT_IN = Path(__file__).parent.parent / "templates"


def template_paths(folder: Path | None) -> Mapping[str, Path]:
    """Return the file of each template by name; a site's own win over those of the package."""
    folders = [BUILT_IN, *([folder] if folder and folder.is_dir() else [])]
    return {path.stem: path for each in folders for path in sorted(each.glob("*.md"))}


class Templates(Frozen):
    """The report templates that reports may follow, by their files; each is read when it is asked for."""

    files: Mapping[str, Path]
    default: str
    own: tuple[OwnSection, ...] = ()
    words: Words = ENGLISH

    def of(self, document: Document) -> Template | None:
        """Return the template that a report follows, None where it names one that does not exist."""
        return self._named(document.text_of("template").strip().lower() or self.default)

    def used_by(self, documents: Iterable[Document]) -> Mapping[str, Template]:
        """Return by their names the templates that are in use."""
        names = {self.default, *(document.text_of("template") for document in documents)}
        return {name: template for name in sorted(names) if (template := self._named(name))}

    @cached_property
    def _named(self) -> Callable[[str], Template | None]:
        def read(name: str) -> Template | None:
            return read_template(self.files[name], self.own, self.words) if name in self.files else None

        return cache(read)


NO_TEMPLATES = Templates({}, "")


def read_template(path: Path, own: Iterable[OwnSection] = (), words: Words = ENGLISH) -> Template:
    """Read a template; the roles that its front matter does not list are neither wanted nor ordered.

    Headings and guidance of one of ours are in the language of the site, where that has them.

    The sections of the site's `own` stand where they say, and are required where they say that.
    """
    (document,) = read_files([path], path.parent, path.parent)
    own = tuple(own)
    template = _template(path, document, headings(own))
    if path.parent == BUILT_IN:
        template = replace(template, body=_LINE.sub(partial(_in_language, words), template.body))
    return reduce(_with_section, own, template)


def said_in(body: str) -> Iterator[str]:
    """Yield the headings and the guidance of a template's body."""
    yield from (line["said"] for line in _LINE.finditer(body))


def _in_language(words: Words, line: Match[str]) -> str:
    """Return a line in a language; a heading stays where nobody would know it again as that of its part."""
    said = words.word(line["said"])
    if line["lead"].startswith("#") and role_of(said) != role_of(line["said"]):
        said = line["said"]
    return f"{line['lead']}{said}{line['end']}"


def _with_section(template: Template, own: OwnSection) -> Template:
    """Add a section of a site's own, where the template does not have it already."""
    order, required, body = template.order, template.required, template.body
    if own.name not in order and own.after in order:
        at = order.index(own.after) + 1
        order = (*order[:at], own.name, *order[at:])
    if own.name not in ROLES:
        later = order[order.index(own.name) + 1 :] if own.name in order else ()
        body = _with_heading(body, own, frozenset(later))
    if own.required != "never" and own.name not in required:
        required = (*required, own.name)
    return replace(template, order=order, required=required, body=body)


def _with_heading(body: str, own: OwnSection, later: Collection[str]) -> str:
    """Write a section's heading and its guidance above the first section that comes after it."""
    sections = with_own_roles(read_document("", body.encode()), (own,)).sections
    if any(section.role == own.name for section in sections):
        return body
    at = next((section.start for section in sections if section.role in later), len(body))
    said = " ".join(own.doc.replace("--", "-").split())
    guidance = f"<!-- guidance: {said} -->\n\n" if said else ""
    above = body[:at].rstrip("\n")
    return f"{above}\n\n## {' '.join(own.titles[0].split())}\n\n{guidance}{body[at:]}".lstrip("\n")


def _template(path: Path, document: Document, known: Collection[str]) -> Template:
    return Template(
        path.stem,
        document.text_of("description"),
        _roles(document, "order", known),
        _roles(document, "required", known),
        _roles(document, "recommended", known),
        document.body.lstrip("\n"),
    )


def _roles(document: Document, name: str, known: Collection[str]) -> tuple[str, ...]:
    """Return the roles of a list; one that there is not is told of the template, and asked of no report."""
    field = document.fields.get(name)
    value = plain(field.value) if field else []
    roles = value if isinstance(value, list) else [value] if isinstance(value, str) else []
    return tuple(str(role) for role in roles if role in known)


def template_problems(
    paths: Iterable[Path], base: Path, own: Iterable[OwnSection] = ()
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the front matter of a site's own templates."""
    roles = headings(own)
    documents = (document for path in paths for document in read_files([path], base, path.parent))
    for document in documents:
        problems = (*document.problems, *_unknown(document, tuple(roles)), *_unfinished(document))
        for problem in problems:
            if problem.blocking and not document.has_front_matter:
                problem = problem._replace(help=HOW_A_TEMPLATE_STARTS)
            yield document.source.diagnose(problem._replace(code="invalid-setting"), Level.ERROR)


def _unfinished(document: Document) -> Iterator[Problem]:
    """Yield a problem for each place where both sides of a merge stand: new reports would have them too."""
    yield from (
        Problem("", start, end, UNFINISHED, HELP) for start, end, _ in conflicts(document.source.text)
    )


def _unknown(document: Document, roles: tuple[str, ...]) -> Iterator[Problem]:
    for field in document.fields.values():
        if field.name not in FIELDS:
            message = f"a template has no field `{shorten(field.name)}`"
            help_ = lines("known here: " + ", ".join(FIELDS), did_you_mean(field.name, FIELDS))
            yield Problem("", field.start, field.end, message, help_)
        elif field.name != "description":
            yield from _unknown_roles(field, roles)


def _listed(written: str, roles: Collection[str]) -> str:
    """Propose the list that a text with commas was meant for; "" where it was not."""
    parts = [part.strip() for part in written.split(",")]
    return f"write `[{', '.join(parts)}]`" if len(parts) > 1 and all(part in roles for part in parts) else ""


def _unknown_roles(field: Field, roles: tuple[str, ...]) -> Iterator[Problem]:
    items = field.value.data if isinstance(field.value.data, tuple) else (field.value,)
    for item in items:
        if item.data not in roles:
            written = str(plain(item))
            message, known = f"`{shorten(written)}` is no role of a section", "roles are " + ", ".join(roles)
            help_ = lines(known, _listed(written, roles) or did_you_mean(role_of(written) or written, roles))
            yield Problem("", item.start, item.end, message, help_)
