"""One line of text to the time that it starts with."""

from __future__ import annotations

from datetime import date, time

import pytest

from postmortems.extraction.notation.clock import BETWEEN
from postmortems.extraction.notation.date import read_date
from postmortems.extraction.notation.lengths import length
from postmortems.extraction.notation.reader import read_written
from postmortems.extraction.notation.weekdays import read_weekday
from postmortems.extraction.notation.zones import read_zone, zone_doubt
from postmortems.extraction.timeline.reader import read_timeline
from postmortems.reading.document import read_document
from postmortems.wording.times import doubts_in_words

CLOCKS = [
    ("14:24 queue full", time(14, 24)),
    ("9:05 queue full", time(9, 5)),
    ("14:24:07 queue full", time(14, 24, 7)),
    ("14:24:07.123 queue full", time(14, 24, 7)),
    ("2:24 PM queue full", time(14, 24)),
    ("2:24pm queue full", time(14, 24)),
    ("2:24 p.m. queue full", time(14, 24)),
    ("2:24p queue full", time(14, 24)),
    ("10:45a queue full", time(10, 45)),
    ("[ 2: 24 pm PST ] - queue full", time(14, 24)),
    ("[14:24](https://example.com/p?a=1&b=2) queue full", time(14, 24)),
    ("14:30ish: queue full", time(14, 30)),
    ("14:30(ish) queue full", time(14, 30)),
    ("14:30 (ish): queue full", time(14, 30)),
    ("3:05 PM CAT- queue full", time(15, 5)),
    ("08:47：queue full", time(8, 47)),
    ("08:47 頃 queue full", time(8, 47)),
    ("12:10 AM queue full", time(0, 10)),
    ("12:10 PM queue full", time(12, 10)),
    ("6 PM - queue full", time(18, 0)),
    ("6pm: queue full", time(18, 0)),
    ("15.26: queue full", time(15, 26)),
    ("4.30 PM queue full", time(16, 30)),
    ("15h50 queue full", time(15, 50)),
    ("1430 UTC queue full", time(14, 30)),
    ("14:30 Uhr: Schlange voll", time(14, 30)),
    ("14:30 hrs queue full", time(14, 30)),
    ("[08:47] queue full", time(8, 47)),
    ("(08:47) queue full", time(8, 47)),
    ("{08:47} queue full", time(8, 47)),
    ("`08:47` queue full", time(8, 47)),
    ("**08:47:** queue full", time(8, 47)),
    ("__08:47__: queue full", time(8, 47)),
    ("<b>08:47</b> queue full", time(8, 47)),
    ("\U0001f534 08:47 queue full", time(8, 47)),
    ("**<span style='color: #468'>08:47:</span>** queue full", time(8, 47)),
    ("~08:47 ~ queue full", time(8, 47)),
    ("At 08:47, queue full", time(8, 47)),
    ("08:47UTC queue full", time(8, 47)),
    ("08:47-queue full", time(8, 47)),
]

MIDST = [f"Detected: 14{sign}05" for sign in (*BETWEEN, ".")]
"""A clock in the midst of a line: what may stand in it may stand there too."""

NO_TIME = [
    "queue full", "", "3 servers failed", "2.5 million rows", "3:45 minutes of waiting",
    "2h30 later all was well",
    "10:30 hours later", "1.14.2 was rolled out", "16:9 screens", "10:5000", "12 nodes", "4: 20 servers", "version 15.26",
    "+15min",
    "T+30m", "12%", "may be slow", "Monitoring began", "2021", "192.168.10.10", "1:1 meeting",
    "10.0.0.1:8080",
    "https://example.com/2024/03/04",
]  # fmt: skip

DATES = [
    ("2024-03-04", (2024, 3, 4)),
    ("2024/03/04", (2024, 3, 4)),
    ("2024-3-4", (2024, 3, 4)),
    ("March 4, 2024", (2024, 3, 4)),
    ("Mar 4th 2024", (2024, 3, 4)),
    ("4 March 2024", (2024, 3, 4)),
    ("4th of March, 2024", (2024, 3, 4)),
    ("4. März 2024", (2024, 3, 4)),
    ("4 mars 2024", (2024, 3, 4)),
    ("1er avril 2024", (2024, 4, 1)),
    ("4-Mar-2024", (2024, 3, 4)),
    ("04.03.2024", (2024, 3, 4)),
    ("31/12/2023", (2023, 12, 31)),
    ("12/31/2023", (2023, 12, 31)),
    ("12/31/23", (2023, 12, 31)),
    ("19. April", (None, 4, 19)),
    ("Feb 21", (None, 2, 21)),
    ("03-26", (None, 3, 26)),
]

