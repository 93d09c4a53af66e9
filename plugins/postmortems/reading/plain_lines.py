"""Lines of front matter that need no parser of YAML: `name: words`, in quotes, a list or a mapping of such.

What they are read as is what the parser makes of them, with the same places; of whatever could be anything
else none is found. A test holds both against each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from sys import intern
from typing import Any

from ..model.copies import new_tuple
from ..model.document import Field, Value
from ..patterns import deferred

NOTHING = frozenset(("", "~", "null", "Null", "NULL"))
"""What stands for no value, without quotes."""
_NAME = r"[A-Za-z_][\w-]{0,60}"
_BEYOND = r"\w\xa1-\xbf"
"""Letters of all scripts, and what Europe writes beside them; ranges of more take long to compile."""
_QUOTED = rf"""'(?P<single>[ -&(-~{_BEYOND}]*)'|"(?P<double>[ !#-\[\]-~{_BEYOND}]*)\""""
_OF_PARTS = ("list", "mapping")
_WORDS = r"\w[\w ./()%+-]*+"
"""Without quotes, in brackets too."""
_LINE = deferred(
    rf"(?m)^(?P<name>{_NAME}):(?:[ ]++(?:(?P<words>\w(?:[ -\"$-9;-~{_BEYOND}]|:[!-\"$-~])*+)|(?:{_QUOTED}"
    r"|\[(?P<list>[^\[\]\n]*)\]|\{(?P<mapping>[^{}\n]*)\})[ ]*)"
    rf"|[ ]*(?P<items>\n(?P<indent>[ ]{{1,8}})-[ ][^\n]*(?:\n(?P=indent)-[ ][^\n]*)*))$(?=\n[^\s#-]|\n?\Z)"
)
_ITEM = deferred(
    rf"\n[ ]+-[ ]+(?:(?P<words>{_WORDS})|(?:{_QUOTED}|\{{(?P<mapping>[^{{}}\n]*)\}})[ ]*)(?=\n|\Z)"
)
_ONE_PART = deferred(
    rf"[ ]{{0,9}}(?:(?P<name>{_NAME}):[ ]+)?(?:(?P<words>{_WORDS})|(?:{_QUOTED})[ ]*)(?:,|\Z)"
)


_OFTEN = 32
"""Letters: names of services, factors and states, and of fields, are held once for all reports."""


def plain_lines(text: str, offset: int) -> Iterator[tuple[int, int, Field]]:
    """Yield the fields of a front matter that need no parser, and between which offsets of it each stands.

    Places of fields and values are counted from an offset on, at which the text begins in its file.
    """
    for line in _LINE.finditer(text):
        start, end = line.span()
        if value := _items(line, offset) if line.lastgroup == "items" else _value(line, offset):
            yield start, end, new_tuple(Field, (intern(line[1]), offset + start, offset + line.end(1), value))


def _value(found: re.Match[str], offset: int) -> Value | None:
    """Return the value that was found on a line, behind a dash, or in brackets."""
    kind = found.lastgroup or ""
    start, end = found.span(kind)
    if kind == "words":
        words = found[kind].rstrip(" ")
        if len(words) < _OFTEN and words[0].isalpha():
            words = intern(words)
        start += offset
        return (
            None if words in NOTHING else new_tuple(Value, (words, start, start + len(words), True, "", ""))
        )
    data: Any = _parts(found.string, start, end, offset, kind) if kind in _OF_PARTS else found[kind]
    return None if data is None else Value(data, offset + start - 1, offset + end + 1)


def _parts(
    text: str, at: int, end: int, offset: int, kind: str
) -> tuple[Value, ...] | dict[str, Field] | None:
    values, fields = list[Value](), dict[str, Field]()
    while at < end:
        part = _ONE_PART.match(text, at, end)
        value = _value(part, offset) if part else None
        if part is None or value is None:
            return None
        if name := part[1]:
            start, at = part.span(1)
            name = intern(name)
            fields[name] = new_tuple(Field, (name, offset + start, offset + at, value))
        values.append(value)
        at = part.end()
    if len(fields) != (len(values) if kind == "mapping" else 0):
        return None
    return fields if kind == "mapping" else tuple(values)


def _items(line: re.Match[str], offset: int) -> Value | None:
    """Return the list whose items stand one a line; what ends it is what comes next."""
    text, (at, end) = line.string, line.span("items")
    values = list[Value]()
    while at < end:
        item = _ITEM.match(text, at, end)
        value = _value(item, offset) if item else None
        if item is None or value is None:
            return None
        values.append(value)
        at = item.end()
    return Value(tuple(values), offset + line.end("indent"), offset + min(end + 1, len(text)))
