"""Bytes by their key in one file, from one run to the next; where it cannot be used, it keeps nothing.

What it holds is believed, so nobody but its owner may have written it. A row that is damaged is none. Nothing
here raises: `trouble` says why nothing is kept.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from hashlib import sha256
from pathlib import Path
from time import time
from typing import NamedTuple, TypeVar

from .ownership import NotOurs, make_file, make_folder
from .rows import Row, all_keys, drop, is_there, row, rows

T = TypeVar("T")
APPLICATION, VERSION = 0x706D6B70, 1
NAME = f"results-{VERSION}.sqlite"
_ANY = f"{'[0-9a-f]' * 20}/results-[0-9].sqlite"
"""Where the files of other sites stand, and those of other versions."""
DAYS = 30
"""How long a row is kept that no run asks for."""
MOST_BYTES = 500_000_000
"""How much is kept of other days. What was used today may be several times as much: where a site did not fit,
half of it would be made anew at each build."""
_WAITS, _BATCH, _SUM, _FEW, _TODAY = 2.0, 8_000_000, 8, 100, 4
_SCHEMA = f"""
PRAGMA auto_vacuum = INCREMENTAL;
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {VERSION};
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS row (key BLOB PRIMARY KEY, id INTEGER, day INTEGER, size INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS content (id INTEGER PRIMARY KEY, data BLOB);
COMMIT;
"""
_DAMAGED = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)


class Told(NamedTuple):
    """What a file has: its rows, its bytes, and the day of the last run that used it."""

    rows: int
    size: int
    day: int


class Disk:
    """A file of rows; `day` is today's number, counted from any day that stays the same."""

    def __init__(self, folder: Path, day: int, most: int = MOST_BYTES) -> None:
        self.file = folder / NAME
        self.trouble = ""
        self._day, self._most = day, most
        self._connection: sqlite3.Connection | None = None
        self._waiting: dict[bytes, bytes] = {}
        self._amount = self._asked = 0
        self._used: set[bytes] = set()
        self._keys: set[bytes] | None = None
        self._near: dict[bytes, Row] = {}

    def get(self, key: bytes) -> bytes | None:
        """Return the bytes of a row, None where there is none that is whole."""
        found = self._waiting.get(key) or self._try(lambda file: self._row(file, key))
        if not found or found[:_SUM] != _sum(key, found[_SUM:]):
            return None
        return found[_SUM:]

    def fetch(self, keys: Sequence[bytes]) -> None:
        """Read rows that will be asked for, all at once: one by one takes several times as long."""
        self._near = self._try(lambda file: dict(rows(file, keys))) or {}

    def _row(self, file: sqlite3.Connection, key: bytes) -> bytes | None:
        found = self._near.pop(key, None)
        if found is None:
            self._asked += 1
            is_there = self._asked <= _FEW or key in self._all(file)
            found = row(file, key) if is_there else None
        if not found or type(found[0]) is not bytes:
            return None
        if found[1] != self._day:
            self._used.add(key)
        data: bytes = found[0]
        return data

    def _all(self, file: sqlite3.Connection) -> set[bytes]:
        """Return the keys of all rows, as they were when this was first asked, and of those written since.

        Who asks for a few rows does without: there are many.
        """
        if self._keys is None:
            self._keys = all_keys(file)
        return self._keys

    def has(self, key: bytes) -> bool:
        """Tell whether there is a row, whole or not."""
        return (
            key in self._waiting or key in self._near or bool(self._try(lambda file: key in self._all(file)))
        )

    def put(self, key: bytes, data: bytes) -> None:
        """Keep a row, which is written with others."""
        if self.trouble:
            return
        self._waiting[key] = _sum(key, data) + data
        self._amount += len(data)
        if self._amount > _BATCH:
            self._write()

    def flush(self) -> None:
        """Write what waits, drop what nobody has used for long, and let the file go."""
        self._write(last=True)
        self._keys = None  # from now on others may write
        self._close()

    def told(self) -> Told | None:
        """Return what the file has, None where there is none."""
        if not self.file.exists():
            return None
        found = self._try(lambda file: file.execute("SELECT count(*), max(day) FROM row").fetchone())
        self._close()
        return Told(found[0], self.file.stat().st_size, found[1] or 0) if found else None

    def _write(self, *, last: bool = False) -> None:
        if self._waiting or self._used:
            self._try(partial(self._transaction, last))
        if self._keys is not None:
            self._keys.update(self._waiting)
        self._near.clear()
        self._waiting.clear()
        self._used.clear()
        self._amount = 0

    def _transaction(self, last: bool, file: sqlite3.Connection) -> None:
        file.execute("BEGIN IMMEDIATE")
        try:
            for key, data in self._waiting.items():
                if is_there(file, key):
                    drop(file, key)
                id_ = file.execute("INSERT INTO content (data) VALUES (?)", (data,)).lastrowid
                file.execute("INSERT INTO row VALUES (?, ?, ?, ?)", (key, id_, self._day, len(data)))
            used = ((self._day, key) for key in self._used)
            file.executemany("UPDATE row SET day = ? WHERE key = ?", used)
            dropped = self._sweep(file) if last else 0
            file.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                file.execute("ROLLBACK")
            raise
        if dropped:
            file.execute("PRAGMA incremental_vacuum").fetchall()
        if last:
            self._drop_others()

    def _sweep(self, file: sqlite3.Connection) -> int:
        """Drop what nobody has used for long, and the oldest rows of a file that is too large."""
        old = [key for (key,) in file.execute("SELECT key FROM row WHERE day < ?", (self._day - DAYS,))]
        (size,) = file.execute("SELECT sum(size) FROM row").fetchone()
        if (size or 0) > self._most:
            for key, bytes_, day in file.execute("SELECT key, size, day FROM row ORDER BY day"):
                if size < self._most * (_TODAY if day == self._day else 0.8):
                    break
                old.append(key)
                size -= bytes_
        for key in old:
            drop(file, key)
        return len(old)

    def _drop_others(self) -> None:
        """Remove the files of folders that nobody has used for long: their sites are gone, or elsewhere."""
        for other in self.file.parent.parent.glob(_ANY):
            with suppress(OSError):
                if other != self.file and time() - other.stat().st_mtime > DAYS * 86_400:
                    remove(other)
                    other.parent.rmdir()

    def _try(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """Do something with the file; the first time that it cannot be done is the last."""
        if self.trouble:
            return None
        try:
            self._connection = self._connection or _opened(self.file)
            return work(self._connection)
        except NotOurs as why:
            self.trouble = str(why)
        except (sqlite3.Error, OSError, OverflowError) as why:
            self.trouble = f"{self.file}: {why}"
            self._close()
            if getattr(why, "sqlite_errorcode", 0) & 0xFF in _DAMAGED:
                remove(self.file)
        self._close()
        return None

    def _close(self) -> None:
        if self._connection:
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None


def remove(file: Path) -> None:
    """Remove a file of rows, with what was left beside it. Raises OSError."""
    for each in (file, file.with_name(f"{file.name}-journal")):
        each.unlink(missing_ok=True)


def _opened(file: Path) -> sqlite3.Connection:
    """Open a file of ours, a new one where there is none. Raises sqlite3.Error, OSError, NotOurs."""
    make_folder(file.parent)
    make_file(file)
    connection = sqlite3.connect(file, timeout=_WAITS, isolation_level=None, check_same_thread=False)
    try:
        _prepare(connection, file)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, file: Path) -> None:
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA trusted_schema = OFF")
    names = "schema_version", "application_id", "user_version"
    found = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names]
    if not any(found):
        connection.executescript(_SCHEMA)
    elif found[1:] != [APPLICATION, VERSION]:
        raise NotOurs(f"{file}: another program made it")


def _sum(key: bytes, data: bytes) -> bytes:
    made = sha256(key)  # processors have instructions for it
    made.update(data)
    return made.digest()[:_SUM]
