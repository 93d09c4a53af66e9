"""Report templates: Markdown files, those that come with the package and a site's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..sections import Template
from .document import read_document
from .front_matter import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..model.document import Document

BUILT_IN = Path(__file__).parent.parent / "templates"


def template_paths(folder: Path | None) -> Mapping[str, Path]:
    """Return the file of each template by name; a site's own win over those of the package."""
    folders = [BUILT_IN, *([folder] if folder and folder.is_dir() else [])]
    return {path.stem: path for each in folders for path in sorted(each.glob("*.md"))}


def read_template(path: Path) -> Template:
    """Read a template; the roles that its front matter does not list are neither wanted nor ordered."""
    document = read_document(path.as_posix(), path.read_bytes())
    return Template(
        path.stem, document.text_of("description"), _roles(document, "order"), _roles(document, "required"),
        _roles(document, "recommended"), document.body.lstrip("\n"),
    )  # fmt: skip


def _roles(document: Document, name: str) -> tuple[str, ...]:
    field = document.fields.get(name)
    value = plain(field.value) if field else []
    return tuple(str(role) for role in value) if isinstance(value, list) else ()
