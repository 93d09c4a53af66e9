"""All that a report says of its times, each statement with how far it is trusted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from ...model.timeline import Timeline
from .choice import Lengths
from .entries import likely, told_by_entries
from .labelled import labelled_times
from .labels import Given
from .lengths import length
from .parts import Prose
from .prose_times import mentions
from .statement import Statement, Told, Trust
from .told import LONGEST, told_by

_NEAR = 80


def statements(
    given: Mapping[str, Given], prose: Prose, timeline: Timeline, day: date | None
) -> Iterator[Statement]:
    """Yield what labels, sentences and entries state, each in the order in which it stands.

    Of several paragraphs that tell of an end the first counts.
    """
    yield from labelled_times(given, day)
    ended: set[Trust] = set()
    for paragraph in told_by(prose.told, day):
        yield from (one for one in paragraph if not (one.milestone.is_end and one.trust in ended))
        ended |= {one.trust for one in paragraph if one.milestone.is_end}
    for paragraph in told_by(prose.within("investigation", "root_cause"), day):
        yield from (one._replace(trust=Trust.HINT) for one in paragraph if one.trust is not Trust.SPAN)
    for paragraph in told_by(prose.within("timeline"), day):
        yield from (one for one in paragraph if one.trust is Trust.SPAN)
    yield from told_by_entries(timeline)


def stated_lengths(
    given: Mapping[str, Given], prose: Prose, timeline: Timeline, day: date | None, whole: float | None
) -> Lengths:
    """Return the lengths that are stated, and all clocks that are told; `whole` is the length of it all."""
    labelled, to_detect = (given[name].text if name in given else "" for name in ("length", "to_detect"))
    return Lengths(whole, length(labelled), length(to_detect), tuple(_told(prose, timeline, day)))


def _told(prose: Prose, timeline: Timeline, day: date | None) -> Iterator[Told]:
    for entry in timeline.entries:
        at = likely(entry)
        if at and at.clock:
            yield Told(at, entry.start, entry.end, entry.text)
    for block in prose.told:
        for one in mentions(block.text[:LONGEST], day):
            if one.at.clock:
                words = block.text[one.start : one.end + _NEAR]
                yield Told(one.at, block.start + one.start, block.start + one.end, words)
