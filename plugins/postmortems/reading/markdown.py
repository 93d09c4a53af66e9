"""What the Markdown parser says of a body, as the blocks, links and raw HTML of a document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..model.copies import new_tuple
from ..model.document import Block, Cell, Link, Markup
from .events import Where, places, walk

MAX_EVENTS, MAX_TAGS = 250_000, 60_000
"""How much is read: a table of 10,000 rows and six columns, or all formatting of a long book; raw HTML."""
_LEVELS = {"H1": 1, "H2": 2, "H3": 3, "H4": 4, "H5": 5, "H6": 6}
_OPENED = (
    "Link", "Image", "List", "Item", "BlockQuote", "HtmlBlock", "Paragraph", "Heading", "CodeBlock",
    "TableCell", "FootnoteDefinition",
)  # fmt: skip
_CLOSED = (
    "Paragraph", "Heading", "CodeBlock", "HtmlBlock", "TableCell", "TableHead", "TableRow", "Item", "List",
    "BlockQuote",
)  # fmt: skip

_WAITING = Block("item", 0, 0, "")
"""Stands for an item whose text is not known yet."""


class BodyReader:
    """Collects blocks, links and raw HTML from the events of one body."""

    def __init__(self, body: str, start: int) -> None:
        self.blocks: list[Block] = []
        self.links: list[Link] = []
        self.markup: list[Markup] = []
        self.too_much = ""
        self._body = body
        self._start = start
        self._place = places(body, start)
        self._text: list[str] = []
        self._depth = 0
        self._quotes = 0
        self._items: list[list[Any]] = []
        self._cells: list[Cell] = []
        self._in_html = False

    def read(self) -> None:
        """Walk over all events once; where there are more than are read, `too_much` says of what."""
        is_whole = walk(self._body, MAX_EVENTS, self, self._text.append, _HANDLERS)
        self.too_much = self._too_much(is_whole=is_whole)

    def _too_much(self, *, is_whole: bool) -> str:
        if not is_whole:
            return f"{MAX_EVENTS:,} pieces of Markdown"
        tags = sum(part.text.count("<") for part in self.markup)
        return f"{MAX_TAGS:,} tags of HTML" if tags > MAX_TAGS else ""

    def _open_link(self, data: Any, where: Where, *, image: bool = False) -> None:
        mail = "mailto:" if data["link_type"] == "Email" else ""
        self.links.append(Link(mail + data["dest_url"], *self._place(where), image))

    def _open_image(self, data: Any, where: Where) -> None:
        self._open_link(data, where, image=True)

    def _open_list(self, _: Any, __: Where) -> None:
        self._finish_item()
        self._depth += 1

    def _open_item(self, _: Any, where: Where) -> None:
        self._items.append([len(self.blocks), *self._place(where), self._depth, None])
        self.blocks.append(_WAITING)
        self._text.clear()

    def _open_blockquote(self, _: Any, __: Where) -> None:
        self._finish_item()
        self._quotes += 1

    def _open_htmlblock(self, _: Any, __: Where) -> None:
        self._in_html = True

    def _open_paragraph(self, _: Any, __: Where) -> None:
        self._text.clear()

    def _open_heading(self, _: Any, __: Where) -> None:
        self._finish_item()
        self._text.clear()

    _open_codeblock = _open_tablecell = _open_footnotedefinition = _open_heading

    def _close_paragraph(self, _: Any, where: Where) -> None:
        if self._is_waiting():
            self._finish_item()
        else:
            self._add("quote" if self._quotes else "paragraph", where, self._take(), self._depth)

    def _close_heading(self, data: Any, where: Where) -> None:
        self._add("heading", where, self._take(), _LEVELS[data])

    def _close_codeblock(self, _: Any, where: Where) -> None:
        self._add("code", where, "".join(self._text), self._depth)
        self._text.clear()

    def _close_htmlblock(self, _: Any, where: Where) -> None:
        start, end = self._place(where)
        text = self._body[start - self._start : end - self._start]
        self._in_html = False
        self.markup.append(Markup(text, start, end))
        self._add("html", where, text)

    def _close_tablecell(self, _: Any, where: Where) -> None:
        self._cells.append(Cell(self._take(), *self._place(where)))

    def _close_tablehead(self, _: Any, where: Where) -> None:
        self._row("head", where)

    def _close_tablerow(self, _: Any, where: Where) -> None:
        self._row("row", where)

    def _row(self, kind: str, where: Where) -> None:
        self._add(kind, where, " | ".join([cell.text for cell in self._cells]), 0, tuple(self._cells))
        self._cells = []

    def _close_item(self, _: Any, __: Where) -> None:
        self._finish_item()
        item = self._items.pop()
        if self.blocks[item[0]] is _WAITING:
            self._fill(item, "")

    def _close_list(self, _: Any, __: Where) -> None:
        self._depth -= 1

    def _close_blockquote(self, _: Any, __: Where) -> None:
        self._quotes -= 1

    def _html(self, data: str, where: Where) -> None:
        if not self._in_html:
            self.markup.append(Markup(data, *self._place(where)))
            if data.lower().startswith("<br"):
                self._text.append("\n")

    def _rule(self, _: Any, where: Where) -> None:
        self._add("rule", where, "")

    def _task(self, data: bool, __: Where) -> None:
        if self._items:
            self._items[-1][-1] = data

    def _is_waiting(self) -> bool:
        """Tell whether the open item has no text yet, and nothing stands in it."""
        return bool(self.blocks) and self.blocks[-1] is _WAITING

    def _finish_item(self) -> None:
        """Give the open item the text that stood before whatever comes now."""
        text = self._take() if self._text else ""
        if text and self._is_waiting():
            self._fill(self._items[-1], text)

    def _fill(self, item: list[Any], text: str) -> None:
        at, start, end, depth, checked = item
        self.blocks[at] = new_tuple(Block, ("item", start, end, text, depth, (), checked))

    def _take(self) -> str:
        text = "".join(self._text).strip()
        self._text.clear()
        return text

    def _add(self, kind: str, where: Where, text: str, level: int = 0, cells: tuple[Cell, ...] = ()) -> None:
        start, end = self._place(where)
        self.blocks.append(new_tuple(Block, (kind, start, end, text, level, cells, None)))


_HANDLERS: Mapping[str, Mapping[str, Callable[[BodyReader, Any, Where], None]]] = {
    "Start": {name: getattr(BodyReader, f"_open_{name.lower()}") for name in _OPENED},
    "End": {name: getattr(BodyReader, f"_close_{name.lower()}") for name in _CLOSED},
    "": {
        "InlineHtml": BodyReader._html, "Html": BodyReader._html, "Rule": BodyReader._rule,
        "TaskListMarker": BodyReader._task,
    },
}  # fmt: skip


def read_body(body: str, start: int) -> BodyReader:
    """Read a body that begins at offset `start` of its file."""
    reader = BodyReader(body, start)
    reader.read()
    return reader
