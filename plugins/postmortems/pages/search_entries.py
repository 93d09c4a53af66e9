"""What searches find of a page: one entry for each section, made from HTML of our own.

The sections, and what is left out, are those that the search of Material finds when it parses a page: a
heading with an id begins one, which lasts until the element ends that holds the heading. Here a cell of a
table ends a word, and an element without text leaves no tags.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape, unescape
from typing import NamedTuple

SHOWN = frozenset({"p", "code", "pre", "li", "ol", "ul", "sub", "sup"})
"""The tags that results show."""
_VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CELLS = frozenset({"td", "th"})
_LEFT_OUT = " data-search-exclude"
_PERMANENT_LINK = 'a class="headerlink"'


class SearchEntry(NamedTuple):
    """A section: its anchor, empty for the page itself; its title and its text, both as HTML."""

    anchor: str
    title: str
    text: str


@dataclass(repr=False, eq=False)
class _Section:
    """A section on its way, whose heading is inside of `depth` - 1 elements."""

    anchor: str
    depth: int
    is_left_out: bool = False
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


def search_entries(html: str) -> tuple[SearchEntry, ...]:
    """Return the entries of a page of ours, the tags of which hold no `<` or `>`."""
    reader = _Reader(html.split("<"))
    reader.read()
    return tuple(_entry(section) for section in reader.sections if not section.is_left_out)


def first_entry(html: str) -> tuple[SearchEntry, ...]:
    """Return the first of the entries of a page, if it has any: most of a page need not be read for it."""
    reader = _Reader(html.split("<"), only_first=True)
    reader.read()
    first = reader.sections[:1]
    return search_entries(html)[:1] if not first or first[0].is_left_out else (_entry(first[0]),)


def _entry(section: _Section) -> SearchEntry:
    return SearchEntry(section.anchor, "".join(section.title).strip(), "".join(section.text).strip())


class _Reader:
    """Goes through the tags of a page; knows the open elements and sections, the innermost last."""

    def __init__(self, pieces: Iterable[str], *, only_first: bool = False) -> None:
        """Take what stands between the `<` of a page: the inside of a tag, and the text after it."""
        self._pieces = iter(pieces)
        self._only_first = only_first
        self.sections: list[_Section] = []
        self._inside: list[_Section] = []
        self._into: list[str] = []  # the title or the text of the innermost
        self._open: list[str] = []
        self._preformatted = 0

    def read(self) -> None:
        """Read the whole page."""
        for piece in self._pieces:
            tag, _, text = piece.partition(">")
            if tag.startswith("/"):
                self._end(tag[1:])
            elif tag and (after := self._start(tag, tag.partition(" ")[0])) is not None:
                text = after
            if text:
                self._say(text)

    def _start(self, tag: str, name: str) -> str | None:
        """Open an element; of one that is left out, return the text after its end."""
        if name in _VOID or tag.endswith("/"):
            return None
        self._open.append(name)
        is_left_out = _LEFT_OUT in tag or name == "script"
        if name in _HEADINGS and ' id="' in tag:
            if self._only_first and (self.sections or name != "h1"):
                return self._pass_over()
            self._begin(name, unescape(tag.partition(' id="')[2].partition('"')[0]), is_left_out)
        elif not self.sections:
            self._add(_Section("", 0))
        if is_left_out or tag.startswith(_PERMANENT_LINK):
            return self._skip(name)
        if name in SHOWN:
            self._preformatted += name == "pre"
            self._into.append(f"<{name}>")
        return None

    def _skip(self, name: str) -> str:
        """Go to the end of an element with all that it holds, and return the text after it."""
        end, either, inside = f"/{name}", (name, f"/{name}"), 1
        for piece in self._pieces:
            if piece.startswith(either):
                tag, _, text = piece.partition(">")
                if tag == end:
                    inside -= 1
                elif tag.partition(" ")[0] == name and not tag.endswith("/"):
                    inside += 1
                if not inside:
                    self._leave()
                    return text
        return ""

    def _pass_over(self) -> str:
        """Go to the end of the element that holds a heading, and return the text after it."""
        if not self.sections:
            self._add(_Section("", 0))
        self._into, holder = self.sections[0].text, len(self._open) - 1
        if not holder or self.sections[0].depth > holder:
            deque(self._pieces, maxlen=0)  # the first section ends here, too
            return ""
        del self._open[holder:]
        after = self._skip(self._open[-1])
        self._preformatted = self._open.count("pre")
        return after

    def _begin(self, name: str, anchor: str, is_left_out: bool) -> None:
        """Begin a section at its heading; the page's own title has no anchor."""
        if not self.sections and name != "h1":
            self._add(_Section("", 0))
        section = _Section(anchor if self.sections else "", len(self._open), is_left_out)
        self._add(section)
        self._into = section.title

    def _add(self, section: _Section) -> None:
        self.sections.append(section)
        self._inside = [*(outer for outer in self._inside if outer.depth < section.depth), section]
        self._into = section.text

    def _end(self, name: str) -> None:
        if name in SHOWN:
            self._preformatted -= name == "pre"
            self._close(f"<{name}>")
        elif name in _CELLS:
            self._into.append(" ")
        self._leave()

    def _leave(self) -> None:
        """Leave an element, and with it the sections whose headings it holds."""
        depth = len(self._open)
        del self._open[-1:]
        while len(self._inside) > 1 and self._inside[-1].depth > depth:
            del self._inside[-1]
        if self._inside:
            section = self._inside[-1]
            self._into = (
                section.title if section.depth < depth and self._into is section.title else section.text
            )

    def _close(self, opening: str) -> None:
        """End an element that results show, one that holds nothing without a trace."""
        last = len(self._into)
        while last and self._into[last - 1].isspace():
            last -= 1
        if last and self._into[last - 1] == opening:
            del self._into[last - 1 :]
        else:
            self._into.append(f"</{opening[1:]}")

    def _say(self, text: str) -> None:
        """Add text: blanks once, but for code."""
        is_plain = "&" not in text and ">" not in text
        text = text if is_plain else unescape(text)
        if not self._preformatted:
            text = text.replace("\n", " ")
        if text.isspace():
            if self._preformatted or not self._into or not self._into[-1].isspace():
                self._into.append(text if self._preformatted else " ")
        else:
            self._into.append(text if is_plain else escape(text, quote=False))
