"""Why some incidents are in no figure of a duration, with how many they are."""

from __future__ import annotations

from ...insight.measures import DATES_ONLY, NOT_OVER, NOT_STATED, REVERSED, Measured
from ...wording.words import Words, to_count

LACKS = {
    NOT_STATED: to_count(
        "%(num)s not stated",
        "%(num)s not stated",
    ),
    NOT_OVER: to_count(
        "%(num)s not over yet",
        "%(num)s not over yet",
    ),
    DATES_ONLY: to_count(
        "%(num)s without a clock",
        "%(num)s without a clock",
    ),
    REVERSED: to_count(
        "%(num)s ends before its start",
        "%(num)s end before their start",
    ),
}
"""What is said of so many incidents that lack something."""


def lacking(found: Measured, words: Words) -> tuple[str, ...]:
    """Say how many lack what: `1 not over yet`, `41 not stated`."""
    return tuple(words.count(len(those), *LACKS[reason]) for reason, those in found.lacking.items())
