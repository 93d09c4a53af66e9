"""One file's bytes to a Document: this is where the path begins."""

from __future__ import annotations

import codecs
from dataclasses import replace

from ..model.diagnostic import Problem, failure
from ..model.document import Document, Source
from ..patterns import deferred
from ..settings import MOST_KB
from ..wording.messages import lines
from .conflicts import without_other_side
from .front_matter import CODE, NarrowHandler, split
from .markdown import read_body
from .section import gist_of, read_sections
from .source import MAX_BYTES, hidden_line_ends, odd_spaces, read_source

_FENCE_LATER = deferred(r"\s+---[ \t]*\n")
_LIKE_FIELDS = deferred(r"---[ \t]*\n(?:\s*#[^\n]*\n)*\s*[\w-]+[ \t]*:")
TOO_LONG = f"a report is a text: shorten it, or raise `max_report_kb` in mkdocs.yml, to {MOST_KB} at most"
MANY = "each tag, cell, link, item and word in bold is one: shorten it, or make two reports of it"
HOW_IT_STARTS = (
    "a report starts with `---`, its fields as `name: value`, and `---`, each fence alone on its line"
)

NO_REPORT = "what is no report has a name that starts with `_`, or stands in another folder"


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
    if fences is None:
        return _without_front_matter(source, problems)
    start, end, body_start = fences
    text, hidden = hidden_line_ends(source.text, start, end)
    text, odd = odd_spaces(without_other_side(text, start, end), start, end)
    handler = NarrowHandler(start)
    fields = handler.load(text[start:end])
    return _with_body(
        Document(
            Source(path, source.text),
            fields,
            body_start,
            problems=(*problems, *hidden, *odd, *handler.problems),
            broken=frozenset(handler.broken),
            has_front_matter=not handler.unread,
        )
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
    start = len(source.text) - len(source.text.lstrip())
    if _LIKE_FIELDS.match(source.text):
        said = Problem(
            CODE, 0, 3, "the front matter that opens here is never closed", "end it with a line `---`"
        )
    elif _FENCE_LATER.match(source.text) and _LIKE_FIELDS.match(source.text, start):
        said = Problem(
            CODE, start, start + 3, "the front matter does not start on line 1", "remove what stands above"
        )
    else:
        said = Problem(CODE, 0, 1, "there is no front matter", lines(HOW_IT_STARTS, NO_REPORT))
    blocking = said._replace(blocking=True)
    return _with_body(Document(source, {}, 0, problems=(*problems, blocking), has_front_matter=False))


def _with_body(document: Document) -> Document:
    body = read_body(document.body, document.body_start)
    if body.too_much:
        return unreadable(document.path, f"the text has more than {body.too_much}", MANY)
    blocks = tuple(body.blocks)
    sections = read_sections(blocks, len(document.source.text))
    return replace(
        document,
        blocks=blocks,
        sections=sections,
        links=tuple(body.links),
        markup=tuple(body.markup),
        gist=gist_of(sections),
    )
