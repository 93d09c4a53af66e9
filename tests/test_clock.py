"""Times: what is read, what is refused and why, and what is doubted."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from postmortems.model.moment import Moment
from postmortems.model.timeline import When
from postmortems.reading.clock import BadTime, now, read_date, read_moment, zone_of

LISBON = zone_of("Europe/Lisbon")


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2026-03-04T14:05Z", "2026-03-04T14:05:00"),
        ("2026-03-04t14:05z", "2026-03-04T14:05:00"),
        ("2026-03-04 14:05 UTC", "2026-03-04T14:05:00"),
        ("2026-03-04T14:05:07+01:00", "2026-03-04T13:05:07"),
        ("2026-03-04 14:05 +0530", "2026-03-04T08:35:00"),
        ("2026-03-04T14:05-08", "2026-03-04T22:05:00"),
        ("2026-3-4 9:05Z", "2026-03-04T09:05:00"),
        ("2026-03-04T14:05:07.123Z", "2026-03-04T14:05:07"),
        ("2024-02-29T00:00Z", "2024-02-29T00:00:00"),
        ("2026-03-04T14:05+14:00", "2026-03-04T00:05:00"),
        ("1970-01-01T00:00Z", "1970-01-01T00:00:00"),
        ("2200-12-31T23:59Z", "2200-12-31T23:59:00"),
        ("2026-07-04T14:05", "2026-07-04T13:05:00"),
        ("2026-01-04T14:05", "2026-01-04T14:05:00"),
    ],
)
def test_a_time_is_an_instant(text: str, utc: str) -> None:
    moment, doubt = read_moment(text, LISBON)
    assert (moment.utc.replace(tzinfo=None).isoformat(), doubt) == (utc, "")
    assert not moment.date_only


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2026-02-30", "2026-02 has 28 days"), ("2023-02-29T10:00Z", "has 28 days"), ("2026-13-01", "no month 13"),
        ("2026-00-01", "no month 0"), ("2026-01-00", "no day 0"), ("2026-03-04T25:00Z", "no clock 25:00"),
        ("2026-03-04T24:00Z", "midnight is 2026-03-05T00:00"), ("2026-03-04T14:60Z", "no clock 14:60"),
        ("2026-03-04T14:05+25:00", "no offset"), ("2026-03-04T14:05+15:00", "no offset"),
        ("1026-03-04", "the year 1026"), ("3026-03-04", "the year 3026"), ("1969-12-31", "the year 1969"),
        ("2201-01-01", "the year 2201"),
        ("14:05", "a date is missing"), ("04/03/2026", "which number is the day"), ("yesterday", "not written as"),
        ("Ongoing", "has `ongoing: true`"), ("TBD", "leave it out"), ("?", "leave it out"),
        ("2026-03-04T14:05 CET", "not written as"), ("2026-03-04T2 PM", "not written as"), ("", "not written as"),
    ],
)  # fmt: skip
def test_what_is_no_time_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(BadTime, match=why.replace(":", "[:]")):
        read_moment(text, LISBON)


@pytest.mark.parametrize(
    ("text", "zone", "doubt"),
    [
        ("2026-03-04T14:05", None, "no offset"),
        ("2026-10-25T01:30", "Europe/Lisbon", "showed it twice, at +01:00 and at +00:00"),
        ("2026-03-29T01:30", "Europe/Lisbon", "skipped it"),
        ("2026-10-25T01:30+01:00", "Europe/Lisbon", ""),
        ("2026-10-25", "Europe/Lisbon", ""),
        ("2026-10-25T00:59", "Europe/Lisbon", ""),
        ("2026-10-25T02:00", "Europe/Lisbon", ""),
    ],
)
def test_a_clock_that_is_not_one_instant_is_doubted(text: str, zone: str | None, doubt: str) -> None:
    _, said = read_moment(text, zone_of(zone) if zone else None)
    assert said.endswith(doubt) if doubt.startswith("showed") else doubt in said
    assert bool(said) == bool(doubt)


def test_a_date_alone_has_no_clock() -> None:
    moment, doubt = read_moment("2026-03-04", None)
    assert (moment.date_only, doubt) == (True, "")
    assert read_date("2026-03-04").isoformat() == "2026-03-04"
    with pytest.raises(BadTime):
        read_date("2026-03-04T14:05Z")


@pytest.mark.parametrize(
    "name", ["Europe/Lissabon", "", "../../etc/passwd", "/etc/passwd", "America", "a\0b", "x" * 5000, "é"]
)
def test_what_is_no_zone_is_none(name: str) -> None:
    assert zone_of(name) is None


@pytest.mark.parametrize("epoch", ["", "x", "²", "9" * 40, "1.5"])
def test_a_wrong_epoch_is_the_time_of_today(epoch: str) -> None:
    assert abs((now({"SOURCE_DATE_EPOCH": epoch}) - datetime.now(UTC)).total_seconds()) < 60


def test_the_epoch_is_the_time() -> None:
    assert now({"SOURCE_DATE_EPOCH": "1772633100"}) == datetime(2026, 3, 4, 14, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [
        ("2026-03-04T14:05Z", "2026-03-04T14:06Z", True),
        ("2026-03-04T14:05Z", "2026-03-04T14:05Z", False),
        ("2026-03-04T15:05+01:00", "2026-03-04T14:06Z", True),
        ("2026-03-04", "2026-03-04T14:05Z", False),
        ("2026-03-04T14:05Z", "2026-03-04", False),
        ("2026-03-04", "2026-03-05T00:00Z", True),
        ("2026-03-04T23:00-03:00", "2026-03-05", True),
    ],
)
def test_what_is_before_what_is_told_by_day_where_a_clock_is_unknown(
    one: str, other: str, before: bool
) -> None:
    first, second = read_moment(one, None)[0], read_moment(other, None)[0]
    assert first.is_before(second) is before
    if first.date_only is second.date_only and first.at.tzinfo is UTC is second.at.tzinfo:
        assert _when(first).is_before(_when(second)) is before


def test_a_time_of_a_timeline_without_a_clock_is_compared_by_day() -> None:
    day, noon = When(date(2026, 3, 4)), When(date(2026, 3, 4), clock=time(12))
    assert not day.is_before(noon)
    assert not noon.is_before(day)
    assert noon.is_before(When(date(2026, 3, 5)))


def _when(moment: Moment) -> When:
    return When(moment.at.date(), clock=None if moment.date_only else moment.at.time())
