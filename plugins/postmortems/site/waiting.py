"""Pages and files that wait to be written: where there are many, packed until they are asked for."""

import zlib
from functools import lru_cache
from typing import NamedTuple

MANY = 3000
"""For more reports than this, a third of the memory is worth the time in which all that waits is packed."""
_LEVEL = 4
"""A tenth smaller than with the first level, in a tenth more time; the next ones take twice as long."""


class Waiting(NamedTuple):
    """Bytes as they are held."""

    held: bytes
    is_packed: bool = False

    @property
    def data(self) -> bytes:
        """The bytes themselves."""
        return unpacked(self.held) if self.is_packed else self.held

    def saying(self, data: bytes) -> "Waiting":
        """Return other bytes, held in the same way."""
        return waiting(data, pack=self.is_packed)


def waiting(data: bytes, *, pack: bool = False) -> Waiting:
    """Return bytes to be held."""
    return Waiting(zlib.compress(data, _LEVEL), is_packed=True) if pack else Waiting(data)


@lru_cache(maxsize=1)
def unpacked(held: bytes) -> bytes:
    """Return what was packed: who writes it asks for that several times, and then no more."""
    return zlib.decompress(held)
