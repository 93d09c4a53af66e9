"""A file taken apart: its text, its front-matter fields, its blocks and sections. Nothing is lost."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple
from unicodedata import normalize

from ..frozen import Frozen
from .copies import new_tuple, with_values
from .diagnostic import Diagnostic, Level, Place, Problem
from .spans import Spans as Spans

_NEAR = 20_000
"""Up to which place in a text its lines are counted instead of looking up where all of them start."""


class Source(Frozen):
    """The decoded text of one file, with `\\n` line ends; every offset counts characters from its start."""

    path: str
    text: str

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offset of the first character of each line (only `\\n` ends a line, as in editors)."""
        *starts, _ = accumulate(map((1).__add__, map(len, self.text.split("\n"))), initial=0)
        return tuple(starts)

    def line_at(self, offset: int) -> int:
        """Return the number of the line that holds `offset`, from 1."""
        if offset < _NEAR and "line_starts" not in vars(self):
            return self.text.count("\n", 0, offset) + 1
        return bisect_right(self.line_starts, offset)

    def line(self, number: int) -> str:
        """Return line `number` (from 1) without its end."""
        first = self.line_starts[number - 1]
        return self.text[first : self._line_end(first)]

    def _line_around(self, offset: int) -> tuple[int, int, int]:
        """Return the number of the line that holds an offset, and where it starts and ends."""
        if offset < _NEAR and "line_starts" not in vars(self):
            number, first = self.text.count("\n", 0, offset) + 1, self.text.rfind("\n", 0, offset) + 1
        else:
            number = self.line_at(offset)
            first = self.line_starts[number - 1]
        return number, first, self._line_end(first)

    def _line_end(self, start: int) -> int:
        end = self.text.find("\n", start)
        return end if end >= 0 else len(self.text)

    def place(self, start: int, end: int) -> Place:
        """Turn offsets into a place; a stretch over several lines is cut at the end of its first."""
        number, first, last = self._line_around(start)
        stop = min(max(end, start + 1), last)
        return Place(self.path, number, start - first + 1, max(stop, start + 1) - first + 1)

    def diagnose(self, problem: Problem, level: Level) -> Diagnostic:
        """Put a problem of this text at its place."""
        return next(self.diagnose_all([(problem, level)]))

    def diagnose_all(self, found: Iterable[tuple[Problem, Level]]) -> Iterator[Diagnostic]:
        """Put problems of this text at their places; those of one line share its text, however long it is.

        No line shows what one of them hides.
        """
        lines: dict[int, str] = {}
        found = list(found)
        hidden = [(problem.start, problem.end) for problem, _ in found if problem.hidden]
        shown = replace(self, text=_covered(self.text, hidden)) if hidden else self
        for problem, level in found:
            place = self.place(problem.start, problem.end)
            if place.line not in lines:
                first = problem.start - place.column + 1
                lines[place.line] = shown.text[first : shown._line_end(first)]
            said = problem.code, level, problem.message, problem.help
            yield Diagnostic(place, *said, lines[place.line], lacks=problem.lacks)


def _covered(text: str, hidden: Iterable[tuple[int, int]]) -> str:
    """Return a text with a sign for each letter of some stretches."""
    for start, end in hidden:
        text = text[:start] + re.sub(r"\S", "•", text[start:end]) + text[end:]
    return text


class Value(NamedTuple):
    """One front-matter value as written: text, a sequence or a mapping, never guessed into another type.

    `data` is a string, None (nothing written, or a plain `null`), a tuple of values, or a mapping of fields.
    `plain` says that a string stood without quotes. What came from the environment has the name of its
    `variable`: it may be a secret. `comment` is what stands in the place of nothing and looks like a value:
    `#42`.
    """

    data: str | tuple[Value, ...] | Mapping[str, Field] | None
    start: int
    end: int
    plain: bool = False
    variable: str = ""
    comment: str = ""


class Field(NamedTuple):
    """A key of a mapping with its value; `start` and `end` are those of the key."""

    name: str
    start: int
    end: int
    value: Value


class Cell(NamedTuple):
    """A cell of a table; the offsets are those of what stands between its bars."""

    text: str
    start: int
    end: int


class Block(NamedTuple):
    """One block of the body. `text` has its markup taken off.

    `kind` is heading, paragraph, quote (a paragraph in one), item, head or row (of a table), code, html or
    rule; `level` a heading's level, or how deep an item is nested (from 1); `cells` a table row's cells;
    `checked` a task's state.
    """

    kind: str
    start: int
    end: int
    text: str
    level: int = 0
    cells: tuple[Cell, ...] = ()
    checked: bool | None = None


class Link(NamedTuple):
    """A link or an image of the body; the offsets span the whole construct."""

    url: str
    start: int
    end: int
    image: bool


class Markup(NamedTuple):
    """Raw HTML of the body, comments included, as written."""

    text: str
    start: int
    end: int


class Section(NamedTuple):
    """A heading and what stands under it, up to the next heading of any level.

    `role` is what the heading's words mean (see `sections.py`), or an empty string; `filled` says that
    something other than comments stands here, sub-sections included.
    """

    role: str
    title: str
    level: int
    start: int
    end: int
    blocks: tuple[Block, ...]
    filled: bool


class Document(Frozen):
    """A report as it was read: always there, whatever is wrong with the file.

    `fields` are the front matter's, `broken` the names of those that could not be read. The body starts at
    offset `body_start`. `gist` is the text of the sections by which a report can be compared with others.
    `has_front_matter` says that there are fields to speak of, `readable` that the file's content could be had
    at all.
    """

    source: Source
    fields: Mapping[str, Field]
    body_start: int
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    links: tuple[Link, ...] = ()
    markup: tuple[Markup, ...] = ()
    gist: str = ""
    problems: tuple[Problem, ...] = ()
    broken: frozenset[str] = frozenset()
    has_front_matter: bool = True
    readable: bool = True

    @property
    def path(self) -> str:
        """The file's path as it is reported."""
        return self.source.path

    @property
    def stem(self) -> str:
        """The file's name without folder and ending: the default id of its incident."""
        name = self.path.rsplit("/", 1)[-1]
        return name[:-3] if name.lower().endswith(".md") else name

    @property
    def outlined(self) -> Document:
        """The document without its blocks: what is left to ask once all was made that follows from them."""
        return with_values(self, blocks=(), sections=outlined(self.sections))

    @property
    def body(self) -> str:
        """The Markdown below the front matter."""
        return self.source.text[self.body_start :]

    def place_of(self, name: str, text: str) -> tuple[int, int] | None:
        """Return where a text stands as a value, at any depth, of a front-matter field.

        However its accents are written there.
        """
        field = self.fields.get(name)
        return _find(field.value, normalize("NFC", text)) if field else None

    @property
    def says_draft(self) -> bool:
        """Whether it says itself that it is a draft."""
        return self.text_of("status").strip().lower() == "draft"

    def text_of(self, name: str) -> str:
        """Return the plain text of a front-matter field, empty when it has none."""
        field = self.fields.get(name)
        return field.value.data if field and isinstance(field.value.data, str) else ""


def outlined(sections: Iterable[Section]) -> tuple[Section, ...]:
    """Return sections without what stands in them."""
    return tuple([new_tuple(Section, (*each[:5], (), each.filled)) for each in sections])


def _find(value: Value, text: str) -> tuple[int, int] | None:
    if isinstance(value.data, str):
        return (value.start, value.end) if normalize("NFC", value.data.strip()) == text else None
    inner = (field.value for field in value.data.values()) if isinstance(value.data, Mapping) else value.data
    return next((found for each in inner or () if (found := _find(each, text))), None)
