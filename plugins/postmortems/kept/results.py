"""Results kept in a file, each by the stamp of what makes results, its kind, and what it was made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar, cast

from .codec import CannotKeep, Codec
from .disk import Disk
from .store import Kept, Kind
from .workers import LEAST, divide

T = TypeVar("T")


class Results:
    """Keeps results from one run to the next; those of another `stamp` are never found."""

    def __init__(self, disk: Disk, stamp: str, workers: int = 1) -> None:
        self._disk, self._stamp, self._workers = disk, stamp.encode(), workers
        self._codecs: dict[str, Codec] = {}

    @property
    def file(self) -> Path:
        """Where they are kept."""
        return self._disk.file

    @property
    def trouble(self) -> str:
        """Why nothing is kept, empty where all is well."""
        return self._disk.trouble

    def get(self, kind: Kind[T], key: str) -> T | None:
        """Return what was put; what cannot be read was not."""
        data = self._disk.get(self._key(kind, key))
        if data is None:
            return None
        try:
            return cast("T", self._codec(kind).decode(data))
        except CannotKeep:
            return None

    def put(self, kind: Kind[T], key: str, result: T) -> None:
        """Keep a result; one that is not what its kind declares is not kept."""
        if self.trouble:
            return
        try:
            self._disk.put(self._key(kind, key), self._codec(kind).encode(result))
        except CannotKeep:
            return

    def ahead(self, kind: Kind[Any], work: Mapping[str, Callable[[], object]]) -> None:
        """Read what is kept at once; have several processes make what is not, where it is much."""
        self._disk.fetch([self._key(kind, key) for key in work])
        if self._workers == 1 or len(work) < LEAST or self.trouble:
            return
        missing = [make for key, make in work.items() if not self._disk.has(self._key(kind, key))]
        if len(missing) >= LEAST:
            divide(missing, self.flush, self._workers)

    def flush(self) -> None:
        """Write what is to be kept."""
        self._disk.flush()

    def _key(self, kind: Kind[Any], key: str) -> bytes:
        made = blake2b(digest_size=20, key=self._stamp[:64])
        made.update(f"{kind.name}\n{key}".encode())
        return made.digest()

    def _codec(self, kind: Kind[Any]) -> Codec:
        if kind.name not in self._codecs:
            self._codecs[kind.name] = Codec(kind.type, kind.shared, kind.late)
        return self._codecs[kind.name]


class InFront:
    """Keeps results at hand that are kept longer elsewhere."""

    def __init__(self, near: Kept, far: Kept) -> None:
        self._near, self._far = near, far

    def get(self, kind: Kind[T], key: str) -> T | None:
        """Return what was put."""
        found = self._near.get(kind, key)
        if found is None:
            found = self._far.get(kind, key)
            if found is not None:
                self._near.put(kind, key, found)
        return found

    def ahead(self, kind: Kind[Any], work: Mapping[str, Callable[[], object]]) -> None:
        """Have results made where they are kept longer, all but those at hand."""
        self._far.ahead(kind, {key: make for key, make in work.items() if self._near.get(kind, key) is None})

    def put(self, kind: Kind[T], key: str, result: T) -> None:
        """Keep a result in both."""
        self._near.put(kind, key, result)
        self._far.put(kind, key, result)
