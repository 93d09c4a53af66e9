"""Values of one declared type to bytes and back. Nothing is executed, and what does not fit raises."""

from __future__ import annotations

import zlib
from typing import Any

from .behind import json_bytes, value_of
from .forms import Forms

_BIG = 32_000
_PACKED, _LOOSE = b"z", b"-"
_BEHIND = b"\0"
"""What no JSON has: behind it stand the bytes of a value, which JSON has no word for."""
_WRONG = (
    ArithmeticError, AttributeError, LookupError, OSError, RecursionError, TypeError, ValueError, zlib.error
)  # fmt: skip


class CannotKeep(Exception):  # noqa: N818 (it is no error of the program)
    """A value that is not what is declared, or bytes that are no such value."""


class Codec:
    """Turns values of one type into bytes and back; see `Forms` for what is `shared` or `late`."""

    def __init__(self, declared: Any, shared: tuple[type, ...] = (), late: tuple[type, ...] = ()) -> None:
        self._forms = Forms(shared, late)
        self._write, self._read = self._forms.of(declared)

    def encode(self, value: Any) -> bytes:
        """Return a value as bytes. Raises CannotKeep."""
        with self._forms.behind.lock:
            self._forms.begin()
            try:
                data = _BEHIND.join([json_bytes(self._write(value)), *self._forms.behind.texts()])
            except _WRONG as why:
                raise CannotKeep(str(why)) from None
        return _PACKED + zlib.compress(data, 1) if len(data) > _BIG else _LOOSE + data

    def decode(self, data: bytes) -> Any:
        """Return the value that bytes stand for. Raises CannotKeep."""
        try:
            plain = zlib.decompress(data[1:]) if data[:1] == _PACKED else data[1:]
            text, _, behind = plain.partition(_BEHIND)
            with self._forms.behind.lock:
                self._forms.begin(behind)
                return self._read(value_of(text))
        except _WRONG as why:
            raise CannotKeep(str(why)) from None
