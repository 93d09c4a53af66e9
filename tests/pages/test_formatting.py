from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from postmortems.model.details import Responders
from postmortems.model.moment import Duration, Moment
from postmortems.model.vocabulary import Word
from postmortems.pages.drawing.packing import cut, pack, spot
from postmortems.pages.parts.facts import responders
from postmortems.settings import Settings
from postmortems.wording.durations import from_to, in_a_unit, in_words, iso, length
from postmortems.wording.numbers import count, label, listing, number, percent
from postmortems.wording.severity import scale, short_names, tint
from postmortems.wording.times import span, stamp, utc_span, zone

from .shelf import LAGOS, at


@pytest.mark.parametrize(
    ("seconds", "words", "machine"),
    [
        (0, "under a minute", "PT0S"),
        (59, "under a minute", "PT59S"),
        (60, "1 min", "PT1M"),
        (90, "2 min", "PT1M30S"),
        (35 * 60, "35 min", "PT35M"),
        (59 * 60 + 40, "1 h 00 min", "PT59M40S"),
        (4 * 3600 + 300, "4 h 05 min", "PT4H5M"),
        (86_399, "24 h 00 min", "PT23H59M59S"),
        (24 * 3600 + 660, "24 h 11 min", "P1DT11M"),
        (51 * 3600, "2 d 3 h", "P2DT3H"),
        (45 * 86_400 + 3600, "45 d", "P45DT1H"),
    ],
)
def test_a_duration_is_written_for_people_and_for_machines(seconds: int, words: str, machine: str) -> None:
    duration = Duration(timedelta(seconds=seconds))
    assert (in_words(duration), iso(duration)) == (words, machine)


def test_a_duration_says_what_is_not_exact() -> None:
    assert in_words(Duration(timedelta(days=19), whole_days=True)) == "19 days"
    assert in_words(Duration(timedelta(days=1), whole_days=True)) == "1 day"
    assert in_words(Duration(timedelta(minutes=35), approximate=True)) == "about 35 min"
    assert in_words(Duration(timedelta(0), approximate=True)) == "about a minute"


def test_two_dates_on_one_day_are_no_length() -> None:
    day = at("2026-03-04")
    assert from_to(day, day, None).text == "same day"
    assert from_to(day, None, None).text == "unknown"


def test_a_time_has_its_date_and_its_zone() -> None:
    assert stamp(at("2026-03-04T14:05", LAGOS)).text == "4 March 2026, 14:05 WAT (UTC+01:00)"
    assert stamp(at("2026-03-04T14:05:09+00:00")).text == "4 March 2026, 14:05:09 UTC"
    assert stamp(at("2026-03-04T14:05-03:30")).text == "4 March 2026, 14:05 UTC−03:30"
    assert stamp(at("2026-03-04")).text == "4 March 2026"
    assert stamp(at("2026-03-04T14:05", approximate=True)).text == "about 4 March 2026, 14:05 UTC"


def test_a_zone_without_a_name_is_its_offset() -> None:
    assert zone(datetime(2026, 3, 4, tzinfo=ZoneInfo("America/Sao_Paulo"))) == "UTC−03:00"


def test_a_span_says_what_both_ends_share_once() -> None:
    start, end = at("2026-03-04T14:05", LAGOS), at("2026-03-04T15:30", LAGOS)
    assert [part.text for part in span(start, end)] == ["4 March 2026, 14:05", "15:30 WAT (UTC+01:00)"]
    assert [part.text for part in utc_span(start, end)] == ["13:05", "14:30 UTC"]
    night = at("2026-03-05T00:30", LAGOS)
    assert [part.text for part in utc_span(night, None)] == ["4 March 2026, 23:30 UTC"]
    assert utc_span(at("2026-03-04T14:05"), None) == ()
    assert utc_span(at("2026-03-04"), None) == ()
    until = span(at("2026-03-04"), at("2026-03-04T17:14"))
    assert [(part.text, part.iso) for part in until] == [
        ("until 4 March 2026, 17:14 UTC", "2026-03-04T17:14:00+00:00")
    ]


