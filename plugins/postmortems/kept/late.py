"""Records of which a field is read when it is first asked for: of many that are kept, most never are."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from .behind import Behind, Turn
from .standard import only

_PIECES = "_kept_pieces"
_SHORT = 80
"""What takes fewer bytes is read sooner than it is put aside."""


class _Pieces(NamedTuple):
    """The fields of one record that nobody has asked for yet."""

    kept: dict[str, bytes]
    turns: Mapping[str, Turn]
    shared: Sequence[Any]
    behind: Behind

    def read(self, name: str) -> Any:
        """Return the value of a field."""
        return self.behind.read_later(self.turns[name], self.kept[name], self.shared)


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


def late_form(
    kind: type, turns: Mapping[str, tuple[Turn, Turn]], at_once: Collection[str], behind: Behind
) -> tuple[Turn, Turn]:
    """Return what turns records of a dataclass into what JSON holds, and back.

    `turns` has the same two for the values of each field. Those `at_once` are read with their record, and so
    is what is short.
    """
    readers = {name: read for name, (_, read) in turns.items()}
    _prepare(kind, [name for name in turns if name not in at_once])

    def write(record: Any) -> Any:
        only(record, kind)
        here: dict[str, Any] = {}
        later: dict[str, Any] = {}
        for name, (turn, _) in turns.items():
            value = turn(getattr(record, name))
            data = b"" if name in at_once else behind.encoded(value)
            if len(data) < _SHORT:
                here[name] = value
            else:
                later[name] = behind.put(data)
        return [here, later]

    def read(data: Any) -> Any:
        here, later = data
        if len(here) + len(later) != len(turns):
            raise ValueError("a field is missing")
        record: Any = object.__new__(kind)
        values = {name: readers[name](value) for name, value in here.items()}
        kept = {name: behind.take(at) for name, at in later.items()}
        record.__dict__.update(values, **{_PIECES: _Pieces(kept, readers, tuple(behind.read), behind)})
        return record

    return write, read


def _prepare(kind: type, names: Sequence[str]) -> None:
    """Have the records of a dataclass ask for those of their fields that are not there yet."""
    for name in names:
        found = vars(kind).get(name, dataclasses.MISSING)
        if not isinstance(found, _Late):
            setattr(kind, name, _Late(name, found))
