"""Characters without width that were pasted into front matter: told, and read past, each at its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..model.diagnostic import Level, Problem
from ..model.document import Field, Value
from ..patterns import deferred
from .source import INVISIBLE, characters, places_of

_ZERO_WIDTH = deferred("[\u200b\u2060\ufeff]")
_FOR_YAML = {0xFEFF: 0x2060}
"""A byte-order mark ends a line to YAML."""


def zero_widths(text: str, offset: int) -> tuple[str, tuple[Problem, ...]]:
    """Return front matter, which stands at an offset, as YAML reads what is seen, and what has no width."""
    if text.isascii():
        return text, ()
    found = characters(text, places_of(_ZERO_WIDTH, text), INVISIBLE, "remove it", offset)
    return text.translate(_FOR_YAML), tuple(each._replace(level=Level.WARNING) for each in found)


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
