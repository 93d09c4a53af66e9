"""The one place that knows the Markdown parser: GitHub's dialect by pulldown-cmark.

`events` is what the parser says; `read_body` turns it into the blocks, links and raw HTML of a document.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING, Any

import pyromark

from ..model.document import Block, Link, Markup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

GITHUB = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_GFM
)
MAX_EVENTS = 250_000
"""How much Markdown is read: a table of 10,000 rows and six columns, or all formatting of a long book."""
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_LEVELS = {"H1": 1, "H2": 2, "H3": 3, "H4": 4, "H5": 5, "H6": 6}


def events(text: str) -> Iterator[tuple[Any, Any]]:
    """Yield the parser's events of `text` with their ranges, which count bytes of its UTF-8."""
    return pyromark.events_with_range(text, options=GITHUB)


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


_CLOSED = (
    "Paragraph", "Heading", "CodeBlock", "HtmlBlock", "TableCell", "TableHead", "TableRow", "Item", "List",
    "BlockQuote",
)  # fmt: skip


class BodyReader:
    """Collects blocks, links and raw HTML from the events of one body."""

    def __init__(self, body: str, start: int) -> None:
        self.blocks: list[Block] = []
        self.links: list[Link] = []
        self.markup: list[Markup] = []
        self.is_whole = True
        self._body = body
        self._start = start
        self._offset = characters(body, start)
        self._text: list[str] = []
        self._depth = 0
        self._quotes = 0
        self._items: list[int] = []
        self._cells: list[str] = []
        self._html: int | None = None

    def read(self) -> None:
        """Walk over all events once; of more than are read, `is_whole` tells."""
        closers = {name: getattr(self, f"_close_{name.lower()}") for name in _CLOSED}
        stream = events(self._body)
        for event, where in islice(stream, MAX_EVENTS):
            if isinstance(event, str):
                self._mark(event, where)
                continue
            ((kind, content),) = event.items()
            if kind in ("Text", "Code"):
                self._text.append(content)
            elif kind == "Start":
                self._open(content, where)
            elif kind == "End":
                closer = closers.get(content if isinstance(content, str) else next(iter(content)))
                if closer:
                    closer(content, where)
            elif kind in ("InlineHtml", "Html"):
                self._raw(kind, content, where)
            elif kind == "TaskListMarker" and self._items:
                item = self._items[-1]
                self.blocks[item] = self.blocks[item]._replace(checked=content)

        self.is_whole = next(stream, None) is None

    def _mark(self, event: str, where: Any) -> None:
        if event == "Rule":
            self._add("rule", where, "")
        else:
            self._text.append("\n")

    def _open(self, content: Any, where: Any) -> None:
        name = content if isinstance(content, str) else next(iter(content))
        if name in ("Link", "Image"):
            start, end = self._offset(where["start"]), self._offset(where["end"])
            mail = "mailto:" if content[name]["link_type"] == "Email" else ""
            self.links.append(Link(mail + content[name]["dest_url"], start, end, name == "Image"))
        elif name == "List":
            self._finish_item()
            self._depth += 1
        elif name == "Item":
            self._items.append(len(self.blocks))
            self._add("item", where, "", self._depth)
            self._text = []
        elif name == "BlockQuote":
            self._finish_item()
            self._quotes += 1
        elif name == "HtmlBlock":
            self._html = where["start"]
        elif name in ("Paragraph", "Heading", "CodeBlock", "TableCell", "FootnoteDefinition"):
            if name != "Paragraph":
                self._finish_item()
            self._text = []

    def _close_paragraph(self, _: Any, where: Any) -> None:
        if self._items and not self._finished(self._items[-1]):
            self._finish_item()
            return
        self._add("quote" if self._quotes else "paragraph", where, self._take(), self._depth)

    def _close_heading(self, content: Any, where: Any) -> None:
        self._add("heading", where, self._take(), _LEVELS[content["Heading"]])

    def _close_codeblock(self, _: Any, where: Any) -> None:
        self._add("code", where, "".join(self._text), self._depth)
        self._text = []

    def _close_htmlblock(self, _: Any, where: Any) -> None:
        start, end = self._offset(where["start"]), self._offset(where["end"])
        text = self._slice(start, end)
        self._html = None
        self.markup.append(Markup(text, start, end))
        self.blocks.append(Block("html", start, end, text))

    def _close_tablecell(self, _: Any, __: Any) -> None:
        self._cells.append(self._take())

    def _close_tablehead(self, _: Any, where: Any) -> None:
        self._row("head", where)

    def _close_tablerow(self, _: Any, where: Any) -> None:
        self._row("row", where)

    def _row(self, kind: str, where: Any) -> None:
        start, end = self._offset(where["start"]), self._offset(where["end"])
        self.blocks.append(Block(kind, start, end, " | ".join(self._cells), 0, tuple(self._cells)))
        self._cells = []

    def _close_item(self, _: Any, __: Any) -> None:
        self._finish_item()
        self._items.pop()

    def _close_list(self, _: Any, __: Any) -> None:
        self._depth -= 1

    def _close_blockquote(self, *_: Any) -> None:
        self._quotes -= 1

    def _raw(self, kind: str, content: str, where: Any) -> None:
        if self._html is None:
            start, end = self._offset(where["start"]), self._offset(where["end"])
            self.markup.append(Markup(content, start, end))
            if content.lower().startswith("<br"):
                self._text.append("\n")

    def _finished(self, item: int) -> bool:
        return bool(self.blocks[item].text) or item != len(self.blocks) - 1

    def _finish_item(self) -> None:
        """Give the open item the text that stood before whatever comes now."""
        text = self._take()
        if self._items and text and not self._finished(self._items[-1]):
            item = self._items[-1]
            self.blocks[item] = self.blocks[item]._replace(text=text)

    def _take(self) -> str:
        text = "".join(self._text).strip()
        self._text = []
        return text

    def _add(self, kind: str, where: Any, text: str, level: int = 0) -> None:
        self.blocks.append(Block(kind, self._offset(where["start"]), self._offset(where["end"]), text, level))

    def _slice(self, start: int, end: int) -> str:
        return self._body[start - self._start : end - self._start]


def read_body(body: str, start: int) -> BodyReader:
    """Read a body that begins at offset `start` of its file."""
    reader = BodyReader(body, start)
    reader.read()
    return reader
