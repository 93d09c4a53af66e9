"""Outages told as `from 8:00 to 18:00` that end after the time at which the report has them resolved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice, pairwise
from typing import NamedTuple

from ...model.document import Source
from ...model.narrative import Narrative
from ..facts.phrases import FROM, TO
from ..facts.prose import telling
from ..facts.prose_times import Mention, after, mentions
from ..text.sentences import sentence_before
from ..timeline.milestone_words import ENDS_AT

_PARAGRAPHS = 30
_LONGEST = 3000
_MOST = 20
_TOLERANCE = timedelta(minutes=2)


class LateEnd(NamedTuple):
    """A told span that ends too late; the offsets are those of its words, `line` that of the resolution."""

    start_offset: int
    end_offset: int
    end: datetime
    resolved: datetime
    line: int


class _Span(NamedTuple):
    start: int
    end: int
    first: datetime
    last: datetime


def ends_after_resolution(source: Source, narrative: Narrative) -> Iterator[LateEnd]:
    """Yield the first told span that ends after a told resolution that lies within it."""
    spans, resolved = _told(source.text, narrative)
    for span in spans[:_MOST]:
        for said in resolved[:_MOST]:
            if span.first < said.last < span.last - _TOLERANCE and said.start not in range(
                span.start, span.end
            ):
                line = source.line_at(said.start)
                yield LateEnd(span.start, span.end, span.last, said.last, line)
                return


def _told(text: str, narrative: Narrative) -> tuple[list[_Span], list[_Span]]:
    """Return the spans that paragraphs tell, and the times at which they say it was resolved."""
    spans: list[_Span] = []
    resolved: list[_Span] = []
    blocks = (block for block in telling(narrative.sections) if block.kind == "paragraph")
    for start, end in ((block.start, block.end) for block in islice(blocks, _PARAGRAPHS)):
        part = text[start : min(end, start + _LONGEST)]
        found = [one for one in mentions(part, narrative.facts.date) if one.at.clock and one.at.day]
        for one, other in pairwise([*found, *found[-1:]]):
            before = sentence_before(part, one.start, 60)
            if one is not other and FROM.search(before) and TO.fullmatch(part, one.end, other.start):
                last = _at(Mention(after(one.at, other.at), other.start, other.end))
                spans.append(_Span(start + one.start, start + other.end, _at(one), last))
            elif ENDS_AT.search(before):
                resolved.append(_Span(start + one.start, start + one.end, _at(one), _at(one)))
    return spans, resolved


def _at(mention: Mention) -> datetime:
    day, clock = mention.at.day, mention.at.clock
    return datetime.combine(day, clock) if day and clock else datetime.min
