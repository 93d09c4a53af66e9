"""Fields under the names that are declared: `Title`, `startedAt` and `started-at` have the same letters."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from ..model.document import Document, Field
from ..model.field_types import ListOf, Record, declarations
from ..model.incident import Incident
from ..reading.names import letters_of
from ..reading.values import spellings
from .fix import Edit, Words


def fix(document: Document, words: Words) -> Iterator[Edit]:
    """Yield an edit for each field that is known but for case, blanks, hyphens and underscores."""
    yield from _edits(document, document.fields, Incident, words.own)


def _edits(
    document: Document, fields: Mapping[str, Field], cls: type[object], own: Collection[str] = ()
) -> Iterator[Edit]:
    names = {**spellings(cls), **{name: name for name in own}}
    by_letters = {letters_of(name): name for name in reversed(list(names))}
    there = {names[name] for name in fields if name in names}
    for field in fields.values():
        name = field.name if field.name in names else by_letters.get(letters_of(field.name), "")
        if name and name != field.name and names[name] not in there:
            there.add(names[name])
            if document.source.text[field.start : field.end].strip("\"'") == field.name:
                yield Edit(field.start, field.end, name)
        if name and name not in own:
            yield from _inside(document, field, declarations(cls)[names[name]].kind)


def _inside(document: Document, field: Field, kind: object) -> Iterator[Edit]:
    record = kind.item if isinstance(kind, ListOf) else kind
    data = field.value.data
    if isinstance(record, Record):
        for part in (value.data for value in data) if isinstance(data, tuple) else (data,):
            if isinstance(part, Mapping):
                yield from _edits(document, part, record.cls)
