"""The parser's events become HTML: one method for each kind of event that needs more than a tag."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any

from ..reading.events import Event
from .addresses import Resolve
from .code import Code
from .headings import Heading, Place
from .inline_writer import InlineWriter
from .lists import Lists
from .tables import Table

_DEEPEST = 32
"""How many quotes and lists are shown inside each other, and how many emphases.

Searches of hosts look at all that is open at each word: without a bound the time goes with the square.
"""
_ADMONITIONS = {"Note": "note", "Tip": "tip", "Important": "info", "Warning": "warning", "Caution": "danger"}
"""GitHub's alerts by the theme's admonitions."""
_EMPHASES: Mapping[str, str] = {"Emphasis": "em", "Strong": "strong", "Strikethrough": "del"}
_OPENING: Mapping[str, str] = {"Paragraph": "<p>"}
_CLOSING: Mapping[str, str] = {
    "Paragraph": "</p>\n",
    "Link": "</a>",
    "TableRow": "</tr>\n",
}


class Writer(InlineWriter):
    """Writes one report; what `parts` holds is not safe before it is sanitised."""

    def __init__(self, title: str, resolve: Resolve, code: Code) -> None:
        super().__init__(title, resolve)
        self._lists, self._depth, self._emphases, self._at = Lists(self.parts), 0, 0, 0
        self._code, self._table = code, Table(())

    def write(self, events: Iterable[Event]) -> None:
        """Write the body of a report, or of a footnote."""
        self._stream = iter(events)
        for event in self._stream:
            if event.kind == "Text":
                self._words.append(event.data)
                continue
            if self._words:
                self._flush()
            if event.kind == "Start":
                self._at = event.span[0]
                self._start(event.tag, event.data)
            elif event.kind == "End":
                self._end(event.tag, event.data)
            elif method := _LEAVES.get(event.kind):
                method(self, event.data)
        if self._words:
            self._flush()

    def finish(self) -> tuple[Heading, ...]:
        """Write the footnotes, then the headings into their places."""
        if self._footnotes.referenced:
            self.parts.append('<div class="footnote">\n<hr>\n<ol>\n')
            for number, label, body in self._footnotes.used():
                self.parts.append(f'<li id="fn:{number}">\n')
                self.write(body)
                self._back(self._footnotes.back(number, label))
            self.parts.append("</ol>\n</div>\n")
        return self._headings.finish()

    def places(self) -> tuple[Place, ...]:
        """Return where the headings are; `finish` comes first, for those that stand in footnotes."""
        return tuple(self._headings.places())

    def _back(self, links: str) -> None:
        if self.parts[-1] == "</p>\n":
            self.parts[-1] = f" {links}</p>\n</li>\n"
        else:
            self.parts.append(f"<p>{links}</p>\n</li>\n")

    def _start(self, tag: str, data: Any) -> None:
        html = _OPENING.get(tag)
        if html:
            self.parts.append(html)
        elif tag in _EMPHASES:
            self._open_emphasis(tag)
        elif method := _STARTS.get(tag):
            method(self, data)

    def _end(self, tag: str, data: Any) -> None:
        html = _CLOSING.get(tag)
        if html:
            self.parts.append(html)
            self._in_link = self._in_link and tag != "Link"
        elif tag in _EMPHASES:
            self._close_emphasis(tag)
        elif method := _ENDS.get(tag):
            method(self, data)

    def _open_emphasis(self, kind: str) -> None:
        self._emphases += 1
        if self._emphases <= _DEEPEST:
            self.parts.append(f"<{_EMPHASES[kind]}>")

    def _close_emphasis(self, kind: str) -> None:
        if self._emphases <= _DEEPEST:
            self.parts.append(f"</{_EMPHASES[kind]}>")
        self._emphases -= 1

    def _task(self, done: bool) -> None:
        if self._depth <= _DEEPEST:
            self._lists.task(done)

    def _rule(self, _: Any) -> None:
        self.parts.append("<hr>\n")

    def _open_heading(self, data: Mapping[str, str]) -> None:
        self._headings.open(int(data["level"][1]), self._at)

    def _close_heading(self, _: Any) -> None:
        self._headings.close()

    def _open_quote(self, kind: str | None) -> None:
        self._depth += 1
        if self._depth <= _DEEPEST:
            self.parts.append(_opening(kind))

    def _close_quote(self, kind: str | None) -> None:
        if self._depth <= _DEEPEST:
            self.parts.append("</blockquote>\n" if kind is None else "</div>\n")
        self._depth -= 1

    def _open_list(self, start: int | None) -> None:
        self._depth += 1
        if self._depth <= _DEEPEST:
            self._lists.open(start)

    def _close_list(self, ordered: bool) -> None:
        if self._depth <= _DEEPEST:
            self._lists.close(ordered)
        self._depth -= 1

    def _open_item(self, _: Any) -> None:
        if self._depth <= _DEEPEST:
            self._lists.item()

    def _close_item(self, _: Any) -> None:
        self.parts.append("</li>\n" if self._depth <= _DEEPEST else "\n")

    def _code_block(self, info: Any) -> None:
        fence = info["Fenced"] if isinstance(info, dict) else ""
        self.parts.append(self._code.block(fence, self._until("CodeBlock")))

    def _html_block(self, _: Any) -> None:
        self._raw(self._until("HtmlBlock"))

    def _until(self, end: str) -> str:
        """Take the events up to the end of a block and return their text."""
        words = []
        for event in self._stream:
            if (event.kind, event.tag) == ("End", end):
                break
            words.append(event.data)
        return "".join(words)

    def _definition(self, label: str) -> None:
        """Take the events of a footnote's definition, and of those that stand inside it."""
        open_ones: list[tuple[str, list[Event]]] = [(label, [])]
        for event in self._stream:
            if event.tag != "FootnoteDefinition":
                open_ones[-1][1].append(event)
            elif event.kind == "Start":
                open_ones.append((event.data, []))
            else:
                self._footnotes.define(*open_ones.pop())
                if not open_ones:
                    return

    def _open_table(self, alignments: tuple[str, ...]) -> None:
        self._table = Table(alignments)
        self.parts.append("<table>\n")

    def _table_part(self, part: Callable[[Table], str]) -> None:
        self.parts.append(part(self._table))


