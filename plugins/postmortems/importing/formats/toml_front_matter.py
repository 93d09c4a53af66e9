"""A report whose front matter is TOML between `+++`, as Zola and Hugo write it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from ...model.document import Document
from ...reading.document import read_document
from ...reading.front_matter import write
from ..drafting.draft import Draft, Site
from . import Claim, read_drafts

_FENCES = re.compile(r"\+\+\+[ \t]*\n(.*?)\n\+\+\+[ \t]*(?:\n|$)", re.DOTALL)
ENDINGS = (".md", ".markdown", "")


def claim(document: Document) -> Claim:
    """Claim what stands between its fences and can be read."""
    return Claim.HAS_MY_MARKS if _fields(document) else Claim.NOT_MINE


def read(document: Document, site: Site) -> Sequence[Draft]:
    """Read it as the same report with YAML, in whatever format that is."""
    found = _FENCES.match(document.source.text)
    body = document.source.text[found.end() :] if found else ""
    return read_drafts(read_document(document.path, write(_fields(document), body).encode()), site)


def _fields(document: Document) -> dict[str, Any]:
    """Return the fields as plain text and collections of it, none where they cannot be read."""
    found = _FENCES.match(document.source.text)
    try:
        return {name: _plain(value) for name, value in tomllib.loads(found[1]).items()} if found else {}
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return {}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date | datetime | time) else str(value)
