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
    """Keeps results as long as each run asks for them: what one whole run did not, is let go."""

    def __init__(self) -> None:
        self._before: dict[tuple[str, str], object] = {}
        self._now: dict[tuple[str, str], object] = {}

    def get(self, kind: str, key: str) -> object | None:
        """Return what was put in this run or the last."""
        if (kind, key) not in self._now and (kind, key) in self._before:
            self._now[kind, key] = self._before[kind, key]
        return self._now.get((kind, key))

    def put(self, kind: str, key: str, result: object) -> None:
        """Keep a result for this run and the next."""
        self._now[kind, key] = result

    def begin(self) -> None:
        """Begin a run. One that asked for nothing, because it failed early, does not count."""
        if self._now:
            self._before, self._now = self._now, {}


def digest(*parts: str | bytes) -> str:
    """Return what stands for texts, each with its end: other texts have another one."""
    made = blake2b(digest_size=20)
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        made.update(len(data).to_bytes(8, "big"))
        made.update(data)
    return made.hexdigest()
