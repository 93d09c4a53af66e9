"""Headings: GitHub's anchors, permanent links, and levels that leave the page one title."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from typing import NamedTuple

from ..patterns import deferred

_WORD = frozenset({"Ll", "Lm", "Lo", "Lt", "Lu", "Mc", "Me", "Mn", "Nd", "Nl", "Pc"})


class Heading(NamedTuple):
    """A printed heading: its level (1 to 6) and anchor as in the HTML, its text without markup."""

    level: int
    text: str
    anchor: str


class Place(NamedTuple):
    """Where a heading starts in the body, in bytes, and its anchor, empty for none.

    The one that repeats the title is not `printed`: the page has a title of its own.
    """

    start: int
    anchor: str
    printed: bool


_DROPPED = deferred(r"[^\w\- ]")
# Themes and our own pages look for these ids: a heading must not be found instead.
_KEPT = deferred(
    r"pm-|__(?:analytics|announce|codelineno|config|consent|drawer|outdated|palette|search|settings"
    r"|source|tabs|toc)"
)


def slug(text: str) -> str:
    """Return GitHub's anchor for a heading's text, before numbers are added to repeated ones."""
    lower = text.lower()
    if lower.isascii():
        return _DROPPED.sub("", lower).replace(" ", "-")
    return "".join(letter for letter in lower if _in_slug(letter)).replace(" ", "-")


def _in_slug(letter: str) -> bool:
    # Ruby's \p{Word} with hyphen and space: letters, marks, decimal digits, connecting punctuation.
    return letter in "- " or unicodedata.category(letter) in _WORD


MOST = 1000
"""How many headings of a page have an anchor: hosts and searches look each of these up among all."""


class Anchors:
    """Anchors that differ: the second `name` is `name-1`. Those beyond `MOST` are empty."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def take(self, text: str) -> str:
        """Return the anchor for the next heading of the page."""
        if len(self._taken) >= MOST:
            return ""
        name = slug(text) or "section"
        name = f"section-{name}" if _KEPT.match(name) else name
        anchor, number = name, self._taken.get(name, 0)
        while anchor in self._taken:
            number += 1
            anchor = f"{name}-{number}"
        self._taken[name] = number
        self._taken.setdefault(anchor, 0)
        return anchor


@dataclass(repr=False, eq=False)
class _Entry:
    level: int
    slot: int
    start: int
    words: list[str] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    content: str = ""

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split()) or " ".join("".join(self.images).split())


class Headings:
    """Headings on their way: all must be known before the level of the first can be printed.

    Each holds a slot in `parts`, the HTML so far, which `finish` fills.
    """

    def __init__(self, parts: list[str], title: str) -> None:
        self._parts, self._title = parts, " ".join(title.split())
        self._entries: list[_Entry] = []
        self._current: _Entry | None = None

    def open(self, level: int, start: int) -> None:
        """Begin a heading; `start` is where it stands in the body."""
        self._current = _Entry(level, len(self._parts), start)
        self._entries.append(self._current)
        self._parts.append("")

    def say(self, text: str, *, image: bool = False) -> None:
        """Note text that was printed: inside a heading it belongs to it."""
        if self._current:
            (self._current.images if image else self._current.words).append(text)

    def close(self) -> None:
        """End a heading: what was printed since it began is its content."""
        if entry := self._current:
            entry.content = "".join(self._parts[entry.slot + 1 :])
            del self._parts[entry.slot + 1 :]
        self._current = None

    def finish(self) -> tuple[Heading, ...]:
        """Print all headings into their slots."""
        shift = any(entry.level == 1 and not self._is_title(entry) for entry in self._entries)
        return tuple(self._print(shift))

    def _is_title(self, entry: _Entry) -> bool:
        return entry.level == 1 and bool(self._title) and entry.text == self._title

    def places(self) -> Iterator[Place]:
        """Yield where each heading is, in the order in which they are printed."""
        for entry, anchor in self._anchored():
            yield Place(entry.start, anchor, not self._is_title(entry))

    def _anchored(self) -> Iterator[tuple[_Entry, str]]:
        anchors = Anchors()
        for entry in self._entries:
            yield entry, anchors.take("".join(entry.words)) if entry.text else ""

    def _print(self, shift: bool) -> Iterator[Heading]:
        for entry, anchor in self._anchored():
            text, level = entry.text, min(entry.level + shift, 6)
            if self._is_title(entry):
                continue
            self._parts[entry.slot] = _html(level, anchor, entry.content)
            if anchor:
                yield Heading(level, text, anchor)


def _html(level: int, anchor: str, content: str) -> str:
    if not anchor:
        return f"<h{level}>{content}</h{level}>\n"
    name = escape(anchor)
    link = f'<a class="headerlink" href="#{name}" title="Permanent link">¶</a>'
    return f'<h{level} id="{name}">{content}{link}</h{level}>\n'
