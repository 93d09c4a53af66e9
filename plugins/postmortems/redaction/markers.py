"""The comments of a body: which of them mark what is internal, and what the public is told instead."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator
from difflib import SequenceMatcher

from ..frozen import Frozen
from ..model.diagnostic import Problem
from ..model.document import Document, Spans
from ..patterns import deferred
from ..wording.messages import shorten
from .structure import Structure

CODE = "internal-marker"
OPEN, CLOSE, INSTEAD, COMMENT = "internal", "/internal", "public", ""
RIGHT = (
    "write `<!-- internal -->` and `<!-- /internal -->`, or `<!-- public: ... -->` with what is told instead"
)
IN_CODE = "what is marked in code is shown; close the fence, or take the marker out of it"
_INSTEAD = deferred(r"public:(?P<text>.*)", re.DOTALL | re.IGNORECASE)
_WORD = deferred(r"\w{1,40}")
_BEFORE = frozenset({"begin", "start", "end", "stop", "not", "non", "for", "keep"})
"""Words that may stand before what is meant."""
_NEAR = deferred(
    r"(?:<|&lt;)[\s!\-–—]{0,9}/?\s{0,3}(?P<word>internal|public)\s{0,3}(?::[^<>\n]{0,200})?[\s/\-–—]{0,9}(?:>|&gt;)",
    re.IGNORECASE,
)
_BEGUN = deferred(r"<!--\s{0,20}/?\s{0,20}(?:internal|public)\b", re.IGNORECASE)
_DEFINED = deferred(r"^[ \t>]{0,60}\[(?://|#|comment)\]:(?P<said>[^\n]*)$", re.IGNORECASE | re.MULTILINE)
_ALIKE = 0.8
_OTHERS = frozenset(
    {"private", "confidential", "secret", "hidden", "hide", "redact", "redacted", "restricted"}
)
"""What others may call it, where it stands alone in its comment."""


class Marker(Frozen):
    """A comment: of its `kind`, with the `text` of what is told instead."""

    kind: str
    start: int
    end: int
    text: str = ""


class Marks(Frozen):
    """The comments outside of code in order, and what is wrong with any."""

    markers: tuple[Marker, ...]
    problems: tuple[Problem, ...]


def marks_of(document: Document, structure: Structure) -> Marks:
    """Return the comments of a document; what looks like a marker and is none is a problem."""
    found = list(comments(document.source.text, document.body_start, structure.code))
    inside = Spans((start, end) for start, end, _ in found)
    named = (each for each in _named(document) if not (structure.code.hold(each[0]) or inside.hold(each[0])))
    read = [_read(*each) for each in sorted((*found, *named), key=lambda each: each[0])]
    markers = tuple(each for each in read if isinstance(each, Marker))
    problems = [each for each in read if isinstance(each, Problem)]
    known = frozenset(each.start for each in read)
    around = (*_in_fields(document), *_in_code(document, structure), *_near(document, structure, known))
    return Marks(markers, (*problems, *around))


def comments(text: str, at: int, code: Spans) -> Iterator[tuple[int, int, str | None]]:
    """Yield where comments begin and end, and what they say; None of one that never ends.

    What begins in code is none: what stands behind its beginning is looked at by itself.
    """
    while (start := text.find("<!--", at)) >= 0:
        at, end = start + 4, text.find("-->", start + 4)
        if code.hold(start):
            continue
        if text.startswith((">", "->"), at):
            at = text.index(">", at) + 1
            yield start, at, ""
        elif end < 0:
            yield start, at, None
            return
        else:
            yield start, end + 3, text[at:end]
            at = end + 3


def _named(document: Document) -> Iterator[tuple[int, int, str]]:
    """Yield the comments that are written as the definition of an address: `[//]: # (so)`."""
    for each in _DEFINED.finditer(document.source.text, document.body_start):
        yield *each.span(), each["said"]


def _read(start: int, end: int, said: str | None) -> Marker | Problem:
    if said is None:
        return Problem(CODE, start, end, "this comment is never closed", "end it with `-->`")
    word = said.strip().casefold()
    if word in (OPEN, CLOSE):
        return Marker(word, start, end)
    instead = _INSTEAD.fullmatch(said.strip())
    if instead and "<!--" not in instead["text"]:
        return Marker(INSTEAD, start, end, instead["text"].strip())
    if "<!--" in said or is_like_a_marker(said):
        return Problem(CODE, start, end, f"`{shorten(f'<!--{said}-->', 60)}` is no marker", RIGHT)
    return Marker(COMMENT, start, end)


def is_like_a_marker(said: str) -> bool:
    """Tell whether a comment begins as if it marked something, however it is misspelt."""
    seen = "".join(letter for letter in said[:200] if unicodedata.category(letter) != "Cf")
    words = _WORD.findall(unicodedata.normalize("NFKC", seen).casefold())
    first, *more = words[1:] if words[:1] and words[0] in _BEFORE and words[1:] else words or [""]
    if first.startswith(OPEN) or (not more and first in _OTHERS):
        return True
    return any(SequenceMatcher(None, first, right).ratio() >= _ALIKE for right in (OPEN, INSTEAD))


def _in_code(document: Document, structure: Structure) -> Iterator[Problem]:
    """Yield a problem for each marker in what nobody meant to be code."""
    for found in _BEGUN.finditer(document.source.text, document.body_start):
        if structure.unsure.hold(found.start()):
            yield Problem(CODE, *found.span(), "this marker stands in code", IN_CODE)


def _near(document: Document, structure: Structure, known: Container[int]) -> Iterator[Problem]:
    """Yield a problem for what was meant as a marker and is no comment: `<internal>`, `<!— internal —>`."""
    for found in _NEAR.finditer(document.source.text, document.body_start):
        if found.start() not in known and not structure.code.hold(found.start()):
            yield Problem(CODE, *found.span(), f"`{shorten(found[0], 60)}` is no marker", RIGHT)


def _in_fields(document: Document) -> Iterator[Problem]:
    """Yield a problem for each marker in the front matter, where nothing is marked."""
    text = document.source.text[: document.body_start]
    all_ = comments(text, 0, Spans(()))
    found = [(start, end) for start, end, said in all_ if said is None or is_like_a_marker(said)]
    found += [match.span() for match in _NEAR.finditer(text)]
    for start, end in sorted(dict(found).items()):
        message = "a marker in the front matter marks nothing"
        help_ = "leave the field to the inside, or write `title_public` or `summary_public`"
        yield Problem(CODE, start, end, message, help_)
