"""What the Markdown parser says of a body, as the blocks, links and raw HTML of a document."""

from __future__ import annotations

from itertools import islice

from ..model.document import Block, Cell, Link, Markup
from .events import Event, characters, events

MAX_EVENTS, MAX_TAGS = 250_000, 60_000
"""How much is read: a table of 10,000 rows and six columns, or all formatting of a long book; raw HTML."""
_LEVELS = {"H1": 1, "H2": 2, "H3": 3, "H4": 4, "H5": 5, "H6": 6}
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
        closers = {name: getattr(self, f"_close_{name.lower()}") for name in _CLOSED}
        stream = events(self._body)
        for event in islice(stream, MAX_EVENTS):
            kind = event.kind
            if kind in ("Text", "Code"):
                self._text.append(event.data)
            elif kind == "Start":
                self._open(event)
            elif kind == "End":
                closer = closers.get(event.tag)
                if closer:
                    closer(event)
            elif kind in ("SoftBreak", "HardBreak"):
                self._text.append("\n")
            elif kind in ("InlineHtml", "Html"):
                self._raw(event)
            elif kind == "Rule":
                self._add("rule", event, "")
            elif kind == "TaskListMarker" and self._items:
                item = self._items[-1]
                self.blocks[item] = self.blocks[item]._replace(checked=event.data)
        self.too_much = self._too_much(is_whole=next(stream, None) is None)

    def _too_much(self, *, is_whole: bool) -> str:
        if not is_whole:
            return f"{MAX_EVENTS:,} pieces of Markdown"
        tags = sum(part.text.count("<") for part in self.markup)
        return f"{MAX_TAGS:,} tags of HTML" if tags > MAX_TAGS else ""

    def _open(self, event: Event) -> None:
        name = event.tag
        if name in ("Link", "Image"):
            start, end = self._place(event)
            mail = "mailto:" if event.data["link_type"] == "Email" else ""
            self.links.append(Link(mail + event.data["dest_url"], start, end, name == "Image"))
        elif name == "List":
            self._finish_item()
            self._depth += 1
        elif name == "Item":
            self._items.append(len(self.blocks))
            self._add("item", event, "", self._depth)
            self._text = []
        elif name == "BlockQuote":
            self._finish_item()
            self._quotes += 1
        elif name == "HtmlBlock":
            self._html = event.span[0]
        elif name in ("Paragraph", "Heading", "CodeBlock", "TableCell", "FootnoteDefinition"):
            if name != "Paragraph":
                self._finish_item()
            self._text = []

    def _close_paragraph(self, event: Event) -> None:
        if self._items and not self._finished(self._items[-1]):
            self._finish_item()
            return
        self._add("quote" if self._quotes else "paragraph", event, self._take(), self._depth)

    def _close_heading(self, event: Event) -> None:
        self._add("heading", event, self._take(), _LEVELS[event.data])

    def _close_codeblock(self, event: Event) -> None:
        self._add("code", event, "".join(self._text), self._depth)
        self._text = []

    def _close_htmlblock(self, event: Event) -> None:
        start, end = self._place(event)
        text = self._slice(start, end)
        self._html = None
        self.markup.append(Markup(text, start, end))
        self.blocks.append(Block("html", start, end, text))

    def _close_tablecell(self, event: Event) -> None:
        self._cells.append(Cell(self._take(), *self._place(event)))

    def _close_tablehead(self, event: Event) -> None:
        self._row("head", event)

    def _close_tablerow(self, event: Event) -> None:
        self._row("row", event)

    def _row(self, kind: str, event: Event) -> None:
        start, end = self._place(event)
        text = " | ".join(cell.text for cell in self._cells)
        self.blocks.append(Block(kind, start, end, text, 0, tuple(self._cells)))
        self._cells = []

    def _close_item(self, _: Event) -> None:
        self._finish_item()
        self._items.pop()

    def _close_list(self, _: Event) -> None:
        self._depth -= 1

    def _close_blockquote(self, _: Event) -> None:
        self._quotes -= 1

    def _raw(self, event: Event) -> None:
        if self._html is None:
            start, end = self._place(event)
            self.markup.append(Markup(event.data, start, end))
            if event.data.lower().startswith("<br"):
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

    def _add(self, kind: str, event: Event, text: str, level: int = 0) -> None:
        self.blocks.append(Block(kind, *self._place(event), text, level))

    def _place(self, event: Event) -> tuple[int, int]:
        start, end = event.span
        return self._offset(start), self._offset(end)

    def _slice(self, start: int, end: int) -> str:
        return self._body[start - self._start : end - self._start]


def read_body(body: str, start: int) -> BodyReader:
    """Read a body that begins at offset `start` of its file."""
    reader = BodyReader(body, start)
    reader.read()
    return reader
