"""Which day an entry belongs to, and what is doubted about it: each rule in its own clear case."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postmortems.extraction.instants import entry_times
from postmortems.extraction.narrative import read_narrative
from postmortems.extraction.timeline.reader import read_timeline
from postmortems.model.milestone import Milestone
from postmortems.model.timeline import Timeline
from postmortems.reading.document import read_document
from postmortems.wording.times import doubts_in_words


def read(body: str, head: str = "# Slow on 2024-03-04", path: str = "report.md") -> Timeline:
    return read_timeline(read_document(path, f"{head}\n\n## Timeline\n\n{body}\n".encode()))


def at(timeline: Timeline) -> list[str]:
    return [entry.at.notation for entry in timeline.entries]


def lines(*starts: str) -> str:
    return "".join(f"- {start} something\n" for start in starts)


def test_a_date_is_carried_forward() -> None:
    assert at(read(lines("2024-03-04 10:00", "10:20", "2024-03-06 09:00", "09:10"))) == [
        "2024-03-04T10:00", "2024-03-04T10:20", "2024-03-06T09:00", "2024-03-06T09:10",
    ]  # fmt: skip


def test_past_midnight_it_is_the_next_day() -> None:
    assert at(read(lines("22:00", "23:55", "00:10"))) == [
        "2024-03-04T22:00", "2024-03-04T23:55", "2024-03-05T00:10",
    ]  # fmt: skip


def test_a_step_back_of_minutes_is_no_midnight_but_doubted() -> None:
    timeline = read(lines("14:29", "14:49", "14:43", "14:55"))
    assert at(timeline)[2] == "2024-03-04T14:43"
    assert [bool(entry.doubts) for entry in timeline.entries] == [False, False, True, False]


def test_a_later_date_bounds_the_midnights() -> None:
    timeline = read(lines("2024-03-04 15:00", "09:00", "2024-03-04 16:00"))
    assert at(timeline)[1] == "2024-03-04T09:00"
    assert timeline.entries[1].doubts


def test_without_any_date_days_are_counted() -> None:
    timeline = read(lines("22:00", "00:40"), head="# Slow")
    assert at(timeline) == ["T22:00", "+1T00:40"]
    assert timeline.entries[1].day is None


@pytest.mark.parametrize(
    ("head", "path"),
    [
        ("# Slow on March 4th, 2024", "a.md"),
        ("---\nstarted_at: 2024-03-04T10:00Z\n---\n# Slow, see also 2024-01-01", "a.md"),
        ('+++\ntitle = "Slow on March 4, 2024"\npath = "2024/03/09/slow"\n+++\n', "a.md"),
        ("# Slow\n\n- Date: 4 March 2024\n", "2024-03-09-slow.md"),
        ("# Slow\n\n## Summary\n\nOn 4 March 2024 it was slow. The bug is from 1 May 2023.\n", "a.md"),
        ("# Slow\n\nIt was slow on 4 March 2024.\n", "a.md"),
        ("# Slow\n\nA bug of 2023-05-01.\n", "2024-03-04-slow.md"),
        ("# Slow\n", "incidents/20240304_slow.md"),
        ("---\ndate: 2024-03-04\n---\n# Slow", "a.md"),
    ],
)
def test_where_the_day_comes_from(head: str, path: str) -> None:
    assert at(read("- 10:00 alert\n", head, path)) == ["2024-03-04T10:00"]


def test_date_headings_and_date_lines_are_no_entries() -> None:
    body = "### 2024-03-04 Monday\n\n- 10:00 a\n\n### 2024-03-05\n\n- 09:00 b\n\n6 March 2024\n\n08:00 c\n"
    assert at(read(body)) == ["2024-03-04T10:00", "2024-03-05T09:00", "2024-03-06T08:00"]


def test_a_date_in_the_heading_of_a_phase() -> None:
    assert at(read("### Recovery (2024-03-07)\n\n- 10:00 a\n- 10:10 b\n")) == [
        "2024-03-07T10:00",
        "2024-03-07T10:10",
    ]


def test_a_day_stated_for_all_entries() -> None:
    body = "Unless noted all events happened on 2024-03-05.\n\n- 2024-03-04 23:00 a\n- 01:00 b\n"
    assert at(read(body, head="# Slow")) == ["2024-03-04T23:00", "2024-03-05T01:00"]


def test_dates_alone_are_entries() -> None:
    assert at(read("- 2024-03-04: a\n- 2024-03-06: b\n")) == ["2024-03-04", "2024-03-06"]


def test_the_nearest_year_is_taken_where_none_is_written() -> None:
    assert at(read(lines("[12-05 16:21]", "[03-04 10:00]"))) == ["2023-12-05T16:21", "2024-03-04T10:00"]


def test_no_year_anywhere_is_said() -> None:
    timeline = read(lines("March 4, 10:00", "March 5, 09:00"), head="# Slow")
    assert at(timeline) == ["T10:00", "+1T09:00"]
    assert "year" in doubts_in_words(timeline.entries[0].doubts)


def test_a_weekday_moves_on() -> None:
    assert at(read(lines("10:00", "Tuesday 09:00"))) == ["2024-03-04T10:00", "2024-03-05T09:00"]


def test_a_weekday_that_is_wrong_is_doubted() -> None:
    assert "Monday" in doubts_in_words(read("- Friday 2024-03-04 10:00 a\n").entries[0].doubts)


NUMERIC = [
    ("# Slow on 4 March 2024", ("04/03/2024 10:00",), "2024-03-04T10:00", False),
    ("# Slow on March 4, 2024", ("03/04/2024 10:00",), "2024-03-04T10:00", False),
    ("# Slow", ("03/04/2024 10:00", "03/25/2024 10:00"), "2024-03-04T10:00", False),
    ("# Slow", ("04/03/2024 10:00", "25/03/2024 10:00"), "2024-03-04T10:00", False),
    ("# Slow", ("04/03/2024 10:00", "05/03/2024 10:00", "06/03/2024 10:00"), "2024-03-04T10:00", False),
    ("# Slow", ("03/04/2024 10:00", "03/05/2024 10:00", "03/06/2024 10:00"), "2024-03-04T10:00", False),
    ("# Slow", ("Monday 04/03/2024 10:00",), "2024-03-04T10:00", False),
    ("# Slow", ("04.03.2024 10:00",), "2024-03-04T10:00", False),
    ("# Slow", ("04/03/2024 10:00",), "2024-03-04T10:00", True),
    ("# Slow, times in EST", ("03/04/2024 10:00 EST",), "2024-03-04T10:00", True),
]


@pytest.mark.parametrize(("head", "starts", "expected", "doubted"), NUMERIC)
def test_day_and_month_in_numbers(head: str, starts: tuple[str, ...], expected: str, doubted: bool) -> None:
    entry = read(lines(*starts), head).entries[0]
    assert entry.at.notation == expected
    assert ("told apart" in doubts_in_words(entry.doubts)) == doubted


SLIPS = [
    ("2023-03-04 10:10", "2024-03-04"),
    ("2025-03-04 10:10", "2024-03-04"),
    ("2024-05-04 10:10", "2024-03-04"),
    ("2024-03-01 10:10", "2024-03-04"),
]


@pytest.mark.parametrize(("typo", "likely"), SLIPS)
def test_a_mistyped_day_keeps_what_is_written_and_names_the_likely_one(typo: str, likely: str) -> None:
    timeline = read(
        lines("2024-03-04 10:00", "2024-03-04 10:05", typo, "2024-03-04 10:20", "2024-03-04 10:30")
    )
    assert [bool(entry.doubts) for entry in timeline.entries] == [False, False, True, False, False]
    assert timeline.entries[2].at.notation == typo.replace(" ", "T")
    assert f"{likely} is likely meant" in doubts_in_words(timeline.entries[2].doubts)


def test_a_last_entry_a_year_off_is_doubted() -> None:
    assert "2024-03-04" in doubts_in_words(
        read(lines("2024-03-04 10:00", "2025-03-04 10:05")).entries[1].doubts
    )


@pytest.mark.parametrize("written", ["20244-03-04", "22024-03-04"])
def test_a_year_that_cannot_be_is_read_as_the_likely_one(written: str) -> None:
    entry = read(lines(f"{written} 10:00")).entries[0]
    assert entry.at.notation == "2024-03-04T10:00"
    assert "likely" in doubts_in_words(entry.doubts)


@pytest.mark.parametrize(
    "written",
    [
        "2023-02-30", "2023-13-04", "2023-11-31", "2023-02-29", "2024-03-40", "2024-30-04", "2023/02/30", "2023.04.31",
        "29 February 2023", "Feb 30, 2023", "November 31", "Feb 29",
    ],
)  # fmt: skip
@pytest.mark.parametrize("head", ["# Slow on 2023-03-04", "# Slow in 2023"])
@pytest.mark.parametrize(
    "shape", ["- {} 10:00 a\n", "### {}\n\n- 10:00 a\n", "- 2023-03-04 09:00 - {} 10:00 a\n"]
)
def test_a_day_that_cannot_be_is_no_other_day(written: str, head: str, shape: str) -> None:
    text = f"{head}\n\n## Timeline\n\n{shape.format(written)}"
    narrative = read_narrative(read_document("a.md", text.encode()))
    (entry,) = narrative.timeline.entries
    assert "there is no such day" in doubts_in_words(entry.doubts)
    when = entry.until or entry.at
    assert (when.day, when.no_day) == (None, True)
    (time,) = entry_times(narrative, None)
    assert (time.end if entry.until else time.start) is None
    facts = narrative.facts
    assert not (facts.started and facts.started.day is None) and facts.resolved is None


def test_the_heading_says_which_of_two_days_is_right() -> None:
    timeline = read(lines("2024-03-04 10:00", "2024-03-04 10:02", "2024-02-11 10:10", "2024-02-11 10:20"))
    assert [bool(entry.doubts) for entry in timeline.entries] == [False, False, True, True]


def test_newest_first_runs_the_other_way() -> None:
    timeline = read(lines("03:00", "01:00", "00:10", "23:50", "22:00"), head="# Slow on 2024-03-05")
    assert timeline.newest_first
    assert at(timeline)[1:] == [
        "2024-03-05T01:00",
        "2024-03-05T00:10",
        "2024-03-04T23:50",
        "2024-03-04T22:00",
    ]
    assert not any(entry.doubts for entry in timeline.entries)


def test_newest_first_below_date_headings() -> None:
    timeline = read("### 2024-03-05\n\n- 01:00 a\n- 00:10 b\n\n### 2024-03-04\n\n- 23:50 c\n- 22:00 d\n")
    assert timeline.newest_first
    assert at(timeline) == ["2024-03-05T01:00", "2024-03-05T00:10", "2024-03-04T23:50", "2024-03-04T22:00"]


def test_a_night_that_is_too_long_is_doubted() -> None:
    timeline = read(lines("6:30pm", "11:35pm", "1:30pm"))
    assert at(timeline)[2] == "2024-03-05T13:30"
    assert "01:30 is likely meant" in doubts_in_words(timeline.entries[2].doubts)


def test_noon_written_as_midnight() -> None:
    timeline = read(lines("11:50 AM", "12:10 AM", "12:30 PM"))
    assert at(timeline)[1] == "2024-03-04T00:10"
    assert "12:10 is likely meant" in doubts_in_words(timeline.entries[1].doubts)


def test_an_afternoon_on_the_twelve_hour_clock_without_pm() -> None:
    timeline = read(lines("10:15", "11:50", "12:30", "1:15", "2:00"))
    assert at(timeline)[3:] == ["2024-03-04T13:15", "2024-03-04T14:00"]
    assert [bool(entry.doubts) for entry in timeline.entries] == [False, False, False, True, True]


@given(
    st.integers(7 * 60, 11 * 60),
    st.lists(st.integers(1, 290), min_size=2, max_size=12),
    st.sampled_from(["- {} ", "| {} | ", "{} - ", "- **{}**: "]),
)
def test_clocks_of_twelve_hours_go_on_past_noon_and_midnight(first: int, gaps: list[int], form: str) -> None:
    minutes = list(accumulate(gaps, initial=first))
    written = [f"{minute // 60 % 12 or 12}:{minute % 60:02}" for minute in minutes]
    head = "| Time | What |\n| --- | --- |\n" if form[0] == "|" else ""
    ending = " |" if form[0] == "|" else ""
    timeline = read(head + "".join(f"{form.format(clock)}step {ending}\n" for clock in written))
    start = datetime(2024, 3, 4)
    meant = [start + timedelta(minutes=minute) for minute in minutes]
    assert at(timeline) == [f"{each:%Y-%m-%dT%H:%M}" for each in meant]
    taken = [minute % 1440 // 60 != (minute // 60 % 12 or 12) for minute in minutes]
    assert [bool(entry.doubts) for entry in timeline.entries] == taken


@pytest.mark.parametrize(
    "clocks", [("10:15", "09:50", "1:15"), ("11:50", "13:10", "1:15"), ("11:50 UTC", "1:15 UTC")]
)
def test_clocks_of_24_hours_are_kept_as_written(clocks: tuple[str, ...]) -> None:
    assert at(read(lines(*clocks)))[-1].endswith("T01:15")


def test_midnight_as_24_00() -> None:
    assert at(read(lines("24:00"))) == ["2024-03-05T00:00"]


UNTIL = [
    ("09:00 - 11:00", "2024-03-04T11:00", False),
    ("23:30 - 00:15", "2024-03-05T00:15", False),
    ("14:00 - 13:50", "2024-03-04T13:50", True),
    ("2024-03-04 14:00 - 2024-03-06 09:00", "2024-03-06T09:00", False),
    ("02:00 - 02.30 PM", "2024-03-04T14:30", True),
]


@pytest.mark.parametrize(("start", "until", "doubted"), UNTIL)
def test_the_end_of_a_range(start: str, until: str, doubted: bool) -> None:
    entry = read(lines(start)).entries[0]
    assert entry.until and entry.until.notation == until
    assert bool(entry.doubts) == doubted


ZONES = [
    ("", "## Timeline (all times in UTC)\n\n- 10:00 a\n", "UTC"),
    ("", "## Timeline (EAT)\n\n- 10:00 a\n", "EAT"),
    ("", "## Timeline\n\nAll times are in\nCET.\n\n- 10:00 a\n", "CET"),
    ("", "## Timeline\n\n_(All times US/Pacific, 24-hour clock.)_\n\n- 10:00 a\n", "US/Pacific"),
    ("", "## Timeline\n\n| Date and time in CET | Event |\n|---|---|\n| 10:00 | a |\n", "CET"),
    ("", "## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n| 10:00 | a |\n", "UTC"),
    ("All times PDT.", "## Timeline\n\n- 10:00 a\n", "PDT"),
    ("", "## Timeline\n\n- 10:00 WAT a\n- 10:10 WAT b\n", "WAT"),
    ("It was down from 8:00 AM WAT to 9:00 AM WAT.", "## Timeline\n\n- 8:00 AM a\n", "WAT"),
    ("", "## Timeline\n\n- 10:00 London time: a\n", "London"),
    ("", "## Timeline\n\n- 10:00 a\n", ""),
]


@pytest.mark.parametrize(("before", "timeline", "zone"), ZONES)
def test_the_zone_of_the_timeline(before: str, timeline: str, zone: str) -> None:
    text = f"# Slow on 2024-01-04\n\n{before}\n\n{timeline}"
    assert read_timeline(read_document("a.md", text.encode())).zone == zone


def test_the_front_matter_names_the_zone() -> None:
    text = "---\ntimezone: Africa/Lagos\n---\n## Timeline\n\n- 10:00 a\n"
    assert read_timeline(read_document("a.md", text.encode())).zone == "Africa/Lagos"


def test_a_zone_out_of_season_is_doubted_once_where_it_is_stated_once() -> None:
    timeline = read("All times in PST.\n\n- 10:00 a\n- 10:10 b\n", head="# Slow on 2024-07-04")
    assert "PDT" in doubts_in_words(timeline.entries[0].doubts)
    assert not timeline.entries[1].doubts


def test_milestones_are_hinted_by_labels_and_words() -> None:
    body = "- 10:00 First alert fired\n- 10:05 Incident declared\n- 10:30 **Resolved**\n- 10:40 lunch\n"
    said = [Milestone.DETECTED, Milestone.DECLARED, Milestone.RESOLVED, None]
    assert [entry.milestone for entry in read(body).entries] == said


def test_labelled_times_need_not_stand_in_order_but_must_follow_one_another() -> None:
    fine = read(
        "- Detected: 2024-03-04 10:00\n- Repaired: 2024-03-04 10:30\n- Incident declared: 2024-03-04 10:10\n"
    )
    assert not any(entry.doubts for entry in fine.entries)
    odd = read("- Detected: 2024-03-04 10:00\n- Declared: 2024-03-04 10:10\n- Resolved: 2024-03-04 09:30\n")
    assert "Declared is at" in doubts_in_words(odd.entries[2].doubts)


LATE_CALL = """\
- First detected 2024-03-04 10:00
- Repaired 2024-03-04 10:20
- Incident declared 2024-03-04 10:30
- Resolved 2024-03-04 11:00
"""


def test_an_incident_may_be_declared_after_its_repair() -> None:
    assert [doubts_in_words(entry.doubts) for entry in read(LATE_CALL).entries] == [""] * 4


def test_an_incident_is_not_resolved_before_it_is_noticed() -> None:
    assert any(entry.doubts for entry in read(LATE_CALL.replace("11:00", "09:30")).entries)


def test_a_doubt_names_the_entry_that_it_contradicts() -> None:
    timeline = read(
        lines(
            "2024-03-04 10:00", "2024-03-04 10:10", "2024-03-04 15:20", "2024-03-04 10:30", "2024-03-04 10:40"
        )
    )
    (doubt,) = [doubts_in_words(entry.doubts) for entry in timeline.entries if entry.doubts]
    assert doubt == "out of order: the entry below it is at 2024-03-04 10:30"


def test_a_right_date_between_two_slips_is_not_doubted() -> None:
    body = lines("2023-03-04 10:00", "2024-04-01 10:00", "2023-04-01 10:30")
    assert "2023-04-01 is likely" not in doubts_in_words(
        read(body, "# Slow", "2024-03-04-slow.md").entries[1].doubts
    )
