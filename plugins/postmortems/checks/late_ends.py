"""Outages told as `from 8:00 to 18:00` that end after the time at which the report has them resolved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice, pairwise

from ..extraction.facts.parts import telling
from ..extraction.facts.prose_times import mentions
from ..extraction.facts.statement import Statement, Trust
from ..extraction.facts.told import told_by
from ..frozen import Frozen
from ..model.document import Block, Source
from ..model.milestone import Milestone
from ..model.narrative import Narrative
from ..patterns import deferred, digits_of, likely

_PARAGRAPHS = 30
_LONGEST = 3000
_LEAST = 3
"""How many clocks a span and a resolution have at least."""
_MOST = 20
_LIKE_A_CLOCK = deferred(r"[0-9](?:[0-9]|\s?[:：.hHuUaApP時时点시])")
_CLOCKS = ("noon", "midday", "midnight")
"""What every clock has, or says: a quick look, before they are read."""
_TOLERANCE = timedelta(minutes=2)


class LateEnd(Frozen):
    """A told span that ends too late; the offsets are those of its words, `line` that of the resolution."""

    start_offset: int
    end_offset: int
    end: datetime
    resolved: datetime
    line: int


class _Span(Frozen):
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
    as_written = _as_written(text, narrative)
    told = [
        one
        for told in told_by(as_written, narrative.facts.date)
        for one in told
        if one.at.clock and one.at.day
    ]
    spans = [
        _Span(first.start, first.end, _at(first), _at(last))
        for first, last in pairwise(told)
        if first.trust is last.trust is Trust.SPAN and first.start == last.start
    ]
    ends = (
        one
        for one in told
        if one.milestone is Milestone.RESOLVED and one.trust in (Trust.SENTENCE, Trust.CLOSED)
    )
    return spans, [_Span(one.start, one.end, _at(one), _at(one)) for one in ends]


def _as_written(text: str, narrative: Narrative) -> tuple[Block, ...]:
    """Return the paragraphs that tell what happened, with their markup; none where they tell too little."""
    blocks = (block for block in telling(narrative.sections) if block.kind == "paragraph")
    found = [(block, min(block.end, block.start + _LONGEST)) for block in islice(blocks, _PARAGRAPHS)]
    whole = "\n".join([text[block.start : end] for block, end in found])
    if _clocks(whole) < _LEAST and not likely(text, _CLOCKS):
        return ()
    written = tuple(block._replace(text=text[block.start : end].rstrip("\n")) for block, end in found)
    day = narrative.facts.date
    told = (one for block in written for one in mentions(block.text, day) if one.at.clock)
    return written if len(tuple(islice(told, _LEAST))) == _LEAST else ()


def _clocks(text: str) -> int:
    """Count what looks like a clock, until there are enough."""
    digits, at, found = digits_of(text), 0, 0
    while found < _LEAST and (at := digits.find("0", at)) >= 0:
        clock = _LIKE_A_CLOCK.match(text, at)
        at = clock.end() if clock else at + 1
        found += clock is not None
    return found


def _at(told: Statement) -> datetime:
    return datetime.combine(told.at.day, told.at.clock) if told.at.day and told.at.clock else datetime.min
