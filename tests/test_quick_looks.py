"""What is read in one step, or not looked at any further, comes out as the long way has it."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from postmortems.extraction.notation import may_hold_time, read_written
from postmortems.extraction.notation.date import MONTHS, WEEKDAYS
from postmortems.extraction.notation.reader import MAX_LEAD, read_closely
from postmortems.extraction.notation.scan import may_open
from postmortems.extraction.notation.usual import read_usual
from postmortems.extraction.notation.zones import ZONES
from test_timeline_fuzz import PIECES

LEADS = ("", "**", "| ", "[", "At ", "Update 3 - ", "août ", "~", "the ")
TIMES = ("14:05", "9:05", "2026-03-30 14:05", "2026-02-30 14:05", "2026-12-31T14:05", "14:05:30", "24:00")
AFTER = ("", " UTC", " utc", "Z", " CET")
SIGNS = (" ", ": ", ":", " - ", " – ", " | ", "** - ", "`: **", ", ", " (", "_ ", "-", " - the ")
WORDS = (
    "", "a pod", "A pod", "am", "PM", "p", "to 15:00", "until 15:00", "and 16:00", "before 15:00", "noted", "now", "h",
    "minutes later", "later on", "on 3 May", "the 5 March", "of downtime", "Alice", "Local time", "local", "US",
    "Europe/Paris", "foo/bar", "Mumbai", "xx:xx", "HH:MM", "TBD", "unknown", "10:00", "ärger", "Änderung", "_x_",
    "[link](a)", "The pod", "the pod", "then 15:00", "API", "UXC)", "ish", "(about)", "~", "?",
    *ZONES, *MONTHS, *WEEKDAYS,
)  # fmt: skip
LINES = tuple(map("".join, product(LEADS, TIMES, AFTER, SIGNS, WORDS)))
TEXTS = st.lists(st.sampled_from((*PIECES, *WORDS, *SIGNS, *TIMES)), max_size=12).map("".join)


def differs(line: str) -> bool:
    return read_written(line) != read_closely(line[:MAX_LEAD], 0, bars=False)


def test_a_quick_look_changes_nothing() -> None:
    assert [line for line in LINES[::7] if differs(line)] == []


def test_most_times_of_timelines_are_read_in_one_step() -> None:
    for line in (
        "2026-03-04 14:05 UTC: a pod starts",
        "14:05 - Alice restarts",
        "| 9:05 | the pod |",
        "**14:05**: x",
    ):
        assert read_usual(line, 0, MAX_LEAD), line


def test_prose_is_left_at_its_first_word() -> None:
    assert not may_open("Restarting 3 pods", 0)


@settings(max_examples=500, deadline=None)
@given(TEXTS)
def test_a_quick_look_changes_nothing_anywhere(text: str) -> None:
    assert not differs(text)
    if read_closely(text[:MAX_LEAD], 0, bars=True):
        assert may_open(text, 0)
        assert may_hold_time(text)
