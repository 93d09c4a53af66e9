"""Reports in MediaWiki's notation: `# a numbered item`, `** a nested one`, `'''bold'''`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from ...model.document import Block, Document
from ...patterns import deferred

_HEADING = deferred(r"^={2,6}[^=\n][^\n]{0,200}={2,6}[ \t]*$", re.MULTILINE)
_OURS = deferred(r"^(?:#{1,6}[ \t]*[^#\s]|\*{2,6}[ \t])", re.MULTILINE)
"""A line that is a list here, and something else in Markdown."""
_MARKDOWN = deferred(r"^(?:[-+][ \t]|[0-9]{1,3}[.)][ \t]|\|[^\n]{1,500}\|[ \t]*$|```)", re.MULTILINE)
_LINE = deferred(r"(?P<marks>[*#]{1,6}|)[ \t]*(?P<said>[^\n]*)")
_EMPHASIS = deferred(r"'{2,5}")


def without_wiki(document: Document) -> Document:
    """Return a document whose lists are those of a wiki, where its headings are; else as it is."""
    text = document.source.text
    headings = list(islice(_HEADING.finditer(text, document.body_start), 2)) if "\n==" in text else []
    is_wiki = len(headings) == 2 and (_OURS.search(text, headings[0].start()) or not _MARKDOWN.search(text))
    if not is_wiki:
        return document
    return replace(document, blocks=tuple(_blocks(text, document.body_start)))


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
