"""The single values of a report's front matter, each with the kind that its declaration gives it.

`own` are the declarations of the site's own fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from ..model.document import Document, Field, Value
from ..model.field_types import Declaration, FieldType, ListOf, Record, declarations
from ..model.incident import Incident
from .values import spellings

Own = Mapping[str, Declaration]
NO_OWN: Own = MappingProxyType({})


def declared(document: Document, own: Own = NO_OWN) -> Iterator[tuple[Value, FieldType]]:
    """Yield each value that is text, at any depth."""
    yield from _fields(document.fields, Incident)
    for field in document.fields.values() if own else ():
        if field.name in own:
            yield from _values(field.value, own[field.name].kind)


def every_value(document: Document, own: Own = NO_OWN) -> Iterator[tuple[Value, FieldType | None]]:
    """Yield each text of the front matter with its declared kind, None where nobody declared it."""
    kinds = {value.start: kind for value, kind in declared(document, own)}
    for field in document.fields.values():
        yield from ((value, kinds.get(value.start)) for value in _texts(field.value))


def declared_lists(document: Document, own: Own = NO_OWN) -> Iterator[tuple[str, Value, bool]]:
    """Yield each text in a list, with the list's name, and whether it stands for the whole of it."""
    yield from _lists(document.fields, Incident)
    for field in document.fields.values() if own else ():
        if field.name in own and isinstance(own[field.name].kind, ListOf):
            yield from _entries(field)


def _texts(value: Value) -> Iterator[Value]:
    if isinstance(value.data, str):
        yield value
    elif value.data is not None:
        parts = (
            (field.value for field in value.data.values()) if isinstance(value.data, Mapping) else value.data
        )
        for part in parts:
            yield from _texts(part)


def _lists(fields: Mapping[str, Field], cls: type[object]) -> Iterator[tuple[str, Value, bool]]:
    known, names = declarations(cls), spellings(cls)
    for field in fields.values():
        kind = known[names[field.name]].kind if field.name in names else None
        data = field.value.data
        if isinstance(kind, ListOf):
            yield from _entries(field)
        elif isinstance(kind, Record) and isinstance(data, Mapping):
            yield from _lists(data, kind.cls)


def _entries(field: Field) -> Iterator[tuple[str, Value, bool]]:
    data = field.value.data
    for entry in data if isinstance(data, tuple) else (field.value,):
        if isinstance(entry.data, str):
            yield field.name, entry, not isinstance(data, tuple)


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
