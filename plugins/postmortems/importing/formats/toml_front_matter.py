"""A report whose front matter is TOML between `+++`, as Zola and Hugo write it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...model.document import Document
from ...reading.document import read_document
from ...reading.front_matter import write
from ...reading.toml_front_matter import as_text, toml_end, toml_fields
from ..drafting.draft import Destination, Draft
from . import Claim, read_drafts

SAYS = "a page with TOML between `+++`"
ENDINGS = (".md", ".markdown", "")


def claim(document: Document) -> Claim:
    """Claim what stands between its fences and can be read."""
    return Claim.HAS_MY_MARKS if _fields(document) else Claim.NOT_MINE


def read(document: Document, destination: Destination) -> Sequence[Draft]:
    """Read it as the same report with YAML, in whatever format that is."""
    text = document.source.text
    body = text[toml_end(text) :]
    return read_drafts(read_document(document.path, write(_fields(document), body).encode()), destination)


def _fields(document: Document) -> dict[str, Any]:
    """Return the fields as plain text and collections of it, none where they cannot be read."""
    try:
        return {name: _plain(value) for name, value in toml_fields(document.source.text).items()}
    except RecursionError:
        return {}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return as_text(value)
