"""The time zone that a report states for its times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ...model.document import Section
from ...patterns import deferred
from ..notation.zones import zone_named
from .prose_times import mentions

_END = deferred(r"[,;(/]|\s[-–—]\s|\sunless\b")


def labelled_zone(value: str) -> str:
    """Return the zone that a labelled value names, `Berlin, Germany`; all of it where none is known."""
    parts = (value, *map(str.strip, _END.split(value, 4))) if value else ()
    return next(filter(zone_named, parts), value)


def zone_of_clocks(sections: Sequence[Section], given: Iterable[str]) -> str:
    """Return the only zone that stands with the clocks of a report without a timeline."""
    zones = set(_zones(sections, given))
    return zones.pop() if len(zones) == 1 else ""


def _zones(sections: Sequence[Section], given: Iterable[str]) -> Iterator[str]:
    texts = [*given, *(block.text for section in sections[:4] for block in section.blocks[:6])]
    for text in texts:
        yield from (mention.zone for mention in mentions(text[:1000]) if mention.zone)
