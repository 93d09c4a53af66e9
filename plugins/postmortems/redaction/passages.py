"""Marked passages: what is to be taken out of a body, and what the public is told instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..frozen import Frozen
from ..model.diagnostic import Problem
from ..model.document import Document
from ..patterns import deferred
from .markers import CLOSE, CODE, COMMENT, INSTEAD, OPEN, Marker
from .structure import Structure

PASSAGE, TOLD, REMARK = "passage", "told", "comment"
_BLANK = deferred(r"[ \t>]*")
_BULLET = deferred(r"[ \t>]{0,60}(?:[-*+]|\d{1,9}[.)])[ \t]{0,60}(?:\[[ xX]\][ \t]{0,60})?")
_ALONE = "let each stand alone on its line, or both on one line"


class Cut(Frozen):
    """A stretch to be taken out, and what is put there.

    One that is `whole` has all of its lines, and what is around it stays apart as it was; one that is `item`
    has the only line of an item of a list.
    """

    kind: str
    start: int
    end: int
    told: str = ""
    whole: bool = False
    item: bool = False


def cuts_of(document: Document, markers: Iterable[Marker]) -> Iterator[Cut | Problem]:
    """Yield what markers and comments take out, in order; a problem for each that does not fit the others."""
    opened: Marker | None = None
    for marker in markers:
        if marker.kind == OPEN and opened:
            yield Problem(
                CODE, marker.start, marker.end, "this marker stands in another passage", "end that first"
            )
        elif marker.kind == OPEN:
            opened = marker
        elif marker.kind == CLOSE and not opened:
            yield Problem(
                CODE,
                marker.start,
                marker.end,
                "this marker ends nothing",
                "remove it, or write `<!-- internal -->` above",
            )
        elif marker.kind == CLOSE and opened:
            yield _passage(document, opened, marker)
            opened = None
        elif marker.kind == INSTEAD and opened:
            message = "what the public is told instead stands in an internal passage"
            yield Problem(CODE, marker.start, marker.end, message, "put it behind `<!-- /internal -->`")
        elif marker.kind in (INSTEAD, COMMENT) and not opened:
            kind = TOLD if marker.kind == INSTEAD else REMARK
            yield _cut(document, kind, marker.start, marker.end, marker.text)
    if opened:
        message = "the passage that begins here never ends"
        yield Problem(CODE, opened.start, opened.end, message, "write `<!-- /internal -->` where it ends")


def _passage(document: Document, opened: Marker, closed: Marker) -> Cut | Problem:
    text = document.source.text
    if "\n" not in text[opened.start : closed.end]:
        return _cut(document, PASSAGE, opened.start, closed.end)
    for marker in (opened, closed):
        before, after = _line_around(document, marker.start, marker.end)
        if not _BLANK.fullmatch(before) or after.strip():
            message = "a marker of a passage of several lines shares its line"
            return Problem(CODE, marker.start, marker.end, message, _ALONE)
    return _cut(document, PASSAGE, opened.start, closed.end)


def _cut(document: Document, kind: str, start: int, end: int, told: str = "") -> Cut:
    before, after = _line_around(document, start, end)
    is_alone = not after.strip()
    whole = is_alone and bool(_BLANK.fullmatch(before))
    item = (
        is_alone
        and not told
        and "\n" not in document.source.text[start:end]
        and bool(_BULLET.fullmatch(before))
    )
    if whole or item:
        start -= len(before)
        end = min(end + len(after) + 1, len(document.source.text))
    return Cut(kind, start, end, told, whole, item)


def _line_around(document: Document, start: int, end: int) -> tuple[str, str]:
    """Return what stands before and behind a stretch, on the lines where it begins and ends."""
    text = document.source.text
    first = max(text.rfind("\n", 0, start) + 1, document.body_start)
    last = text.find("\n", end)
    return text[first:start], text[end : last if last >= 0 else len(text)]


def cut_short(document: Document, cuts: Sequence[Cut], structure: Structure) -> Iterator[Problem]:
    """Yield a problem for each passage that has a heading of its own and text of that section behind it."""
    text, starts = document.source.text, [each.start for each in structure.headings]
    for number, cut in enumerate(cuts):
        inside = [start for start in starts if cut.start <= start < cut.end]
        stop = next((start for start in starts if start >= cut.end), len(text))
        if inside and any(map(str.strip, between(text, cut.end, stop, cuts[number + 1 :]))):
            message = "a passage with a heading in it ends in the middle of a section"
            help_ = "end it where the section ends, above the next heading"
            yield Problem(CODE, inside[0], text.find("\n", inside[0]), message, help_)


def between(text: str, start: int, end: int, cuts: Iterable[Cut]) -> Iterator[str]:
    """Yield what is left of a stretch of a text between cuts that come in order."""
    for cut in cuts:
        if cut.start >= end:
            break
        yield text[start : cut.start]
        start = max(start, cut.end)
    yield text[start:end]
