"""The single values of a report's front matter, each with the kind that its declaration gives it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..model.document import Document, Field, Value
from ..model.field_types import FieldType, ListOf, Record, declarations
from ..model.incident import Incident
from ..reading.values import spellings
from .fix import Edit


def declared(document: Document) -> Iterator[tuple[Value, FieldType]]:
    """Yield each value that is text, at any depth."""
    yield from _fields(document.fields, Incident)


def _fields(fields: Mapping[str, Field], cls: type[object]) -> Iterator[tuple[Value, FieldType]]:
    known, names = declarations(cls), spellings(cls)
    for field in fields.values():
        if field.name in names:
            yield from _values(field.value, known[names[field.name]].kind)


def _values(value: Value, kind: FieldType) -> Iterator[tuple[Value, FieldType]]:
    if isinstance(kind, ListOf):
        for item in value.data if isinstance(value.data, tuple) else (value,):
            yield from _values(item, kind.item)
    elif isinstance(kind, Record):
        if isinstance(value.data, Mapping):
            yield from _fields(value.data, kind.cls)
        elif kind.shorthand:
            yield from _values(value, declarations(kind.cls)[kind.shorthand].kind)
    elif isinstance(value.data, str):
        yield value, kind


def written_as(document: Document, value: Value, text: str) -> Iterator[Edit]:
    """Yield the edit that writes another text in a value's place, in the quotes that it has.

    None where it is written that way, or so that a place in the file is not a place in the text.
    """
    quotes = 0 if value.plain else 1
    start, end = value.start + quotes, value.end - quotes
    if document.source.text[start:end] == value.data != text:
        yield Edit(start, end, text)
