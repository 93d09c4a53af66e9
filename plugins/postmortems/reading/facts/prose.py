"""Facts in sentences: `down from 8:00 to 9:30`, `it was resolved at 17:30`, `lasted about 5 hours`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from ...model.timeline import When
from .times import Mention, after, lengths, mentions
from .words import ENDS, FINDS, FROM, HURTS, LASTED, OUTAGE, STARTS, TO, TO_RESOLVE, USERS

_BEFORE = 90
_AFTER = 120


class Told(NamedTuple):
    """Times that sentences tell, each with the fact that it is: `started`, `detected` or `resolved`.

    `span` says that a start and an end stood together; `explicit` a verb of its own.
    """

    fact: str
    at: When
    span: bool = False


def told_times(texts: Iterable[str], day: date | None) -> Iterator[Told]:
    """Yield the times of some paragraphs whose sentences say what they are; `day` is the incident's."""
    for text in texts:
        found = [mention for mention in mentions(text, day) if mention.at.clock]
        for index, mention in enumerate(found):
            yield from _told(text, found, index, mention)


def told_span(text: str, day: date | None) -> tuple[When, When] | None:
    """Return the start and the end that a labelled value gives: `8:00 AM - 6:00 PM WAT`."""
    found = [mention for mention in mentions(text, day) if mention.at.clock]
    if len(found) > 1 and TO.fullmatch(text[found[0].end : found[1].start]):
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
        for pattern in USERS:
            found = pattern.search(text)
            if found:
                share = 100.0 if "all" in found.groupdict() else float(found["share"])
                return share if share <= 100 else None
    return None


def _told(text: str, found: Sequence[Mention], index: int, mention: Mention) -> Iterator[Told]:
    before = _sentence_before(text, mention.start)
    following = found[index + 1] if index + 1 < len(found) else None
    if following and FROM.search(before) and TO.fullmatch(text[mention.end : following.start]):
        yield Told("started", mention.at, span=True)
        yield Told("resolved", after(mention.at, following.at), span=True)
    elif ENDS.search(before):
        yield Told("resolved", mention.at)
    elif FINDS.search(before):
        yield Told("detected", mention.at)
    elif STARTS.search(before) or (
        len(before) < len("On Wednesday, ") and HURTS.match(text, mention.end, mention.end + _AFTER)
    ):
        yield Told("started", mention.at)


def _sentence_before(text: str, end: int) -> str:
    before = text[max(0, end - _BEFORE) : end]
    return before[max(before.rfind(stop) for stop in (". ", ".\n", "! ", "? ", "\n\n")) + 1 :].lstrip()
