"""Where results are kept: by kind, and by a digest of all that they were made of.

A result is never marked as stale: what it was made of has changed, so it is asked for under another key.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import Protocol


class Kept(Protocol):
    """What keeps results; that it keeps nothing is always right, only slower."""

    def get(self, kind: str, key: str) -> object | None:
        """Return what was put, None where nothing is kept."""

    def put(self, kind: str, key: str, result: object) -> None:
        """Keep a result, which must never change."""


class Nothing:
    """Keeps nothing."""

    def get(self, kind: str, key: str) -> object | None:
        """Return None."""

    def put(self, kind: str, key: str, result: object) -> None:
        """Do nothing."""


NOTHING: Kept = Nothing()


class Memory:
    """Keeps results until `let_go`, and beyond it those that were asked for since the last one."""

    def __init__(self) -> None:
        self._results: dict[tuple[str, str], object] = {}
        self._asked: set[tuple[str, str]] = set()

    def get(self, kind: str, key: str) -> object | None:
        """Return what was put."""
        self._asked.add((kind, key))
        return self._results.get((kind, key))

    def put(self, kind: str, key: str, result: object) -> None:
        """Keep a result."""
        self._asked.add((kind, key))
        self._results[kind, key] = result

    def let_go(self) -> None:
        """Forget what nobody asked for: what a site is no longer made of."""
        self._results = {key: result for key, result in self._results.items() if key in self._asked}
        self._asked.clear()


def digest(*parts: str | bytes) -> str:
    """Return what stands for texts, each with its end: other texts have another one."""
    made = blake2b(digest_size=20)
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        made.update(len(data).to_bytes(8, "big"))
        made.update(data)
    return made.hexdigest()
