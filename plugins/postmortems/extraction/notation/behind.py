"""What follows a clock: its zone, the same time in another one, signs that it is approximate."""

from __future__ import annotations

import re

from ...model.timeline import Doubt, DoubtKind
from ...patterns import deferred
from .clock import read_clock
from .scan import NEXT, Scan
from .zones import read_zone

_ABOUT_BEHIND = deferred(
    r"\s?[~≈](?![0-9~])|-?ish\b|\s?\?(?![?\w])|[\s*_:;,–—-]{0,6}\(\s?(?:(?:approx|estimat|maybe|around"
    r"|roughly|about|circa|not sure|possibly|perhaps)[^()\n]{0,60}|ca\.?|est\.?|\?|~)\)", re.IGNORECASE,
)  # fmt: skip
_UNSURE = deferred(r"maybe|not sure|possibly|perhaps", re.IGNORECASE)
_BRACKETS = deferred(r"\s?[(\[]([^()\[\]\n]{1,60})[)\]]")
_SLASH = deferred(r"\s?[/,&]\s?")
_WORD_BEHIND = deferred(r"\s{1,3}[^\W\d_]")
_ZONE_OPEN = deferred(r"\s{0,3}[(\[|]?\s?(?:[Tt]ime:?\s)?")
_ZONE_CLOSE = deferred(r"(?:\s[Tt]ime(?:zone)?\b)?\s?[)\]]?")


def behind(scan: Scan) -> None:
    """Read zones and approximations that follow; a second zone in brackets is passed over."""
    for _ in range(3):
        about = _ABOUT_BEHIND.match(scan.text, scan.end)
        if about:
            scan.approximate = True
            scan.took(scan.end, about.end())
            if _UNSURE.search(about.group()):
                said = f"it is written with {about.group().strip(' *_:;,–—-')}"
                scan.doubts.append(Doubt(DoubtKind.UNSURE, said))
        elif not (scan.clock and ((not scan.zone and zone_behind(scan, iso=False)) or _second_clock(scan))):
            return


def zone_behind(scan: Scan, *, iso: bool) -> bool:
    """Read the zone of the clock that ends here; `iso` takes one without a space or a bracket only."""
    opened = _ZONE_OPEN.match(scan.text, scan.end)
    at = opened.end() if opened and not iso else scan.end
    found = read_zone(scan.text, at, iso=iso)
    if not found:
        return False
    scan.zone, end = found
    closed = _ZONE_CLOSE.match(scan.text, end)
    keep = closed.end() if closed and closed.group().strip() else end
    scan.took(scan.end, keep)
    return True


def _second_clock(scan: Scan) -> bool:
    """Step over the same time in another zone, `(17:14 UTC)`, `/ 17:14 UTC`, or another time: `, 17:16`."""
    brackets = _BRACKETS.match(scan.text, scan.end)
    other = read_clock(brackets[1], 0) if brackets else None
    is_same = other and other.end == len(brackets[1]) if brackets else False
    if brackets and (is_same or (scan.zone and (other or read_zone(brackets[1], 0)))):
        scan.took(scan.end, brackets.end())
        return True
    slash = _SLASH.match(scan.text, scan.end)
    clock = read_clock(scan.text, slash.end()) if slash else None
    if clock is None:
        return False
    space = NEXT.match(scan.text, clock.end)
    zone = read_zone(scan.text, space.end() if space else clock.end)
    end = zone[1] if zone else clock.end
    if not zone and not _WORD_BEHIND.match(scan.text, end):
        return False
    scan.took(scan.end, end)
    return True
