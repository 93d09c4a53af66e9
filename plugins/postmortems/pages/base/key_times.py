"""The key times of an incident, and the durations between them with their formulas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ...frozen import Frozen
from ...model.incident import Incident
from ...model.milestone import MEASURES, Measure, Milestone, measure_to
from ...model.moment import Moment
from ...wording.durations import Length, from_to, ongoing
from ...wording.times import Stamp, Zones, in_utc, same_day, stamp, zone, zones_of
from ...wording.words import ENGLISH, Words


class KeyLength(NamedTuple):
    """A duration with its formula; `worked` has the times of this incident, empty where one is missing."""

    name: str
    length: Length
    formula: str
    worked: str


class KeyTime(NamedTuple):
    """A key time: local, in UTC where that differs, and the duration that ends with it."""

    name: str
    local: Stamp | None
    utc: Stamp | None
    measure: KeyLength | None


class KeyTimes(Frozen):
    """The key times of an incident. `zone` is what all local clocks share, empty where they do not.

    `measures` has every duration that ends with one of them, also where a row has room for the first only.
    """

    zone: str
    has_utc: bool
    milestones: tuple[KeyTime, ...]
    measures: tuple[KeyLength, ...]


def key_times(incident: Incident, words: Words = ENGLISH) -> KeyTimes:
    """Read an incident's key times: those that are known, by their clocks, and always how it ended."""
    known = [(milestone, incident.local(moment)) for milestone, moment in milestones_of(incident)]
    if not any(moment.date_only for _, moment in known):
        known.sort(key=lambda pair: pair[1].utc)
    zones = zones_of(moment for _, moment in known)
    ends = {milestone for milestone, _ in known} | {Milestone.RESOLVED}
    measures = {each: key_length(incident, each, words) for each in MEASURES if each.end in ends}
    milestones: list[KeyTime] = []
    said: Moment | None = None
    for milestone, moment in known:
        clocks = _key_time(milestone, moment, said, zones, words)
        milestones.append(KeyTime(*clocks, _length_to(milestone, measures)))
        said = moment
    if incident.resolved_at is None:
        end = Milestone.RESOLVED
        milestones.append(KeyTime(words.say(end.label), None, None, _length_to(end, measures)))
    return KeyTimes(zones.only, zones.has_utc, tuple(milestones), tuple(measures.values()))


def milestones_of(incident: Incident) -> Iterator[tuple[Milestone, Moment]]:
    """Yield the milestones whose times are known, with those."""
    for milestone in Milestone:
        moment = milestone.of(incident)
        if moment is not None:
            yield milestone, moment


def _key_time(
    milestone: Milestone, moment: Moment, said: Moment | None, zones: Zones, words: Words
) -> tuple[str, Stamp, Stamp | None]:
    """Write a milestone and its time, there and in UTC; a date that stood in the row above is left out."""
    with_date = said is None or not same_day(said, moment)
    local = stamp(moment, with_date=with_date, with_zone=zones.several, words=words)
    if moment.date_only or not zones.has_utc:
        return words.say(milestone.label), local, None
    there = in_utc(moment)
    utc = stamp(there, with_date=not same_day(moment, there), with_zone=False, words=words)
    return words.say(milestone.label), local, utc


def _length_to(milestone: Milestone, known: Mapping[Measure, KeyLength]) -> KeyLength | None:
    """Return the measure that ends with a milestone, None where none does."""
    measure = measure_to(milestone)
    return known[measure] if measure else None


def key_length(incident: Incident, measure: Measure, words: Words = ENGLISH) -> KeyLength:
    """Compute a measure of one incident."""
    start, end = measure.ends(incident)
    length = from_to(start, end, measure.of(incident), words)
    if end is None and incident.is_ongoing:
        length = ongoing(words)
    title, formula = words.say(measure.title), words.say(measure.formula)
    return KeyLength(title, length, formula, _worked(incident, start, end, words))


def _worked(incident: Incident, start: Moment | None, end: Moment | None, words: Words) -> str:
    if start is None or end is None:
        return ""
    first, last = incident.local(start), incident.local(end)
    with_zone = zone(first.at) != zone(last.at)
    shown = (stamp(one, with_zone=with_zone, short=True, words=words).text for one in (last, first))
    return " − ".join(shown)
