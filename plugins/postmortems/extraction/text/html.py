"""Parts of a report that are written in HTML, as the blocks of Markdown that say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from ...model.document import Block, Document
from ...patterns import deferred
from ...reading.raw_html import tokens
from .unmarked import unmarked

_MADE = deferred(r"<(?:h[1-6]|li|p)\b", re.IGNORECASE)
_BLANK = deferred(r"(?:\s|&[a-z]{2,8};|:[a-z_]{3,40}:)*+")
"""What stands before the words: spaces, and a sign for a point."""
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = ("ul", "ol")
_PARTING = (*_HEADINGS, *_LISTS, "li", "p", "div", "hr")


def without_html(document: Document) -> Document:
    """Return a document whose headings, points and paragraphs in HTML are blocks as those of Markdown are.

    Tables stay as they are: `timeline.table` reads them.
    """
    if not any(map(_is_made, document.blocks)):
        return document
    parts = (_blocks(block) if _is_made(block) else (block,) for block in document.blocks)
    return replace(document, blocks=tuple(chain.from_iterable(parts)))


def _is_made(block: Block) -> bool:
    return block.kind == "html" and bool(_MADE.search(block.text)) and "<table" not in block.text.lower()


def _blocks(block: Block) -> Iterator[Block]:
    """Yield what stands between the tags that part an HTML block; what has no words stays HTML."""
    kind, level, depth, start = "paragraph", 0, 0, 0
    for token in tokens(block.text):
        if token.kind == "text" or token.name not in _PARTING:
            continue
        opens = token.kind == "open"
        if not (token.name == "p" and depth):
            yield from _said(block, kind, level, start, token.start)
            start = token.end
            depth = max(0, depth + (1 if opens else -1)) if token.name in _LISTS else depth
            kind, level = _kind(token.name, depth) if opens else ("paragraph", 0)
    yield from _said(block, kind, level, start, len(block.text))


def _kind(tag: str, depth: int) -> tuple[str, int]:
    if tag in _HEADINGS:
        return "heading", _HEADINGS[tag]
    return ("item", depth or 1) if tag == "li" else ("paragraph", 0)


def _said(block: Block, kind: str, level: int, start: int, end: int) -> Iterator[Block]:
    lead = _BLANK.match(block.text, start, end)
    start = lead.end() if lead else start
    raw = block.text[start:end].rstrip()
    if raw:
        text = unmarked(raw).strip()
        at = block.start + start
        yield Block(kind if text else "html", at, at + len(raw), text or raw, level if text else 0)
