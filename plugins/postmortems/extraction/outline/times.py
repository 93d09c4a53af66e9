"""Whether a line of a report is a day, or begins with a time: what opens an entry instead of a section."""

from __future__ import annotations

from ...patterns import deferred
from ..notation.reader import read_title, says_nothing

_LONGEST_DAY = 60
_NUMBER = deferred("[0-9]")


def is_day(line: str) -> bool:
    """Tell whether a line is a date and nothing else, as in `**Friday, 3 May 2024**`."""
    if len(line) > _LONGEST_DAY or not _NUMBER.search(line):
        return False
    found = read_title(line)
    if found is None or found.date is None or found.clock is not None:
        return False
    return says_nothing(line[found.rest :])


def has_day(title: str) -> bool:
    """Tell whether a title ends with a day in brackets: `First signs (3 May)`."""
    return title.endswith(")") and is_day(title[title.rfind("(") + 1 : -1])


def is_timed(text: str, *, weak: bool = False) -> bool:
    """Tell whether a text begins with a clock, with or without a date before it.

    `weak` says that what may be a number is one too, as `10.15` below a day of a timeline.
    """
    found = read_title(text)
    return found is not None and found.clock is not None and (weak or not found.clock.weak)


def tells_time(text: str) -> bool:
    """Tell whether a text begins with a clock that is known, or with a date."""
    found = read_title(text)
    return found is not None and bool(found.date or (found.clock and found.clock.clock))


def is_time(line: str) -> bool:
    """Tell whether a line is a time with its clock, and nothing else."""
    found = read_title(line) if len(line) <= _LONGEST_DAY else None
    return found is not None and found.clock is not None and not line[found.rest :].strip()
