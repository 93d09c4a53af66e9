"""The rows of a file of results: found by their keys, one by one or many at once, and dropped."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

Row = tuple[object, object]
"""The bytes of a row and the day on which it was last used, unless somebody else put other things there."""
_GET = "SELECT data, day FROM row JOIN content USING (id) WHERE key = ?"
_GET_ALL = "SELECT key, data, day FROM row JOIN content USING (id) WHERE key IN ("
_AT_ONCE = 500


def row(file: sqlite3.Connection, key: bytes) -> Row | None:
    """Return a row, None where there is none."""
    found: Row | None = file.execute(_GET, (key,)).fetchone()
    return found


def all_keys(file: sqlite3.Connection) -> set[bytes]:
    """Return the keys of all rows: to look for one that is not there takes as long as to read one."""
    return {key for (key,) in file.execute("SELECT key FROM row")}


def is_there(file: sqlite3.Connection, key: bytes) -> bool:
    """Tell whether there is a row, which to ask of many takes less memory than the keys of all."""
    return file.execute("SELECT 1 FROM row WHERE key = ?", (key,)).fetchone() is not None


def rows(file: sqlite3.Connection, keys: Sequence[bytes]) -> Iterator[tuple[bytes, Row]]:
    """Yield those of some rows that are there, by their keys."""
    for at in range(0, len(keys), _AT_ONCE):
        some = keys[at : at + _AT_ONCE]
        asked = _GET_ALL + ", ".join("?" * len(some)) + ")"
        yield from ((key, (data, day)) for key, data, day in file.execute(asked, some))


def drop(file: sqlite3.Connection, key: bytes) -> None:
    """Remove a row."""
    file.execute("DELETE FROM content WHERE id = (SELECT id FROM row WHERE key = ?)", (key,))
    file.execute("DELETE FROM row WHERE key = ?", (key,))
