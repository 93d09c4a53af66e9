"""A marker comment taken apart: `<!-- postmortems: latest service=checkout limit=5 -->`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ...patterns import deferred

_COMMENT = deferred(r"<!--\s*+postmortems:(?P<said>[^>]{0,2000}?)-->")
_WORD = deferred(r'(?P<name>[\w-]++)(?:=(?:"(?P<quoted>[^"]*+)"|(?P<bare>[^\s"]++)))?+(?=\s|$)|\S++')


class Word(NamedTuple):
    """A name, with the value behind its `=`; without a name it is neither. Offsets are those of the text."""

    name: str
    value: str | None
    start: int
    end: int


class Marker(NamedTuple):
    """A part that is asked for, and what more is said of it."""

    name: Word
    words: tuple[Word, ...]
    start: int
    end: int


def markers(text: str) -> Iterator[Marker]:
    """Yield the markers of a text, be it Markdown or HTML."""
    for comment in _COMMENT.finditer(text) if "<!--" in text else ():
        start, end = comment.span("said")
        words = [
            Word(word["name"] or "", word["bare"] if word["quoted"] is None else word["quoted"], *word.span())
            for word in _WORD.finditer(text, start, end)
        ]
        first, *others = words or [Word("", None, start, end)]
        yield Marker(first, tuple(others), *comment.span())
