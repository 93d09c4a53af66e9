"""The time zone that a report states for its times."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ...model.document import Document, Section
from ...model.timeline import Timeline
from ...patterns import deferred
from ..notation.zones import read_zone, zone_named
from .prose_times import mentions

_ALL_TIMES = deferred(
    r"\b(?:all (?:the )?(?:dates and )?times?(?: are| is)?(?: shown| given| stated)?(?: listed| below"
    r"| here)?(?: in| at)?|time ?zone(?: is| used)?:?|times (?:are )?in)[\s:(]{1,3}",
    re.IGNORECASE,
)
_LONGEST = 20_000
_END = deferred(r"[,;(/]|\s[-–—]\s|\sunless\b")


def labelled_zone(value: str) -> str:
    """Return the zone that a labelled value names, `Berlin, Germany`; all of it where none is known."""
    parts = (value, *map(str.strip, _END.split(value, 4))) if value else ()
    return next(filter(zone_named, parts), value)


def read_zone_of(
    document: Document, sections: Sequence[Section], timeline: Timeline, given: Mapping[str, str]
) -> str:
    """Return the zone that the timeline states, or the only one that stands with the report's clocks."""
    if timeline.zone:
        return timeline.zone
    text = document.body[:_LONGEST]
    for said in _ALL_TIMES.finditer(text):
        zone = read_zone(text, said.end())
        if zone:
            return zone[0]
    entries = {entry.zone for entry in timeline.entries}
    zones = entries if entries else set(_zones(given, sections))
    return zones.pop() if len(zones) == 1 else ""


def _zones(given: Mapping[str, str], sections: Sequence[Section]) -> Iterator[str]:
    texts = [*given.values(), *(block.text for section in sections[:4] for block in section.blocks[:6])]
    for text in texts:
        yield from (mention.zone for mention in mentions(text[:1000]) if mention.zone)
