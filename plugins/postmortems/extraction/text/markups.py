"""Reports in other markups than Markdown, as its blocks: `# a numbered item`, `<li>`, `** TODO Add it`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice

from ...model.document import Block, Document
from ...patterns import deferred, shape
from ...reading.markdown import read_body
from ...reading.raw_html import tokens
from ...sections import role_of
from .unmarked import unmarked

_HEADING = deferred(r"(?m)^(?:={2,6}[^=\n][^\n]{0,200}={2,6}|h[1-6]\.[ \t][^\n]{1,200})[ \t]*$")
_STARS = deferred(r"(?m)^(?P<marks>\*{1,6})[ \t]+(?:(?P<state>TODO|DONE)[ \t]+)?(?P<said>\S[^\n]*)$")
_OF_ORG = deferred(r"(?m)^(?:#\+[A-Za-z_]{3,20}:|:PROPERTIES:|\*{2,6}[ \t]|\*[ \t]+(?:TODO|DONE)[ \t])")
_OURS = deferred(r"(?m)^(?:#{1,6}[ \t]*[^#\s]|\*{2,6}[ \t])")
"""A line that is a list here, and something else in Markdown."""
_MARKDOWN = deferred(r"(?m)^(?:[-+][ \t]|[0-9]{1,3}[.)][ \t]|\|[^\n]{1,500}\|[ \t]*$|```)")
_LINE = deferred(r"(?P<marks>[*#]{1,6}|)[ \t]*(?P<said>[^\n]*)")
_EMPHASIS = deferred(r"'{2,5}")
_LOOKED_AT = 200
_MADE = deferred(r"(?i)<(?:h[1-6]|li|dt|p)\b")
_BLANK = deferred(r"(?:\s|&[a-z]{2,8};|:[a-z_]{3,40}:)*+")
"""What stands before the words: spaces, and a sign for a point."""
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = ("ul", "ol", "dl")
_POINTS = ("li", "dt")
"""What begins a point; that of a term goes on in what is said of it."""
_PARTING = (*_HEADINGS, *_LISTS, *_POINTS, "p", "div", "hr")


def without_wiki(document: Document) -> Document:
    """Return a document whose lists are those of a wiki, where its headings are; else as it is."""
    text = document.source.text
    may = "\n==" in shape(text) or "\nh2. " in text
    headings = list(islice(_HEADING.finditer(text, document.body_start), 2)) if may else []
    is_wiki = len(headings) == 2 and (_OURS.search(text, headings[0].start()) or not _MARKDOWN.search(text))
    if not is_wiki:
        return document
    return replace(document, blocks=tuple(_blocks(text, document.body_start)))


def without_org(document: Document) -> Document:
    """Return a document whose lines behind stars are headings as in an outline, or tasks."""
    text, start = document.source.text, document.body_start
    is_one = not any(block.kind == "heading" for block in document.blocks) and _OF_ORG.search(text, start)
    named = (
        {role_of(line["said"]) for line in islice(_STARS.finditer(text, start), _LOOKED_AT)} if is_one else ()
    )
    return replace(document, blocks=tuple(_of_org(text, start))) if len({*named, ""}) > 2 else document


def _of_org(text: str, under: int) -> Iterator[Block]:
    for line in _STARS.finditer(text, under):
        yield from read_body(text[under : line.start()], under).blocks
        kind, done, under = "item" if line["state"] else "heading", line["state"] == "DONE", line.end()
        said, level, checked = line["said"].strip(), len(line["marks"]), done if line["state"] else None
        yield Block(kind, line.start(), under, said, level, checked=checked)
    yield from read_body(text[under:], under).blocks


def _blocks(text: str, start: int) -> Iterator[Block]:
    """Yield the headings, each as a paragraph of its own, the items and the paragraphs of a wiki."""
    under = start
    for line in _LINE.finditer(text, start):
        at, end = line.span()
        is_apart = bool(line["marks"]) or not line["said"] or _HEADING.match(text, at) is not None
        if is_apart:
            yield from _paragraph(text, under, at)
            under = end
        if line["marks"] and line["said"]:
            yield Block("item", at, end, _EMPHASIS.sub("", line["said"]), len(line["marks"]))
        elif is_apart:
            yield from _paragraph(text, at, end)
    yield from _paragraph(text, under, len(text))


def _paragraph(text: str, start: int, end: int) -> Iterator[Block]:
    said = text[start:end].strip()
    if said:
        start += len(text[start:end]) - len(text[start:end].lstrip())
        yield Block("paragraph", start, start + len(said), _EMPHASIS.sub("", said))


def without_html(document: Document) -> Document:
    """Return a document whose headings, points and paragraphs in HTML are blocks as those of Markdown are.

    Tables stay as they are: `timeline.table` reads them. What a page keeps from its readers, as style, goes.
    """
    if not any(map(_is_made, document.blocks)):
        return document
    written = (_as_written(block, document.source.text) for block in document.blocks)
    parts = (_of_html(block) if _is_made(block) else (block,) for block in written)
    return replace(document, blocks=tuple(chain.from_iterable(parts)))


def _as_written(block: Block, text: str) -> Block:
    """Return code that only its indent made of the HTML of a page as that HTML, any other block as it is."""
    is_page = block.kind == "code" and text[block.start] in " <" and _MADE.match(block.text.lstrip())
    return block._replace(kind="html", text=text[block.start : block.end]) if is_page else block


def _is_made(block: Block) -> bool:
    return block.kind == "html" and bool(_MADE.search(block.text)) and "<table" not in block.text.lower()


def _of_html(block: Block) -> Iterator[Block]:
    """Yield what stands between the tags that part an HTML block; what has no words stays HTML."""
    kind, level, depth, start = "paragraph", 0, 0, 0
    for token in tokens(block.text):
        if token.kind == "opaque":
            yield from _said(block, kind, level, start, token.start)
            start = token.end
        if token.kind == "text" or token.name not in _PARTING:
            continue
        opens = token.kind == "open"
        if not (token.name == "p" and depth) and (opens or token.name != "dt"):
            yield from _said(block, kind, level, start, token.start)
            start = token.end
            depth = max(0, depth + (1 if opens else -1)) if token.name in _LISTS else depth
            kind, level = _kind(token.name, depth) if opens else ("paragraph", 0)
    yield from _said(block, kind, level, start, len(block.text))


def _kind(tag: str, depth: int) -> tuple[str, int]:
    if tag in _HEADINGS:
        return "heading", _HEADINGS[tag]
    return ("item", depth or 1) if tag in _POINTS else ("paragraph", 0)


def _said(block: Block, kind: str, level: int, start: int, end: int) -> Iterator[Block]:
    lead = _BLANK.match(block.text, start, end)
    start = lead.end() if lead else start
    raw = block.text[start:end].rstrip()
    if raw:
        text = unmarked(raw).strip()
        at = block.start + start
        yield Block(kind if text else "html", at, at + len(raw), text or raw, level if text else 0)
