"""Ids of other reports without folder and ending: `related: [incidents/2025-11-20-search.md]`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.document import Document, Value
from ..patterns import deferred
from .fix import Edit, Words, written_as

_FILE = deferred(r"(?:\.{0,2}/)?(?:[\w.-]{1,100}/){0,9}(?P<id>[\w.-]{1,200}?)\.md", re.IGNORECASE)


def fix(document: Document, _: Words) -> Iterator[Edit]:
    """Yield an edit for each related id that is a file's name."""
    field = document.fields.get("related")
    for value in _ids(field.value) if field else ():
        found = _FILE.fullmatch(str(value.data))
        if found:
            yield from written_as(document, value, found["id"])


def _ids(value: Value) -> Iterator[Value]:
    data = value.data
    if isinstance(data, str):
        yield value
    elif isinstance(data, tuple):
        for item in data:
            yield from _ids(item)
    elif data and "id" in data and isinstance(data["id"].value.data, str):
        yield data["id"].value
