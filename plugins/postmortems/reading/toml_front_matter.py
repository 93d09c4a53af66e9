"""Front matter in TOML between `+++`, as Zola and Hugo write it."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from ..patterns import deferred

MOST = 20_000
"""So many characters of it are read."""
_FENCES = deferred(r"(?s)\+\+\+[ \t]*\n(?P<fields>(?:.*?\n)??)\+\+\+[ \t]*(?:\n|$)")


def toml_end(text: str) -> int:
    """Return where the text of a file begins below its TOML: 0 where it has none."""
    found = _FENCES.match(text)
    return found.end() if found else 0


def toml_fields(text: str) -> dict[str, Any]:
    """Return the fields of a file's TOML as TOML has them, none where it cannot be read."""
    return _loads(_between_fences(text)) or {}


def toml_texts(text: str) -> dict[str, str]:
    """Return the fields of a file's TOML as text, and those of its tables that have other names.

    Where it cannot be read as a whole, each line that can be counts.
    """
    written = _between_fences(text)
    fields = _loads(written)
    if fields is None:
        lines = (_loads(line) or {} for line in written.split("\n"))
        fields = {name: value for line in lines for name, value in line.items()}
    inner = (value for value in fields.values() if isinstance(value, dict))
    named = {name: value for table in (*inner, fields) for name, value in table.items()}
    return {name: _joined(value) for name, value in named.items() if not isinstance(value, dict)}


def as_text(value: Any) -> str:
    """Return a single value as it would be written without quotes."""
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date | datetime | time) else str(value)


def _joined(value: Any) -> str:
    single = value if isinstance(value, list) else [value]
    return ", ".join(as_text(each) for each in single if not isinstance(each, list | dict))


def _between_fences(text: str) -> str:
    found = _FENCES.match(text)
    return found["fields"][:MOST] if found else ""


def _loads(written: str) -> dict[str, Any] | None:
    if not written.strip():
        return {}
    # Reports of ours have YAML, and what reads TOML takes longer to load than one of them to read.
    import tomllib

    try:
        return tomllib.loads(written)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return None
