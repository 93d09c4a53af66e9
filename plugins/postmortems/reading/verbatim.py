"""What of a body is no Markdown: code and raw HTML; and what was opened there and swallows the rest."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ..frozen import Frozen
from ..model.document import Document, Spans
from ..patterns import deferred
from .events import characters, events

_CODE_FENCE = deferred(r"[ \t]*(?P<sign>`{3,}|~{3,})")
_CLOSES = deferred(r"[> \t]*(?P<sign>`{3,}|~{3,})[ \t]*")


class Swallowed(Frozen):
    """A comment or a fence, by its `sign`, that is never closed: all from `start` to the end is in it."""

    sign: str
    start: int
    end: int


def verbatim(document: Document) -> Spans:
    """Return where a body is code or raw HTML, as the parser has it; the last is kept, for several ask."""
    return _verbatim(document.source.text, document.body_start)


@lru_cache(maxsize=1)
def _verbatim(text: str, body_start: int) -> Spans:
    body = text[body_start:]
    place = characters(body, body_start)
    return Spans((place(start), place(end)) for start, end, _ in _stretches(body))


def swallowed(document: Document) -> Swallowed | None:
    """Return the comment or the fence that is never closed, None where all of the body is read."""
    text = document.source.text
    last = max(section.start for section in document.sections) if document.sections else document.body_start
    if not any(text.find(sign, last) >= 0 for sign in ("<!--", "```", "~~~")):
        return None  # what swallows the rest leaves no heading behind it
    start, end, is_code = max(_blocks(document), key=lambda each: each[1], default=(0, 0, False))
    if end < len(text.rstrip()):
        return None
    block = text[start:end]
    if is_code:
        return Swallowed(sign, start, end) if (sign := open_fence(block)) else None
    is_comment = block.lstrip().startswith("<!--") and "-->" not in block
    return Swallowed("<!--", start, end) if is_comment else None


def open_fence(code: str) -> str:
    """Return the fence above a block of code that has none below, "" where it is closed."""
    fence, last = _CODE_FENCE.match(code), code.rstrip().rpartition("\n")
    if not fence:
        return ""
    closing = _CLOSES.fullmatch(last[2]) if last[1] else None
    return "" if closing and closing["sign"].startswith(fence["sign"]) else str(fence["sign"])


def _blocks(document: Document) -> Iterator[tuple[int, int, bool]]:
    """Yield where blocks of code and of raw HTML stand, and whether one is code; outlined documents too."""
    if document.blocks:
        blocks = (block for block in document.blocks if block.kind in ("code", "html"))
        yield from ((block.start, block.end, block.kind == "code") for block in blocks)
        return
    place = characters(document.body, document.body_start)
    for start, end, tag in _stretches(document.body):
        if tag.endswith("Block"):
            yield place(start), place(end), tag == "CodeBlock"


def _stretches(body: str) -> Iterator[tuple[int, int, str]]:
    """Yield start and end, in bytes, of code and raw HTML, and what it is."""
    for kind, tag, _, (start, end) in events(body):
        if kind == "Start" and tag in ("CodeBlock", "HtmlBlock"):
            yield start, end, tag
        elif kind in ("Code", "InlineHtml"):
            yield start, end, kind
