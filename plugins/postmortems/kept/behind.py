"""Bytes behind the text of a value: those that it has, and the texts of what is read when it is asked for."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from threading import RLock
from typing import Any

from .standard import only

Turn = Callable[[Any], Any]
_WRITER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)
"""What it writes was made of records that never change: none holds itself."""
_READER = json.JSONDecoder()


class Behind:
    """What stands behind the text of one value at a time, that of who has the `lock`.

    `read` are the shared records that were read of it: others name them by their numbers.
    """

    def __init__(self) -> None:
        self.lock = RLock()
        self.read: list[Any] = []
        self._bytes: list[bytes] = []

    def begin(self, behind: bytes = b"") -> None:
        """Begin another value."""
        self.read.clear()
        self._bytes[:] = [behind]

    def texts(self) -> list[bytes]:
        """Return the bytes that are to stand behind what was written."""
        return [b"".join(self._bytes)] if len(self._bytes) > 1 else []

    def put(self, value: Any) -> list[int]:
        """Put bytes, and return what JSON holds instead."""
        start = sum(map(len, self._bytes))
        self._bytes.append(only(value, bytes))
        return [start, len(value)]

    def take(self, data: Any) -> bytes:
        """Return bytes that were put."""
        start, size = data
        found = self._bytes[0][start : start + size]
        if len(found) != size:
            raise ValueError("bytes are missing")
        return found

    def read_later(self, turn: Turn, kept: bytes, shared: Sequence[Any]) -> Any:
        """Return what bytes stand for that were put of a value; `shared` are the records that it may name."""
        with self.lock:
            before = self.read[:]
            self.read[:] = shared
            try:
                return turn(kept)
            finally:
                self.read[:] = before


def text_bytes(text: str) -> bytes:
    """Return what is to be put of a text."""
    return text.encode("utf-8", "surrogatepass")


def text_of(kept: bytes) -> str:
    """Return a text that was put."""
    return kept.decode("utf-8", "surrogatepass")


def json_bytes(value: Any) -> bytes:
    """Return what JSON says of a value."""
    return text_bytes(_WRITER.encode(value))


def value_of(kept: bytes) -> Any:
    """Return what JSON says."""
    return _READER.decode(text_of(kept))
