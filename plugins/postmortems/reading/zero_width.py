"""Characters without width that were pasted into front matter: told, and read past, each at its place."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Any

from ..model.diagnostic import Level, Problem
from ..model.document import Field, Value
from ..patterns import deferred
from .source import CODE, MAX_REPORTS

_ZERO_WIDTH = deferred("[\u200b\u2060\ufeff]")
_FOR_YAML = {0xFEFF: 0x2060}
"""A byte-order mark ends a line to YAML."""


def zero_widths(text: str, start: int, end: int) -> tuple[str, tuple[Problem, ...]]:
    """Return a text that YAML reads as what can be seen, and what has no width between two offsets."""
    part = text[start:end]
    if part.isascii():
        return text, ()
    found = islice(_ZERO_WIDTH.finditer(part), MAX_REPORTS)
    places = [(start + match.start(), f"an invisible character (U+{ord(match[0]):04X})") for match in found]
    problems = [Problem(CODE, at, at + 1, what, "remove it", Level.WARNING) for at, what in places]
    return (text[:start] + part.translate(_FOR_YAML) + text[end:] if problems else text), tuple(problems)


def without_them(fields: Mapping[str, Field]) -> dict[str, Field]:
    """Return fields as they were read, without what has no width in their names and values."""
    bare = (
        each._replace(name=_ZERO_WIDTH.sub("", each.name), value=_bare(each.value))
        for each in fields.values()
    )
    return {field.name: field for field in bare}


def _bare(value: Value) -> Value:
    data: Any = value.data
    if isinstance(data, str):
        data = _ZERO_WIDTH.sub("", data)
    elif isinstance(data, tuple):
        data = tuple(map(_bare, data))
    elif isinstance(data, Mapping):
        data = without_them(data)
    return value._replace(data=data)
