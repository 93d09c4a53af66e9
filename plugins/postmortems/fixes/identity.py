"""A report under another id: the field says so, and what it was called before is among its aliases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..model.document import Document, Field, Value
from ..model.field_types import declarations
from ..model.incident import Incident
from ..patterns import deferred
from ..reading.front_matter import split
from ..reading.names import key_of
from .fix import Edit, written_as

_PLAIN = deferred(r"[^\W_][\w.-]*")
_FIELDS = [*declarations(Incident)]
_BEFORE_ALIASES = _FIELDS[_FIELDS.index("aliases") - 1 :: -1]
"""The fields behind which earlier ids stand, the nearest first."""
_NULLS = ("null", "Null", "NULL")


def called(document: Document, old: str, new: str, *, in_field: bool) -> Iterator[Edit]:
    """Yield the edits that give a report its new id; `in_field` says that it needs a field for it."""
    field = document.fields.get("id")
    if field and field.value.data is not None:
        yield from written_as(document, field.value, new)
    elif in_field and field:
        yield Edit(field.start, max(field.end + 1, _end(document, field.value)), f"id: {_scalar(new)}")
    elif in_field:
        yield from _added(document, f"id: {_scalar(new)}", "title")
    aliases = document.fields.get("aliases")
    if key_of(old) != key_of(new):
        written = _aliases(aliases, old, new)
        if aliases:
            yield Edit(aliases.start, max(aliases.end + 1, _end(document, aliases.value)), written)
        else:
            yield from _added(document, written, *_BEFORE_ALIASES)


def _aliases(field: Field | None, old: str, new: str) -> str:
    """Return the line of the aliases with what a report was called before, and without what it is now."""
    before = list(_names(field.value)) if field else []
    names = [name for name in before if key_of(name) not in (key_of(old), key_of(new))] + [old]
    return f"aliases: [{', '.join(map(_scalar, names))}]"


def _end(document: Document, value: Value) -> int:
    """Return where a value ends, without the blank lines and the comments behind it."""
    items: tuple[Value, ...] = value.data if isinstance(value.data, tuple) else ()
    text = document.source.text
    if items and text[value.start] != "[":
        return items[-1].end
    return value.start + len(text[value.start : value.end].rstrip())


def _names(value: Value) -> Sequence[str]:
    if isinstance(value.data, tuple):
        return [str(item.data) for item in value.data if item.data is not None]
    return [] if value.data is None or isinstance(value.data, Mapping) else [value.data]


def _added(document: Document, line: str, *after: str) -> Iterator[Edit]:
    """Yield the edit that adds a line behind the first of some fields that stands on one, or as the last."""
    text, fences = document.source.text, split(document.source.text)
    if fences is None:
        return
    for field in filter(None, map(document.fields.get, after)):
        end = text.find("\n", field.value.end)
        if field.value.data is not None and "\n" not in text[field.start : field.value.end] and end >= 0:
            yield Edit(end, end, f"\n{line}")
            return
    end = fences[1]
    yield Edit(end, end, f"{line}\n" if text[end - 1 : end] == "\n" else f"\n{line}")


def _scalar(name: str) -> str:
    """Return an id as YAML has it."""
    return name if _PLAIN.fullmatch(name) and name not in _NULLS else "'" + name.replace("'", "''") + "'"
