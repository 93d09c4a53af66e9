"""The phases of an incident as bands along its drawn timeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from ...model.incident import Incident
from ...model.moment import Duration
from ...wording.durations import Length, length, ongoing
from ...wording.words import ENGLISH, Words
from .axis import Axis
from .packing import number
from .phases import Stretch
from .timed_entries import reach


class Band(NamedTuple):
    """A phase; `look` names how it is drawn, `x` and `width` are per cent."""

    name: str
    look: str
    length: Length
    x: str
    width: str


def bands(
    incident: Incident,
    found: Sequence[Stretch],
    axis: Axis,
    until: datetime | None,
    words: Words = ENGLISH,
) -> tuple[Band, ...]:
    """Return the phases that are known; what is not over lasts to the end of the axis.

    A day without a clock is left free at its ends: nobody knows when on that day the phase changed. It is
    known `until` when an incident that is not over was observed; None where its day has not ended.
    """
    return tuple(_bands(incident, found, axis, until, words))


def _bands(
    incident: Incident, found: Sequence[Stretch], axis: Axis, until: datetime | None, words: Words
) -> Iterator[Band]:
    for one in found:
        start, end = axis.at(reach(one.start)[1]), axis.at(reach(one.end)[0])
        if end > start:
            lasted = length(one.duration, words)
            yield Band(words.say(one.name), one.look, lasted, number(start), number(end - start))
    if incident.is_ongoing:
        begin = found[-1].end.utc if found else reach(incident.started_at)[1]
        lasted = length(Duration(until - begin), words) if until else ongoing(words)
        start = axis.at(begin)
        yield Band(words.say("not over"), "open", lasted, number(start), number(100 - start))
