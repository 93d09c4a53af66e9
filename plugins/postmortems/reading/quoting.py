"""Quotes that a value of YAML needs or has in the wrong place: `"Checkout" down`, `'It's down'`, `*now*`."""

from __future__ import annotations

from ..patterns import deferred

_WHOLE = deferred(r"\"(?:[^\"\\]|\\.)*+\"(?:\s+#.*)?|'(?:[^']|'')*+'(?:\s+#.*)?")
_NEEDS = deferred(r"[@`%]|\*{1,2}[^\s*][^*\n]{0,200}\*|[^\"'*\n][^\n]*(?::[ ]|:$)")


def in_quotes(value: str) -> str:
    """Return a value of one line with quotes around all of it; "" where it needs none, or is not certain."""
    sign = value[:1]
    if " #" in value or _WHOLE.fullmatch(value):
        return ""
    if sign not in ('"', "'"):
        return quoted(value) if _NEEDS.match(value) else ""
    is_odd, is_around = value.count(sign) % 2, value.endswith(sign)
    if value.count(sign) == 1 or is_odd != is_around:
        return ""
    return quoted(value[1:-1] if is_around else value)


def quoted(value: str) -> str:
    """Return a text in quotes, those that need no escape if there are."""
    if '"' in value and "'" not in value:
        return f"'{value}'"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
