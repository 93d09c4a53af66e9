"""The single values of a report's front matter, each with the kind that its declaration gives it.

`own` are the declarations of the site's own fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from ..model.document import Document, Field, Value
from ..model.field_types import Declaration, FieldType, ListOf, Record, declarations, of_class
from ..model.incident import Incident
from .values import spellings

Own = Mapping[str, Declaration]
Kinds = Mapping[str, FieldType]
Found = list[tuple[Value, FieldType]]
NO_OWN: Own = MappingProxyType({})


def declared(document: Document, own: Own = NO_OWN) -> Found:
    """Return each value that is text, at any depth."""
    found: Found = []
    _add_fields(document.fields, _kinds(Incident), found)
    if own:
        _add_fields(document.fields, {name: each.kind for name, each in own.items()}, found)
    return found


def every_value(document: Document, own: Own = NO_OWN) -> Iterator[tuple[Value, FieldType | None]]:
    """Yield each text of the front matter with its declared kind, None where nobody declared it."""
    kinds = {value.start: kind for value, kind in declared(document, own)}
    yield from ((value, kinds.get(value.start)) for value in texts(document.fields))


def texts(data: tuple[Value, ...] | Mapping[str, Field]) -> Iterator[Value]:
    """Yield each text of a list or a mapping, at any depth."""
    for value in data if isinstance(data, tuple) else [field.value for field in data.values()]:
        if isinstance(value.data, str):
            yield value
        elif value.data:
            yield from texts(value.data)


def declared_lists(document: Document, own: Own = NO_OWN) -> Iterator[tuple[str, Value, bool]]:
    """Yield each text in a list, with the list's name, and whether it stands for the whole of it."""
    yield from _lists(document.fields, _kinds(Incident))
    for field in document.fields.values() if own else ():
        if field.name in own and isinstance(own[field.name].kind, ListOf):
            yield from _entries(field)


@of_class
def _kinds(cls: type[Any]) -> Kinds:
    """Return what kind of value a field has, by each way to write its name."""
    known = declarations(cls)
    return {written: known[name].kind for written, name in spellings(cls).items()}


def _lists(fields: Mapping[str, Field], kinds: Kinds) -> Iterator[tuple[str, Value, bool]]:
    for field in fields.values():
        kind = kinds.get(field.name)
        if isinstance(kind, ListOf):
            yield from _entries(field)
        elif isinstance(kind, Record) and isinstance(field.value.data, Mapping):
            yield from _lists(field.value.data, _kinds(kind.cls))


def _entries(field: Field) -> Iterator[tuple[str, Value, bool]]:
    data = field.value.data
    for entry in data if isinstance(data, tuple) else (field.value,):
        if isinstance(entry.data, str):
            yield field.name, entry, not isinstance(data, tuple)


def _add_fields(fields: Mapping[str, Field], kinds: Kinds, found: Found) -> None:
    for field in fields.values():
        if kind := kinds.get(field.name):
            _add(field.value, kind, found)


def _add(value: Value, kind: FieldType, found: Found) -> None:
    if isinstance(kind, ListOf):
        for item in value.data if isinstance(value.data, tuple) else (value,):
            _add(item, kind.item, found)
    elif isinstance(kind, Record):
        if isinstance(value.data, Mapping):
            _add_fields(value.data, _kinds(kind.cls), found)
        elif kind.shorthand:
            _add(value, _kinds(kind.cls)[kind.shorthand], found)
    elif isinstance(value.data, str):
        found.append((value, kind))
