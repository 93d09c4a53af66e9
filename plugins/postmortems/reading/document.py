"""One file's bytes to a Document: this is where the path begins."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from typing import Any

from ..model.diagnostic import Problem, failure
from ..model.document import Document, Field, Source
from ..model.setting_types import MOST_KB
from ..patterns import deferred
from ..wording.messages import lines
from .conflicts import without_other_side
from .front_matter import CODE, NarrowHandler, first_body_line, split
from .markdown import read_body
from .section import gist_of, read_sections
from .source import MAX_BYTES, hidden_line_ends, odd_spaces, read_source
from .zero_width import without_them, zero_widths

_FENCE = deferred(r"---[ \t]*\n")
_FENCE_LATER = deferred(r"(?:\s|<!--[^\n>]{1,400}-->)++(?P<fence>---)[ \t]*\n")
_LIKE_FIELDS = deferred(r"[^\n]*\n(?:\s*#[^\n]*\n)*\s*[\w-]+[ \t]*[:=](?!//)")
_LIKE_A_FENCE = deferred(
    r"(?m)^[ \t]{0,8}(?P<fence>-{2}(?!-[ \t]*$)-{0,60}|(?<=[ \t])-{3}|---(?=[ \t]*(?:#|[^\S \t\n]))"
    r"|-(?:[ ]-){1,9}|[–—]{1,60}|[*_=~+]{3,60}|\.{3}|`{3,9}(?:ya?ml)?)[^\S\n]*(?:#[^\n]*)?$"
)
"""What was meant as `---`, alone on its line."""
TOO_LONG = f"a report is a text: shorten it, or raise `max_report_kb` in mkdocs.yml, to {MOST_KB} at most"
MANY = "each tag, cell, link, item and word in bold is one: shorten it, or make two reports of it"
HOW_IT_STARTS = (
    "a report starts with `---`, its fields as `name: value`, and `---`, each fence alone on its line"
)

NO_REPORT = "what is no report has a name that starts with `_`, or stands in another folder"
NO_NAME = "this is no report: the name of one ends in `.md`"
RENAME = "rename it; `postmortems import` makes a report of another file"


def read_document(path: str, data: bytes, most: int = MAX_BYTES) -> Document:
    """Take a file of at most so many bytes apart; `path` is what diagnostics call it.

    Whatever the bytes, a document comes back.
    """
    if len(data) > most:
        return unreadable(path, f"the file has more than {most:,} bytes", TOO_LONG)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return unreadable(path, "the file is UTF-16", "save it as UTF-8")
    source, problems = read_source(path, data)
    fences = split(source.text)
    if fences is None or first_body_line(source.text, fences[1]) < fences[1]:
        return _without_front_matter(source, problems)
    start, end, body_start = fences
    text, hidden = hidden_line_ends(source.text[start:end], start)
    text, odd = odd_spaces(without_other_side(text), start)
    text, unseen = zero_widths(text, start)
    handler = NarrowHandler(start)
    fields = handler.load(text)
    return _with_body(
        source,
        without_them(fields) if unseen else fields,
        body_start,
        problems=(*problems, *hidden, *odd, *unseen, *handler.problems),
        broken=frozenset(handler.broken),
        has_front_matter=not handler.unread,
    )


def unreadable(path: str, message: str, help_: str) -> Document:
    """Return the document of a file whose content could not be had."""
    return _lost(path, Problem(CODE, 0, 1, message, help_, blocking=True))


def failed(path: str, error: Exception) -> Document:
    """Return the document of a file with which our own code could not deal."""
    return _lost(path, failure("the file cannot be read", error))


def _lost(path: str, problem: Problem) -> Document:
    return Document(Source(path, ""), {}, 0, problems=(problem,), has_front_matter=False, readable=False)


def _without_front_matter(source: Source, problems: tuple[Problem, ...]) -> Document:
    if not source.text.strip():
        blank = Problem(CODE, 0, 1, "the file is empty", HOW_IT_STARTS, blocking=True)
        return Document(source, {}, 0, problems=(*problems, blank), has_front_matter=False)
    ours = source.path.lower().endswith(".md") or not source.path
    said = _why_none(source.text) if ours else Problem(CODE, 0, 1, NO_NAME, RENAME)
    blocking = said._replace(blocking=True)
    told = (*problems, blocking) if ours else (blocking,)
    return _with_body(source, {}, 0, problems=told, has_front_matter=False)


def _why_none(text: str) -> Problem:
    """Say why a text has no front matter that can be read."""
    opening, inside = _FENCE.match(text), _LIKE_FIELDS.match(text)
    fence = _LIKE_A_FENCE.search(text, 3) if opening else _LIKE_A_FENCE.match(text)
    if opening and inside:
        if fence and fence.start() < first_body_line(text):
            message = "this line does not close the front matter"
            return Problem(CODE, *fence.span("fence"), message, "write `---`, alone on its line")
        line = text.count("\n", 0, first_body_line(text)) + 1
        help_ = "end it with a line `---`" + (f", above line {line}" if line > 1 else "")
        return Problem(CODE, 0, 3, "the front matter that opens here is never closed", help_)
    later = _FENCE_LATER.match(text)
    if later and _LIKE_FIELDS.match(text, later.start("fence")):
        message = "the front matter does not start on line 1"
        return Problem(CODE, *later.span("fence"), message, "remove what stands above")
    if fence and inside:
        message = "this line does not open front matter"
        return Problem(CODE, *fence.span("fence"), message, HOW_IT_STARTS)
    return Problem(CODE, 0, 1, "there is no front matter", lines(HOW_IT_STARTS, NO_REPORT))


def _with_body(source: Source, fields: Mapping[str, Field], body_start: int, **said: Any) -> Document:
    body = read_body(source.text[body_start:], body_start)
    if body.too_much:
        return unreadable(source.path, f"the text has more than {body.too_much}", MANY)
    blocks = tuple(body.blocks)
    sections = read_sections(blocks, len(source.text))
    return Document(
        source,
        fields,
        body_start,
        blocks,
        sections,
        links=tuple(body.links),
        markup=tuple(body.markup),
        gist=gist_of(sections),
        **said,
    )
