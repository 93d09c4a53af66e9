"""What the Markdown parser says of a body, as the blocks, links and raw HTML of a document."""

from __future__ import annotations

from itertools import islice
from typing import Any

from ..model.document import Block, Cell, Link, Markup
from .events import characters, said

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
Span = tuple[int, int]


class BodyReader:
    """Collects blocks, links and raw HTML from the events of one body."""

    def __init__(self, body: str, start: int) -> None:
        self.blocks: list[Block] = []
        self.links: list[Link] = []
        self.markup: list[Markup] = []
        self.too_much = ""
        self._body = body
        self._start = start
        self._offset = characters(body, start)
        self._text: list[str] = []
        self._depth = 0
        self._quotes = 0
        self._items: list[int] = []
        self._cells: list[Cell] = []
        self._html: int | None = None

    def read(self) -> None:
        """Walk over all events once; where there are more than are read, `too_much` says of what."""
        stream = said(self._body)
        for kind, tag, data, span in islice(stream, MAX_EVENTS):
            if kind in ("Text", "Code"):
                self._text.append(data)
            elif tag:
                if handler := _HANDLERS[kind].get(tag):
                    handler(self, data, span)
            elif kind in ("SoftBreak", "HardBreak"):
                self._text.append("\n")
            elif kind in ("InlineHtml", "Html"):
                self._raw(data, span)
            elif kind == "Rule":
                self._add("rule", span, "")
            elif kind == "TaskListMarker" and self._items:
                item = self._items[-1]
                self.blocks[item] = self.blocks[item]._replace(checked=data)
        self.too_much = self._too_much(is_whole=next(stream, None) is None)

    def _too_much(self, *, is_whole: bool) -> str:
        if not is_whole:
            return f"{MAX_EVENTS:,} pieces of Markdown"
        tags = sum(part.text.count("<") for part in self.markup)
        return f"{MAX_TAGS:,} tags of HTML" if tags > MAX_TAGS else ""

    def _open_link(self, data: Any, span: Span, *, image: bool = False) -> None:
        mail = "mailto:" if data["link_type"] == "Email" else ""
        self.links.append(Link(mail + data["dest_url"], *self._place(span), image))

    def _open_image(self, data: Any, span: Span) -> None:
        self._open_link(data, span, image=True)

    def _open_list(self, _: Any, __: Span) -> None:
        self._finish_item()
        self._depth += 1

    def _open_item(self, _: Any, span: Span) -> None:
        self._items.append(len(self.blocks))
        self._add("item", span, "", self._depth)
        self._text = []

    def _open_blockquote(self, _: Any, __: Span) -> None:
        self._finish_item()
        self._quotes += 1

    def _open_htmlblock(self, _: Any, span: Span) -> None:
        self._html = span[0]

    def _open_paragraph(self, _: Any, __: Span) -> None:
        self._text = []

    def _open_heading(self, _: Any, __: Span) -> None:
        self._finish_item()
        self._text = []

    _open_codeblock = _open_tablecell = _open_footnotedefinition = _open_heading

    def _close_paragraph(self, _: Any, span: Span) -> None:
        if self._items and not self._finished(self._items[-1]):
            self._finish_item()
            return
        self._add("quote" if self._quotes else "paragraph", span, self._take(), self._depth)

    def _close_heading(self, data: Any, span: Span) -> None:
        self._add("heading", span, self._take(), _LEVELS[data])

    def _close_codeblock(self, _: Any, span: Span) -> None:
        self._add("code", span, "".join(self._text), self._depth)
        self._text = []

    def _close_htmlblock(self, _: Any, span: Span) -> None:
        start, end = self._place(span)
        text = self._slice(start, end)
        self._html = None
        self.markup.append(Markup(text, start, end))
        self.blocks.append(Block("html", start, end, text))

    def _close_tablecell(self, _: Any, span: Span) -> None:
        self._cells.append(Cell(self._take(), *self._place(span)))

    def _close_tablehead(self, _: Any, span: Span) -> None:
        self._row("head", span)

    def _close_tablerow(self, _: Any, span: Span) -> None:
        self._row("row", span)

    def _row(self, kind: str, span: Span) -> None:
        start, end = self._place(span)
        text = " | ".join(cell.text for cell in self._cells)
        self.blocks.append(Block(kind, start, end, text, 0, tuple(self._cells)))
        self._cells = []

    def _close_item(self, _: Any, __: Span) -> None:
        self._finish_item()
        self._items.pop()

    def _close_list(self, _: Any, __: Span) -> None:
        self._depth -= 1

    def _close_blockquote(self, _: Any, __: Span) -> None:
        self._quotes -= 1

    def _raw(self, data: str, span: Span) -> None:
        if self._html is None:
            start, end = self._place(span)
            self.markup.append(Markup(data, start, end))
            if data.lower().startswith("<br"):
                self._text.append("\n")

    def _finished(self, item: int) -> bool:
        return bool(self.blocks[item].text) or item != len(self.blocks) - 1

    def _finish_item(self) -> None:
        """Give the open item the text that stood before whatever comes now."""
        text = self._take() if self._text else ""
        if text and self._items and not self._finished(self._items[-1]):
            item = self._items[-1]
            self.blocks[item] = self.blocks[item]._replace(text=text)

    def _take(self) -> str:
        text = "".join(self._text).strip()
        self._text = []
        return text

    def _add(self, kind: str, span: Span, text: str, level: int = 0) -> None:
        start, end = span
        self.blocks.append(Block(kind, self._offset(start), self._offset(end), text, level))

    def _place(self, span: Span) -> Span:
        start, end = span
        return self._offset(start), self._offset(end)

    def _slice(self, start: int, end: int) -> str:
        return self._body[start - self._start : end - self._start]


_HANDLERS = {
    "Start": {name: getattr(BodyReader, f"_open_{name.lower()}") for name in _OPENED},
    "End": {name: getattr(BodyReader, f"_close_{name.lower()}") for name in _CLOSED},
}


def read_body(body: str, start: int) -> BodyReader:
    """Read a body that begins at offset `start` of its file."""
    reader = BodyReader(body, start)
    reader.read()
    return reader