RANGES = [
    ("09:00 - 11:00 slow", time(11)),
    ("09:00-11:00: slow", time(11)),
    ("09:00 – 11:00 slow", time(11)),
    ("09:00 to 11:00 slow", time(11)),
    ("9:00 AM until 11:00 AM slow", time(11)),
    ("between 9:00 and 11:00 slow", time(11)),
    ("From 9 AM to 11 AM slow", time(11)),
    ("2024-03-04 09:00 - 2024-03-04 11:00 slow", time(11)),
    ("09:00 and 11:00 slow", None),
    ("09:00 - 5 servers slow", None),
    ("09:00 - now slow", None),
    ("09:00 – ongoing", None),
]

ABOUT = [
    "~09:00 slow", "ca. 09:00 slow", "around 09:00 slow", "About 9:00 AM slow", "09:00~ slow",
    "09:00 (maybe later?) slow",
    "2024-03-04 ca. 09:00 slow", "09:00 - (approximately) slow", "09:00? slow", "shortly before 09:00 slow",
]  # fmt: skip

UNKNOWN = ["14:??", "HH:mm", "hh:mm", "--:--", "2X:XX", "[???]", "TBD", "1?:30", "2024-03-04 (time TBC)"]

IMPOSSIBLE = [
    ("13:55 PM slow", time(13, 55)),
    ("17:14pm slow", time(17, 14)),
    ("23:00 AM slow", time(23)),
    ("00:30 PM slow", time(12, 30)),
    ("12:75 slow", None),
    ("25:10 slow", None),
]

ZONES = [
    ("10:00 UTC x", "UTC"), ("10:00 (UTC) x", "UTC"), ("10:00 AM EAT x", "EAT"), ("10:00 GMT+3 x", "GMT+3"),
    ("10:00 (UTC+1) x", "UTC+1"), ("10:00 US/Pacific x", "US/Pacific"),
    ("10:00 Africa/Lagos - x", "Africa/Lagos"),
    ("10:00Z x", "Z"), ("2024-03-04T10:00:00+02:00 x", "+02:00"), ("10:00 Denver - x", "Denver"),
    ("10:00 London time: x", "London"), ("10:00 Pacific Time: x", "Pacific Time"),
    ("10:00 EDT (14:00 UTC): x", "EDT"),
    ("10:00 EDT / 14:00 UTC x", "EDT"), ("10:00 XKCT: x", "XKCT"), ("10:00 PR merged", ""),
    ("10:00 GET failed", ""),
    ("10:00 Incident - x", ""), ("10:00 HTTP/HTTPS down", ""),
]  # fmt: skip


@pytest.mark.parametrize(("line", "clock"), CLOCKS)
def test_a_clock_is_read(line: str, clock: time) -> None:
    written = read_written(line)
    assert written and written.clock and written.clock.clock == clock
    assert not written.doubts


@pytest.mark.parametrize("line", NO_TIME)
def test_what_only_looks_like_a_time_is_none(line: str) -> None:
    assert read_written(line) is None


@pytest.mark.parametrize(
    ("line", "clock"),
    [
        ("2024-03-04 1430", time(14, 30)),
        ("2024-03-04 1430: queue full", time(14, 30)),
        ("4 March 2024, 0905 - queue full", time(9, 5)),
        ("2024-03-04 1430 jobs waiting", None),
        ("2024-03-04 2530: queue full", None),
        ("4 March 2024", None),
    ],
)
def test_four_digits_behind_a_date(line: str, clock: time | None) -> None:
    written = read_written(line)
    assert written is not None
    assert (written.clock.clock if written.clock else None) == clock


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_a_date_is_read(text: str, expected: tuple[int | None, int, int]) -> None:
    written = read_date(text, 0)
    assert written and written.end == len(text)
    assert written.readings[0][:3] == expected


def test_letters_that_an_expression_takes_for_others_are_no_error() -> None:
    assert read_date("3 ſept 2024", 0) == read_date("3 Sept 2024", 0) is not None
    assert read_date("aprıl 3", 0) is None
    assert read_weekday("frıday", 0) is None
    assert length("about 3 ſtunden") == 180


