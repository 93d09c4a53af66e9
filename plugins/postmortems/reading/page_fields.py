"""What a report or a site says to the theme and to other plugins: the field and the setting `page`.

Numbers and flags are what YAML takes them for, and all else is text: that is how others read any page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..model.document import Value
from ..model.field_types import PAGE
from ..patterns import deferred
from ..wording.messages import shorten
from .scalars import INVALID, Reading

_OURS = ("title", "description", "date")
_DECIDING = ("template", "icon", "render_macros", "ignore_macros")
"""What decides what runs, or which file of the theme is looked for: the site's to say."""
_SHAPES: Mapping[str, type[Any]] = {"hide": tuple, "search": Mapping}
_WHOLE = deferred(r"[-+]?(?:0|[1-9]\d{0,15})", 0)
_BROKEN = deferred(r"[-+]?\d{1,15}\.\d{1,15}", 0)
_MARKUP = deferred(r"""[<>&"'{]""")
_FLAGS = {"true": True, "false": False}


def read_page(value: Value, name: str, reading: Reading) -> Any:
    """Return the mapping, or INVALID where anything in it cannot be used."""
    fields = value.data
    if not isinstance(fields, Mapping):
        return reading.reject(value, name, "is not a mapping", f"write {PAGE.says}")
    by_report, before = reading.noun == "field", len(reading.problems)
    for field in fields.values():
        place, whole = field.value._replace(start=field.start, end=field.end), f"{name}.{shorten(field.name)}"
        if field.name in _OURS:
            reading.reject(place, whole, "is not for this", "the fields of the report itself say it")
        elif by_report and field.name in _DECIDING:
            reading.reject(place, whole, "is the site's to say", "write it in the setting `page` of the site")
        elif field.name in _SHAPES and not isinstance(field.value.data, _SHAPES[field.name]):
            reading.reject(
                field.value, whole, "has another shape", "write `hide: [toc]`, `search: {exclude: true}`"
            )
    for text in _texts(value) if by_report else ():
        if found := _MARKUP.search(str(text.data)):
            wrong = f"has `{found[0]}`, which themes print and some plugins run"
            reading.reject(text, name, wrong, "leave it out, or write it in the setting `page` of the site")
    return typed(value) if len(reading.problems) == before else INVALID


def typed(value: Value) -> Any:
    """Return a value as YAML reads it, with dates as text."""
    if isinstance(value.data, Mapping):
        return {name: typed(field.value) for name, field in value.data.items()}
    if isinstance(value.data, tuple):
        return [typed(item) for item in value.data]
    text = value.data
    if text is None or not value.plain:
        return text
    if text.lower() in _FLAGS:
        return _FLAGS[text.lower()]
    return int(text) if _WHOLE.fullmatch(text) else float(text) if _BROKEN.fullmatch(text) else text


def _texts(value: Value) -> Iterator[Value]:
    """Yield all texts in a value, names among them."""
    if isinstance(value.data, Mapping):
        for field in value.data.values():
            yield Value(field.name, field.start, field.end)
            yield from _texts(field.value)
    elif isinstance(value.data, tuple):
        for item in value.data:
            yield from _texts(item)
    elif value.data is not None:
        yield value
