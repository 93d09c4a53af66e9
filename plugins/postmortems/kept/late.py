"""Records of which a field is read when it is first asked for: of many that are kept, most never are."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from .behind import Behind, Turn, json_bytes, text_bytes, text_of, value_of
from .standard import only

_PIECES = "_kept_pieces"
_SHORT = 200
"""What takes fewer bytes is read sooner than it is put aside."""


class Field(NamedTuple):
    """How one field is kept: what turns its value into what JSON holds, and back.

    One that is read `at_once` is so with its record. What is put aside of a text are its bytes, of another
    value what JSON says of it.
    """

    write: Turn
    read: Turn
    at_once: bool
    is_text: bool

    def aside(self, value: Any) -> bytes:
        """Return what may be put aside of what JSON holds, nothing where there is nothing to gain."""
        if self.at_once or not value:
            return b""
        return text_bytes(value) if self.is_text else json_bytes(value)

    def of(self, kept: bytes) -> Any:
        """Return the value of which this was put aside."""
        return text_of(kept) if self.is_text else self.read(value_of(kept))


class _Pieces(NamedTuple):
    """The fields of one record that nobody has asked for yet."""

    kept: dict[str, bytes]
    fields: Mapping[str, Field]
    shared: Sequence[Any]
    behind: Behind

    def read(self, name: str) -> Any:
        """Return the value of a field."""
        return self.behind.read_later(self.fields[name].of, self.kept[name], self.shared)


class _Late:
    """Stands in a class for a field; as with `cached_property`, a value in the record itself goes before."""

    def __init__(self, name: str, default: Any) -> None:
        self._name, self._default = name, default

    def __get__(self, record: Any, _: type) -> Any:
        if record is None and self._default is not dataclasses.MISSING:
            return self._default
        values: dict[str, Any] = {} if record is None else record.__dict__
        pieces: _Pieces | None = values.get(_PIECES)
        if pieces and self._name in pieces.kept:
            values[self._name] = pieces.read(self._name)
            pieces.kept.pop(self._name, None)
        if self._name not in values:
            raise AttributeError(self._name)
        return values[self._name]


def late_form(kind: type, fields: Mapping[str, Field], behind: Behind) -> tuple[Turn, Turn]:
    """Return what turns records into what JSON holds, and back; what is short is read with its record."""
    _prepare(kind, [name for name, field in fields.items() if not field.at_once])

    def write(record: Any) -> Any:
        only(record, kind)
        here: dict[str, Any] = {}
        later: dict[str, Any] = {}
        for name, field in fields.items():
            value = field.write(getattr(record, name))
            data = field.aside(value)
            if len(data) < _SHORT:
                here[name] = value
            else:
                later[name] = behind.put(data)
        return [here, later]

    def read(data: Any) -> Any:
        here, later = data
        if len(here) + len(later) != len(fields):
            raise ValueError("a field is missing")
        record: Any = object.__new__(kind)
        values = {name: fields[name].read(value) for name, value in here.items()}
        kept = {name: behind.take(at) for name, at in later.items()}
        record.__dict__.update(values, **{_PIECES: _Pieces(kept, fields, tuple(behind.read), behind)})
        return record

    return write, read


def _prepare(kind: type, names: Sequence[str]) -> None:
    """Have the records of a dataclass ask for those of their fields that are not there yet."""
    for name in names:
        found = vars(kind).get(name, dataclasses.MISSING)
        if not isinstance(found, _Late):
            setattr(kind, name, _Late(name, found))