def _opening(kind: str | None) -> str:
    """Return the start of a block quote, or of the alert `kind`, named as the parser names it."""
    if kind is None:
        return "<blockquote>\n"
    admonition, title = _ADMONITIONS.get(kind, "note"), escape(kind)
    return f'<div class="admonition {admonition}">\n<p class="admonition-title">{title}</p>\n'


def _part(part: Callable[[Table], str]) -> Callable[[Writer, Any], None]:
    return lambda writer, _: writer._table_part(part)


_Method = Callable[[Writer, Any], None]

_LEAVES: Mapping[str, _Method] = {
    "Code": Writer._inline_code,
    "SoftBreak": Writer._soft_break,
    "HardBreak": Writer._hard_break,
    "InlineHtml": Writer._raw,
    "Html": Writer._raw,
    "Rule": Writer._rule,
    "FootnoteReference": Writer._reference,
    "TaskListMarker": Writer._task,
}
_STARTS: Mapping[str, _Method] = {
    "Heading": Writer._open_heading,
    "BlockQuote": Writer._open_quote,
    "List": Writer._open_list,
    "Item": Writer._open_item,
    "Link": Writer._link,
    "Image": Writer._image,
    "CodeBlock": Writer._code_block,
    "HtmlBlock": Writer._html_block,
    "FootnoteDefinition": Writer._definition,
    "Table": Writer._open_table,
    "TableHead": _part(Table.head),
    "TableRow": _part(Table.row),
    "TableCell": _part(Table.cell),
}
_ENDS: Mapping[str, _Method] = {
    "Heading": Writer._close_heading,
    "BlockQuote": Writer._close_quote,
    "List": Writer._close_list,
    "Item": Writer._close_item,
    "Table": _part(Table.end),
    "TableHead": _part(Table.end_head),
    "TableCell": _part(Table.end_cell),
}