def test_a_change_of_clocks_between_two_times_is_shown() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    parts = span(at("2026-03-28T23:00", berlin), at("2026-03-29T05:00", berlin))
    assert [part.text for part in parts] == [
        "28 March 2026, 23:00 CET (UTC+01:00)",
        "29 March 2026, 05:00 CEST (UTC+02:00)",
    ]


def test_words_and_numbers() -> None:
    assert [number(1_204_000), number(0.5), number(1e-9 + 2)] == ["1,204,000", "0.5", "2"]
    assert [percent(12.5), percent(0.001), percent(0)] == ["12.5%", "under 0.01%", "0%"]
    assert [count(1, "incident"), count(2, "person", "people")] == ["1 incident", "2 people"]
    assert [listing([]), listing(["a"]), listing(["a", "b", "c"])] == ["", "a", "a, b and c"]
    assert [label("config-change"), label("DNS"), label("")] == ["Config change", "DNS", ""]


def test_responders_are_counted_as_far_as_known() -> None:
    assert responders(Responders()) == ""
    assert responders(Responders(responders=1, paged=0)) == "1 person, 0 paged"


def test_severities_are_told_apart_by_number_then_letters_then_rank() -> None:
    assert short_names(["SEV1", "SEV2", "SEV10"]) == ("1", "2", "10")
    assert short_names(["Critical", "Major", "Minor"]) == ("Cr", "Ma", "Mi")
    assert short_names(["outage", "outages"]) == ("1", "2")
    assert [tint(rank, 9) for rank in (0, 4, 8)] == [0, 2, 4]
    site_words = (Word("Critical", ("P1",)), Word("Low"))
    assert scale(Settings(severities=site_words)).of("p1").name == "Critical"
    assert scale(Settings()).of("unheard of").tint == "none"


def test_a_label_stands_after_its_bar_or_where_there_is_room() -> None:
    assert [spot(10, 20, 30).side, spot(90, 95, 30).side, spot(5, 100, 30).side] == [
        "after",
        "before",
        "inside",
    ]


def test_lanes_never_overlap() -> None:
    spots = [spot(start, start + 7, 5) for start in (0, 3, 13, 40, 41, 42)]
    lanes = pack(spots)
    assert lanes == (0, 1, 0, 0, 1, 2)
    assert pack([]) == ()


def test_a_title_is_cut_at_a_word() -> None:
    assert cut("Checkout is down in Europe", 20) == "Checkout is down…"
    assert cut("短い題", 10) == "短い題"
    assert cut("データベースの障害", 9) == "データベ…"


def test_moments_are_not_changed_by_showing_them() -> None:
    moment = Moment(datetime(2026, 3, 4, 14, 5, tzinfo=UTC))
    assert stamp(moment).iso == "2026-03-04T14:05:00+00:00"


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        (0.5, "<1 min"), (44, "44 min"), (119, "119 min"), (119.6, "2.0 h"), (236, "3.9 h"), (597, "10 h"),
        (1820, "30 h"), (2879, "48 h"), (2880, "2.0 d"), (3600, "2.5 d"), (20_220, "14 d"), (2_880_000, "2,000 d"),
    ],
)  # fmt: skip
def test_a_length_in_a_column_has_one_step_of_a_unit(minutes: float, told: str) -> None:
    found = length(Duration(timedelta(minutes=minutes)))
    assert f"{found.amount} {found.unit}" == told


def test_a_length_in_a_column_says_what_is_not_exact() -> None:
    assert in_a_unit(Duration(timedelta(days=1), whole_days=True)) == ("1", "d")
    assert in_a_unit(Duration(timedelta(minutes=35), approximate=True)) == ("~35", "min")
