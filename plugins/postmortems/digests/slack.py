"""A digest as blocks of a Slack message: a header, and sections of its markup, within Slack's limits."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ..reading.events import events

BLOCKS, LETTERS, HEADER = 50, 3000, 150
"""How many blocks a message may have, and letters a section and a header, as Slack documents."""
_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_IN_LINK = str.maketrans({"|": "%7C", "<": "%3C", ">": "%3E", "&": "&amp;"})
_MARKS = {"Strong": "*", "Emphasis": "_"}
_WHOLE = ("Heading", "Paragraph", "Item", "TableRow", "TableHead", "CodeBlock")
"""What begins a line of its own."""
CUT = "…"


def as_slack(markdown: str) -> str:
    """Return a digest as the JSON that a webhook, or `chat.postMessage`, takes."""
    blocks = list(_blocks(markdown))
    if len(blocks) > BLOCKS:
        blocks = [*blocks[: BLOCKS - 1], _section("The digest goes on; it is too long for one message.")]
    text = blocks[0]["text"]["text"] if blocks else ""
    return json.dumps({"text": text, "blocks": blocks}, ensure_ascii=False, indent=1) + "\n"


def _blocks(markdown: str) -> Iterator[dict[str, Any]]:
    waiting = ""
    for line in _lines(markdown):
        if waiting and (line.level or len(waiting) + 1 + line.length > LETTERS):
            yield _section(waiting)
            waiting = ""
        if line.level == "H1":
            yield {"type": "header", "text": {"type": "plain_text", "text": line.text(HEADER)}}
        else:
            waiting += f"{chr(10) if waiting else ''}{line.text(LETTERS)}"
    if waiting:
        yield _section(waiting)


def _section(text: str) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True}}


class _Line:
    """A line, of pieces that are cut nowhere; `level` is that of a heading."""

    def __init__(self, start: str = "", level: str = "") -> None:
        self.level = level
        self._pieces = [start] if start else []
        self._link, self._label = "", ""
        self.is_empty = True

    @property
    def length(self) -> int:
        """How many letters a section needs for it."""
        return len(self.text(LETTERS))

    def add(self, text: str) -> None:
        """Add words, to the link that is open where one is."""
        if self._link:
            self._label += text
        else:
            self._pieces += (sign.translate(_ESCAPED) for sign in text)
        self.is_empty = self.is_empty and not text.strip()

    def mark(self, tag: str) -> None:
        """Begin or end what is bold or italic; headings are bold by themselves."""
        if not self.level and not self._link:
            self._pieces.append(_MARKS[tag])

    def open(self, address: str) -> None:
        """Begin a link; what leads nowhere on the web is its words alone."""
        is_web = address.lower().startswith(("https://", "http://")) and len(address) < LETTERS // 3
        self._link = address if is_web and self.level != "H1" else ""

    def close(self) -> None:
        """End a link."""
        if self._link:
            label = self._label[: LETTERS // 10].translate(_ESCAPED)
            self._pieces.append(f"<{self._link.translate(_IN_LINK)}|{label or 'link'}>")
            self._link, self._label, self.is_empty = "", "", False

    def text(self, most: int) -> str:
        """Return the line as Slack reads it, at most so long."""
        bold = "*" if self.level not in ("", "H1") else ""
        line = bold
        for piece in self._pieces:
            if len(line) + len(piece) + len(CUT) + len(bold) > most:
                return line + CUT + bold
            line += piece
        return line + bold


def _lines(markdown: str) -> Iterator[_Line]:
    line = _Line()
    for kind, tag, data, _ in events(markdown):
        opened = tag if kind == "Start" else ""
        if tag in _WHOLE and not (opened == "Paragraph" and line.is_empty):
            if not line.is_empty:
                yield line
            line = _Line("• " if opened == "Item" else "", data["level"] if opened == "Heading" else "")
        else:
            _say(line, kind, tag, data)


def _say(line: _Line, kind: str, tag: str, data: Any) -> None:
    """Add to a line what the parser says within it; raw HTML and images are left out."""
    if tag == "Link":
        line.open(data["dest_url"]) if kind == "Start" else line.close()
    elif tag in _MARKS:
        line.mark(tag)
    elif kind in ("Text", "Code"):
        line.add(data)
    elif kind in ("SoftBreak", "HardBreak") or tag == "TableCell":
        line.add(" ")
