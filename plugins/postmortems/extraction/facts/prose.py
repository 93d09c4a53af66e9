"""Facts in sentences: `down from 8:00 to 9:30`, `it was resolved at 17:30`, `lasted about 5 hours`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from ...model.document import Block, Section
from ...model.milestone import Milestone
from ...model.timeline import When
from ..text.sentences import may_say, sentence_before, sentence_behind
from ..timeline.milestone_words import ENDS, ENDS_AT, FINDS, FINDS_AT, NOT_ENDS, NOT_FINDS, STARTS_AT
from .phrases import FROM, HURTS, LASTED, OPENS, OUTAGE, TO, TO_RESOLVE, USERS, USERS_SIGNS
from .prose_times import Mention, after, lengths, mentions

_TELLING = frozenset(("", "summary", "impact", "detection", "resolution", "trigger"))
"""Roles of the sections that tell what happened."""
_BEFORE = 90
_AFTER = 120
_BEFORE_TIME = (
    (Milestone.RESOLVED, ENDS_AT),
    (Milestone.DETECTED, FINDS_AT),
    (Milestone.BEGAN, STARTS_AT),
)


class TimedMilestone(NamedTuple):
    """A time that a sentence tells, and of what; `span` says that a start and an end stood together."""

    milestone: Milestone
    at: When
    span: bool = False


def telling(sections: Iterable[Section]) -> Iterator[Block]:
    """Yield the blocks of the sections that tell what happened."""
    for section in sections:
        if section.role in _TELLING:
            yield from section.blocks


def told_times(text: str, clocks: Sequence[Mention]) -> Iterator[TimedMilestone]:
    """Yield the times of a paragraph whose sentences say what they are; `clocks` are all that it mentions."""
    for index, mention in enumerate(clocks):
        yield from _told(text, clocks, index, mention)


def told_span(text: str, day: date | None) -> tuple[When, When] | None:
    """Return the start and the end that a labelled value gives: `8:00 AM - 6:00 PM WAT`."""
    found = [mention for mention in mentions(text, day) if mention.at.clock]
    if len(found) > 1 and _is_span(text, found[0], found[1]):
        return found[0].at, after(found[0].at, found[1].at)
    return None


def told_length(texts: Iterable[str]) -> float | None:
    """Return how long an incident lasted by what its sentences say, in minutes."""
    for text in texts:
        for minutes, start, end in lengths(text):
            before, behind = text[max(0, start - _BEFORE) : start], text[end : end + _AFTER]
            if OUTAGE.match(behind) or TO_RESOLVE.match(behind):
                return minutes
            if LASTED.search(before):
                return minutes
    return None


def told_share(texts: Iterable[str]) -> float | None:
    """Return the share of users that sentences say were affected, in percent."""
    for text in texts:
        for pattern in USERS if may_say(text, USERS_SIGNS) else ():
            found = pattern.search(text)
            if found:
                share = 100.0 if "all" in found.groupdict() else float(found["share"])
                return share if share <= 100 else None
    return None


def _told(text: str, found: Sequence[Mention], index: int, mention: Mention) -> Iterator[TimedMilestone]:
    before = sentence_before(text, mention.start, _BEFORE)
    following = found[index + 1] if index + 1 < len(found) else None
    if following and FROM.search(before) and _is_span(text, mention, following):
        yield TimedMilestone(Milestone.BEGAN, mention.at, span=True)
        yield TimedMilestone(Milestone.RESOLVED, after(mention.at, following.at), span=True)
        return
    told = next((milestone for milestone, pattern in _BEFORE_TIME if pattern.search(before)), None)
    clause, ends_span = OPENS.search(before), index > 0 and _is_span(text, found[index - 1], mention)
    if not ends_span and (clause or (not told and len(before) < len("On Wednesday, "))):
        told = _opened(_behind(text, mention, following)) or told
    if told:
        yield TimedMilestone(told, mention.at)


def _is_span(text: str, first: Mention, second: Mention) -> bool:
    return bool(TO.fullmatch(text, first.end, second.start))


def _opened(behind: str) -> Milestone | None:
    """Return the milestone that the words behind a time tell first, where the time opens their clause."""
    told = {
        Milestone.BEGAN: HURTS.match(behind),
        Milestone.DETECTED: None if NOT_FINDS.search(behind) else FINDS.search(behind),
        Milestone.RESOLVED: None if NOT_ENDS.search(behind) else ENDS.search(behind),
    }
    places = {milestone: found.end() for milestone, found in told.items() if found}
    return min(places, key=places.__getitem__, default=None)


def _behind(text: str, mention: Mention, following: Mention | None) -> str:
    """Return the words behind a time up to the next one or the end of its sentence."""
    most = min(_AFTER, following.start - mention.end) if following else _AFTER
    return sentence_behind(text, mention.end, most)
