"""Days of a timeline that are told from the one above: a weekday, `Tuesday 19th`, `the next day`."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postmortems.extraction.notation.weekdays import WEEKDAYS
from postmortems.extraction.timeline.reader import read_timeline
from postmortems.model.timeline import DoubtKind, Timeline
from postmortems.reading.document import read_document

FIRST = date(2026, 3, 2)
AS_LINES = ("{}", "{}:", "**{}**", "*{}:*", "### {}", "- {}", "{} (in the morning)")
LATER = (
    "Next day", "The next day", "The following day", "The day after", "The next morning",
    "Am nächsten Tag", "Am folgenden Tag", "Le lendemain", "Le jour suivant", "Al día siguiente", "No dia seguinte",
    "翌日", "第二天",
)  # fmt: skip


def read(body: str, head: str = f"# Slow on {FIRST}") -> Timeline:
    return read_timeline(read_document("report.md", f"{head}\n\n## Timeline\n\n{body}\n".encode()))


def at(timeline: Timeline) -> list[str]:
    return [entry.at.notation for entry in timeline.entries]


def two_days(line: str) -> list[str]:
    return at(
        read(f"- 10:00 it is slow\n- 11:00 we look\n\n{line}\n\n- 10:30 it is found\n- 12:00 it is over")
    )[2:]


def ordinal(number: int) -> str:
    return f"{number}{'th' if 10 < number < 14 else ('st', 'nd', 'rd', *['th'] * 7)[(number - 1) % 10]}"


@given(st.sampled_from(sorted(WEEKDAYS)), st.sampled_from(AS_LINES))
def test_a_weekday_is_the_next_one(name: str, line: str) -> None:
    ahead = (WEEKDAYS[name] - FIRST.weekday()) % 7
    day = FIRST + timedelta(days=ahead)
    expected = [f"{day}T10:30", f"{day}T12:00"] if ahead else ["2026-03-02T10:30", "2026-03-02T12:00"]
    assert two_days(line.format(name.capitalize())) == expected


@given(
    st.integers(1, 12),
    st.sampled_from(AS_LINES),
    st.sampled_from(("{weekday} {nth}", "{weekday}, the {nth}", "The {nth}", "{nth}")),
)
def test_a_day_of_the_month_is_the_one_near_it(more: int, line: str, form: str) -> None:
    day = FIRST + timedelta(days=more)
    said = form.format(weekday=f"{day:%A}", nth=ordinal(day.day))
    assert two_days(line.format(said)) == [f"{day}T10:30", f"{day}T12:00"]


@given(st.sampled_from(LATER), st.sampled_from(AS_LINES))
def test_the_next_day_follows_the_one_that_was_told(said: str, line: str) -> None:
    assert two_days(line.format(said)) == ["2026-03-03T10:30", "2026-03-03T12:00"]


def test_a_midnight_before_the_next_day_is_not_counted_twice() -> None:
    body = "- 23:50 it is slow\n- 00:10 we look\n\nThe next day\n\n- 09:00 it is over"
    assert at(read(body))[1:] == ["2026-03-03T00:10", "2026-03-03T09:00"]


def test_a_line_that_goes_on_from_a_list_is_a_day_too() -> None:
    body = "Monday 2nd\n- 9am: deploy\n- 9:15am: it is slow\nTuesday 3rd\n- 8am: it is over"
    timeline = read(body)
    assert at(timeline) == ["2026-03-02T09:00", "2026-03-02T09:15", "2026-03-03T08:00"]
    assert [entry.text for entry in timeline.entries] == ["deploy", "it is slow", "it is over"]


def test_items_below_a_day_without_a_clock_are_of_that_day() -> None:
    body = (
        "- 10:00 it is slow\n\nThe next day\n\n- we look\n- it is over\n\nFriday\n\n- the report is written"
    )
    assert at(read(body)) == ["2026-03-02T10:00", "2026-03-03", "2026-03-03", "2026-03-06"]


def test_without_any_date_days_are_counted() -> None:
    body = "Monday\n- 10:00 it is slow\n\nWednesday\n- 09:00 we look\n\nNext day\n- 12:00 it is over"
    assert at(read(body, "# Slow")) == ["T10:00", "+2T09:00", "+3T12:00"]


def test_numbered_days_go_on_from_entries_without_a_number() -> None:
    assert two_days("Day 2") == ["2026-03-03T10:30", "2026-03-03T12:00"]


def test_a_weekday_that_does_not_fit_its_number_is_doubted() -> None:
    timeline = read("- 10:00 it is slow\n\n### Friday 3rd\n\nWe look at it.\n\n- 11:00 it is over")
    assert at(timeline)[-1] == "2026-03-03T11:00"
    doubts = [doubt.kind for entry in timeline.entries for doubt in entry.doubts]
    assert DoubtKind.WEEKDAY in doubts


@pytest.mark.parametrize(
    "line",
    [
        "Tuesday was calm.",
        "On Tuesday we slept",
        "Next day's plan",
        "Wednesday's deploy",
        "Tuesday's deploy: it fails",
        "Friday evening was calm",
        "Ana: we slept",
        "**Impact** all was wet",
        "Sunday-deploy: off",
    ],
)
def test_what_says_more_than_a_day_is_none(line: str) -> None:
    assert two_days(line) == ["2026-03-02T10:30", "2026-03-02T12:00"]


PARTS = (
    "{} morning",
    "{} evening",
    "{}, early afternoon",
    "On {} night",
    "{} abend",
    "Am {}abend",
    "{} soir",
)
SAID = ("- {}: we look", "- **{}**: we look", "- {} - we look", "{}: we look", "**{}** we look")


@given(st.integers(0, 6), st.sampled_from(("{}", *PARTS)), st.sampled_from(SAID))
def test_what_a_sign_parts_from_a_weekday_is_an_entry_of_that_day(more: int, form: str, said: str) -> None:
    day = FIRST + timedelta(days=more)
    names = sorted((name for name, at in WEEKDAYS.items() if at == day.weekday() and len(name) > 5), key=len)
    name = next((one for one in names if one.endswith("tag")), names[0]) if "abend" in form else f"{day:%A}"
    sign = "- " if said.startswith("-") else ""
    timeline = read(f"{sign}10:00 it is slow\n\n{said.format(form.format(name))}\n\n{sign}10:30 it is found")
    assert at(timeline) == ["2026-03-02T10:00", f"{day}", f"{day}T10:30"]
    assert timeline.entries[1].text.endswith("we look")


@pytest.mark.parametrize(
    "said", ["- The next day: we look", "- 3rd: we look", "- 3.3.: we look", "- Di 3.3.: we look"]
)
def test_so_is_what_is_parted_from_another_day(said: str) -> None:
    timeline = read(f"- 10:00 it is slow\n\n{said}\n\n- 10:30 it is found")
    assert [(each.at.notation, each.text) for each in timeline.entries] == [
        ("2026-03-02T10:00", "it is slow"), ("2026-03-03", "we look"), ("2026-03-03T10:30", "it is found"),
    ]  # fmt: skip


@given(st.sampled_from(sorted(WEEKDAYS)), st.sampled_from(PARTS[:4]), st.sampled_from(AS_LINES))
def test_a_part_of_a_day_may_stand_behind_its_weekday(name: str, form: str, line: str) -> None:
    day = FIRST + timedelta(days=(WEEKDAYS[name] - FIRST.weekday()) % 7)
    assert two_days(line.format(form.format(name.capitalize()))) == [f"{day}T10:30", f"{day}T12:00"]


@given(st.text("Mondaytuesx 1239the.:*_#-\n", max_size=60))
def test_nothing_breaks(text: str) -> None:
    read(text)


HEADS = {"/": "| Date | Start | What |", ".": "| Datum | Uhrzeit | Ereignis |"}


@given(st.dates(date(2020, 1, 1), date(2030, 12, 20)), st.booleans())
def test_entries_without_a_year_tell_day_and_month_apart(day: date, is_american: bool) -> None:
    day = day.replace(day=min(day.day, 12))
    later = day.replace(day=13)
    form = "{0.month}/{0.day}" if is_american else "{0.day}/{0.month}"
    rows = "\n".join(f"| {form.format(each)} | 9:00 | it is slow |" for each in (day, day, later))
    timeline = read(f"{HEADS['/']}\n|---|---|---|\n{rows}", f"# Slow on {form.format(day)}/{day:%y}")
    assert at(timeline) == [f"{day}T09:00", f"{day}T09:00", f"{later}T09:00"]


@given(
    st.dates(date(2020, 1, 1), date(2030, 12, 20)),
    st.sampled_from(("%H.%M", "%H:%M", "%H:%M Uhr", "%-H Uhr")),
)
def test_a_day_without_a_year_and_a_clock_have_cells_of_their_own(day: date, clock: str) -> None:
    times = [datetime(day.year, day.month, day.day, hour) for hour in (6, 7, 9)]
    rows = "\n".join(f"| {each:%d.%m.} | {each.strftime(clock)} | es klemmt |" for each in times)
    timeline = read(f"{HEADS['.']}\n|---|---|---|\n{rows}", f"# Slow on {day}")
    assert at(timeline) == [f"{each:%Y-%m-%dT%H:%M}" for each in times]


def test_sentences_of_a_list_may_tell_their_time_behind_a_few_words() -> None:
    body = (
        "* At 11:05 it is slow\n* Two minutes later, at 11:07, we look\n"
        "* Around 11:12 it is found\n* Finally, 11:20, it is over"
    )
    assert at(read(body)) == [f"{FIRST}T11:{minute}" for minute in ("05", "07", "12", "20")]


@pytest.mark.parametrize(
    "lead",
    ["The next day, ", "Next day ", "nächster Tag ", "am nächsten Morgen, ", "le lendemain, ", "al día siguiente, ", "no dia seguinte ",
     "次日 ", "翌", "**The following day** at "],
)  # fmt: skip
def test_a_clock_of_the_next_day_stands_on_it(lead: str) -> None:
    body = f"- 22:00 the pump stops\n- {lead}09:00 it runs\n- 10:30 all is dry\n"
    found = read(body, head="# Pump on 2024-05-02").entries
    assert [(entry.at.notation, entry.text) for entry in found] == [
        ("2024-05-02T22:00", "the pump stops"), ("2024-05-03T09:00", "it runs"), ("2024-05-03T10:30", "all is dry"),
    ]  # fmt: skip
