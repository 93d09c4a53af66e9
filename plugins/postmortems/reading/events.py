"""The one place that knows the Markdown parser: GitHub's dialect by pulldown-cmark."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple, TypeVar

import pyromark

from ..model.copies import new_tuple
from ..patterns import deferred

GITHUB = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_GFM
)
_NOT_ASCII = deferred(r"[^\x00-\x7f]")
T = TypeVar("T")
Where = Mapping[str, int]
"""The `start` and `end` of what the parser says."""


class Event(NamedTuple):
    """One thing that the parser says.

    `kind` is `Start` or `End` of an element, whose name is `tag`; or what stands there itself, such as `Text`
    or `SoftBreak`, without a tag. `data` is what is known of it: a text, an address, a level. `span` has its
    offsets in bytes.
    """

    kind: str
    tag: str
    data: Any
    span: tuple[int, int]


def events(text: str) -> Iterator[Event]:
    """Yield the parser's events of `text` with their ranges, which count bytes of its UTF-8."""
    found: Iterable[tuple[Any, Any]] = pyromark.events_with_range(text, options=GITHUB)
    for event, where in found:
        # What the parser says is `name` or `{name: value}`; asked in place, since it says a great deal.
        kind: str
        data: Any
        kind, data = (event, None) if type(event) is str else event.popitem()
        tag = ""
        if kind == "Start" or kind == "End":
            tag, data = (data, None) if type(data) is str else data.popitem()
        yield new_tuple(Event, (kind, tag, data, (where["start"], where["end"])))


def walk(
    text: str,
    most: int,
    reader: T,
    words: Callable[[str], object],
    handlers: Mapping[str, Mapping[str, Callable[[T, Any, Where], None]]],
) -> bool:
    """Hand all that the parser says to who reads it, and tell whether that was all: at most so many events.

    Text, code and ends of lines are `words`. Of `handlers` there are those of `Start` and `End` by element,
    and of what stands alone behind "".
    """
    found: Iterator[tuple[Any, Any]] = pyromark.events_with_range(text, options=GITHUB)
    kind: str
    data: Any
    for event, where in islice(found, most):
        kind, data = (event, None) if type(event) is str else event.popitem()
        if kind == "Text" or kind == "Code":
            words(data)
        elif kind == "Start" or kind == "End":
            tag, data = (data, None) if type(data) is str else data.popitem()
            if handler := handlers[kind].get(tag):
                handler(reader, data, where)
        elif kind == "SoftBreak" or kind == "HardBreak":
            words("\n")
        elif handler := handlers[""].get(kind):
            handler(reader, data, where)
    return next(found, None) is None


def characters(text: str, start: int = 0) -> Callable[[int], int]:
    """Return a function that turns a byte offset of `text` into a character offset, plus `start`."""
    if text.isascii():
        return lambda offset: offset + start
    places, extras, extra = [], [0], 0
    for match in _NOT_ASCII.finditer(text):
        places.append(match.start() + extra)
        extra += len(match.group().encode("utf-8", "surrogatepass")) - 1
        extras.append(extra)
    return lambda offset: offset - extras[bisect_left(places, offset)] + start


def places(text: str, start: int = 0) -> Callable[[Where], tuple[int, int]]:
    """Return a function that turns a place that `walk` gives into offsets of characters, plus `start`."""
    if text.isascii():
        return lambda where: (where["start"] + start, where["end"] + start)
    offset = characters(text, start)
    return lambda where: (offset(where["start"]), offset(where["end"]))
