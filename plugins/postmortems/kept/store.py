"""Where results are kept: by kind, and by a digest of all that they were made of.

A result is never marked as stale: what it was made of has changed, so it is asked for under another key.
"""

from collections.abc import Callable, Mapping
from hashlib import blake2b
from typing import Any, Generic, NamedTuple, Protocol, TypeVar, cast

T = TypeVar("T")


class Kind(NamedTuple, Generic[T]):
    """A kind of results: its name, and its type as it is annotated. Whoever keeps results declares theirs.

    Of the types that are `shared`, one value is found at several places of a result. Of those that are
    `late`, fields are read from what is kept when they are asked for.
    """

    name: str
    type: Any
    shared: tuple[type, ...] = ()
    late: tuple[type, ...] = ()


class Kept(Protocol):
    """What keeps results; that it keeps nothing is always right, only slower."""

    def get(self, kind: Kind[T], key: str) -> T | None:
        """Return what was put, None where nothing is kept."""

    def put(self, kind: Kind[T], key: str, result: T) -> None:
        """Keep a result, which must never change."""

    def ahead(self, kind: Kind[Any], work: Mapping[str, Callable[[], object]]) -> None:
        """Have results made at once that will be asked for, each by its key with who makes and puts it."""


class Nothing:
    """Keeps nothing."""

    def get(self, kind: Kind[T], key: str) -> T | None:
        """Return None."""

    def put(self, kind: Kind[T], key: str, result: T) -> None:
        """Do nothing."""

    def ahead(self, kind: Kind[Any], work: Mapping[str, Callable[[], object]]) -> None:
        """Do nothing."""


NOTHING: Kept = Nothing()


def once(kept: Kept, kind: Kind[T], key: str, make: Callable[[], T]) -> T:
    """Return a result that is kept, or else is made, and kept from then on."""
    found = kept.get(kind, key)
    if found is None:
        found = make()
        kept.put(kind, key, found)
    return found


class Memory:
    """Keeps results until `let_go`, and beyond it those that were asked for since the last one."""

    def __init__(self) -> None:
        self._results: dict[tuple[str, str], object] = {}
        self._asked: set[tuple[str, str]] = set()

    def get(self, kind: Kind[T], key: str) -> T | None:
        """Return what was put."""
        self._asked.add((kind.name, key))
        return cast("T | None", self._results.get((kind.name, key)))

    def put(self, kind: Kind[T], key: str, result: T) -> None:
        """Keep a result."""
        self._asked.add((kind.name, key))
        self._results[kind.name, key] = result

    def ahead(self, kind: Kind[Any], work: Mapping[str, Callable[[], object]]) -> None:
        """Do nothing: each is made when it is asked for."""

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
