"""Which candidates are entries: in a timeline nearly all, elsewhere only lines that follow one another."""

from __future__ import annotations

from collections.abc import Sequence

from .timeline_carriers import Candidate
from .timeline_text import is_placeholder

_NO_TIMELINE = (
    "actions",
    "references",
    "lessons",
    "metadata",
    "participants",
    "went_well",
    "went_wrong",
    "lucky",
)
RUN = 3
"""How many lines with a clock make a timeline where no heading says so; with a date, one less."""


def chosen(found: Sequence[Candidate]) -> list[list[Candidate]]:
    """Return the entries in their groups, in the order in which the groups begin."""
    groups: dict[tuple[int, ...], list[Candidate]] = {}
    for candidate in found:
        groups.setdefault(candidate.group, []).append(candidate)
    kept = (_in_timeline(group) if group[0].timeline else _elsewhere(group) for group in groups.values())
    return [group for group in kept if group]


def _in_timeline(group: list[Candidate]) -> list[Candidate]:
    leading = [candidate for candidate in group if candidate.leading and _holds(candidate, group)]
    bare = [candidate for candidate in group if candidate.carrier != "code"]
    return [
        candidate
        for candidate in bare or group
        if _holds(candidate, group) and (candidate.leading or _is_labelled(candidate, lone=not leading))
    ]


def _elsewhere(group: list[Candidate]) -> list[Candidate]:
    kept = [candidate for candidate in group if candidate.leading and _holds(candidate, group)]
    kept = [candidate for candidate in kept if not candidate.written.narrative]
    clocks = [candidate for candidate in kept if candidate.written.clock]
    whole = [candidate for candidate in clocks if candidate.written.date]
    told = [candidate for candidate in whole if candidate.written.label]
    if not kept or group[0].role in _NO_TIMELINE or (kept[0].carrier == "row" and not kept[0].timely):
        return []
    dates = [candidate for candidate in kept if candidate.written.date and candidate.written.date.has_year]
    return kept if max(len(clocks), len(dates)) >= RUN or len(whole) >= RUN - 1 or told else []


def _holds(candidate: Candidate, group: Sequence[Candidate]) -> bool:
    """Drop what only looks like a time: `15.26` in a list of other clocks, a template's row, a lone `???`."""
    written = candidate.written
    clock = written.clock
    if clock and clock.weak and not written.date and not written.closed:
        dotted = [other.written for other in group if other.written.clock and other.written.clock.dotted]
        return 2 * len(dotted) > len(group) and 2 * sum(other.closed for other in dotted) < len(dotted)
    unknown = clock is not None and clock.clock is None
    if unknown and not clock_is_wrong(candidate) and (is_placeholder(candidate.text) or _is_form(candidate)):
        return False
    return not (unknown and not written.date and not written.closed)


def _is_form(candidate: Candidate) -> bool:
    """Tell whether a clock is the letters of a blank form, `HH:mm`, without any date."""
    return candidate.written.date is None and "HH:MM" in candidate.written.doubt.upper()


def clock_is_wrong(candidate: Candidate) -> bool:
    """Tell whether a clock is written that cannot be, rather than none."""
    return "there is no clock" in candidate.written.doubt


def _is_labelled(candidate: Candidate, *, lone: bool) -> bool:
    """Tell whether a time inside a line makes it an entry: `Resolved: 15:51`, or a list of sentences."""
    written = candidate.written
    tail = not candidate.text[len(candidate.before) :].strip() if candidate.before else False
    labelled = len(candidate.before) <= 60 and (written.date is not None or candidate.colon)
    return (tail and labelled and written.clock is not None) or (lone and candidate.carrier == "item")