@pytest.mark.parametrize("text", [text for text, _ in DATES])
@pytest.mark.parametrize("join", [" ", ", ", " at ", " - ", " | ", " _"])
def test_a_clock_may_follow_a_date(text: str, join: str) -> None:
    written = read_written(f"{text}{join}10:05: slow")
    assert written and written.date and written.clock and written.clock.clock == time(10, 5)


@pytest.mark.parametrize("line", ["10:05 AM WAT, March 4, 2024: slow", "10:05 UTC (4 March 2024) - slow"])
def test_a_date_may_follow_a_clock(line: str) -> None:
    written = read_written(line)
    assert written and written.date and written.date.readings[0][:3] == (2024, 3, 4)
    assert line[written.rest :].lstrip(") -") == "slow"


@pytest.mark.parametrize(("line", "until"), RANGES)
def test_the_end_of_a_range(line: str, until: time | None) -> None:
    written = read_written(line)
    assert written and written.clock and written.clock.clock == time(9)
    assert (written.until_clock.clock if written.until_clock else None) == until


def test_a_half_of_the_day_that_stands_once_counts_for_both_ends() -> None:
    written = read_written("2:00 - 3:30 PM slow")
    assert written and written.clock and written.clock.clock == time(14)
    assert not written.doubts


def test_an_unknown_end_is_said() -> None:
    written = read_written("12:26-12:?? slow")
    assert written and written.until_clock and written.until_clock.clock is None
    assert "12:??" in doubts_in_words(written.doubts)


@pytest.mark.parametrize("line", ABOUT)
def test_about(line: str) -> None:
    written = read_written(line)
    assert written and written.approximate
    assert line[written.rest :] == "slow"


@pytest.mark.parametrize("line", UNKNOWN)
def test_an_unknown_clock_is_said(line: str) -> None:
    written = read_written(line)
    assert written and written.clock and written.clock.clock is None
    assert "not known" in doubts_in_words(written.doubts)


@pytest.mark.parametrize(("line", "clock"), IMPOSSIBLE)
def test_an_impossible_clock_is_doubted(line: str, clock: time | None) -> None:
    written = read_written(line)
    assert written and written.clock and written.clock.clock == clock
    assert written.doubts


@pytest.mark.parametrize(("line", "zone"), ZONES)
def test_a_zone_on_the_entry(line: str, zone: str) -> None:
    written = read_written(line)
    assert written and written.zone == zone


@pytest.mark.parametrize(
    ("zone", "day", "doubted"),
    [
        ("PST", date(2023, 7, 4), True),
        ("PDT", date(2023, 7, 4), False),
        ("CET", date(2023, 7, 4), True),
        ("CEST", date(2023, 1, 4), True),
        ("MEZ", date(2023, 1, 4), False),
        ("MESZ", date(2023, 1, 4), True),
        ("UTC", date(2023, 7, 4), False),
        ("EAT", date(2023, 7, 4), False),
        ("US/Pacific", date(2023, 7, 4), False),
        ("US/Pacifc", date(2023, 7, 4), True),
        ("UTTC", date(2023, 7, 4), True),
        ("PST", None, False),
    ],
)
def test_a_zone_that_was_not_in_force_is_doubted(zone: str, day: date | None, doubted: bool) -> None:
    assert bool(zone_doubt(zone, day)) == doubted


def test_a_minus_is_a_range_and_no_offset() -> None:
    assert read_zone("-11:00", 0) is None
    assert read_zone("-11:00", 0, iso=True) == ("-11:00", 6)


def test_offsets_are_those_of_the_time() -> None:
    line = "- **~10:05 AM (UTC)**: slow"
    written = read_written(line, 2)
    assert written and line[written.start : written.end] == "10:05 AM (UTC)"
    assert line[written.rest :] == "slow"


@pytest.mark.parametrize("line", MIDST)
def test_a_clock_is_found_in_the_midst_of_a_line_in_every_notation(line: str) -> None:
    text = f"---\ntitle: x\n---\n\n## Timeline\n\n- 2026-03-04 14:00 UTC: began\n\n{line}\n"
    entries = read_timeline(read_document("x.md", text.encode())).entries
    assert [entry.at.clock for entry in entries] == [time(14, 0), time(14, 5)]
