"""What a reader finds in the drawn timeline of an incident, and how many hours of impact a month had."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from postmortems.pages.drawing.axis import PLOT, axis
from postmortems.pages.drawing.incident_timeline import WIDE
from postmortems.pages.drawing.ticks import ticks
from postmortems.pages.parts.impact import by_month, hours, split

from .shelf import LAGOS, at, attr, incident, made, only, page, parse, site, text, texts, told

BEGAN = datetime(2026, 3, 4, 14, tzinfo=UTC)
HOSTILE = "<script>alert(1)</script> </title></svg><img src=x onerror=alert(1)> {{ 7 * 7 }} &amp; تعطّل 停止"


def timeline(*lines: str) -> str:
    return "## Timeline\n\n" + "".join(f"- {line}\n" for line in lines)


def entries(*minutes: float, said: str = "Something happened") -> str:
    return timeline(*(f"{BEGAN + timedelta(minutes=one):%Y-%m-%d %H:%M} UTC {said}" for one in minutes))


def number(element: Any, name: str) -> float:
    return float(attr(element, name).rstrip("%"))


def dots(found: Any, room: str = "wide") -> list[float]:
    return [number(dot, "x") for dot in found.query(f".pm-numbers--{room} .pm-numbers__at")]


def numbers(found: Any, room: str = "wide") -> list[str]:
    return texts(found, f".pm-numbers--{room} .pm-dot text")


def test_without_entries_there_is_no_figure() -> None:
    assert not only(incident()).query(".pm-drawn, .pm-log")
    assert not only(told("## Timeline\n\nNothing was noted.\n")).query(".pm-drawn, .pm-log")


def test_the_entries_stand_in_the_order_of_time_with_utc() -> None:
    body = (
        "## Timeline (WAT)\n\n- 2026-03-04 16:00 fixed\n- 2026-03-04 15:10 seen\n- 2026-03-04 15:00 broke\n"
    )
    found = only(told(body, start="2026-03-04T14:00", zone=LAGOS, timezone="Africa/Lagos"))
    assert texts(found, ".pm-entries__what") == ["broke", "seen", "fixed"]
    assert texts(found, ".pm-entries__at time") == ["15:00", "15:10", "16:00"]
    assert texts(found, ".pm-entries__utc time") == ["14:00", "14:10", "15:00"]
    assert texts(found, ".pm-entries__day") == ["4 Mar 2026"]
    assert texts(found, ".pm-log summary") == ["3 entries, with UTC"]
    assert texts(found, ".pm-entries__number") == numbers(found) == ["1", "2", "3"]


def test_utc_is_left_out_where_it_says_nothing_new() -> None:
    found = only(told(entries(0, 10)))
    assert not found.query(".pm-entries__utc")
    assert texts(found, ".pm-drawn__zone") == ["UTC"]


def test_a_clock_on_another_zone_is_named_as_written() -> None:
    body = timeline("2026-03-04 13:00 PST broke", "2026-03-04 21:30 UTC seen")
    found = only(told(body, start="2026-03-04T21:00", zone=UTC, timezone="UTC"))
    assert texts(found, ".pm-entries tbody tr") == [
        "4 Mar 2026 21:00 1 broke 13:00 PST in the report.",
        "21:30 2 seen",
    ]


def test_days_ranges_and_estimates_say_what_they_are() -> None:
    body = timeline(
        "2026-03-04 23:00-23:40 errors rise", "2026-03-05 23:30 - 2026-03-06 01:10 failover", "~2026-03-06 02:00 done",
        "2026-03-08 follow-up",
    )  # fmt: skip
    found = only(told(body, start="2026-03-04T23:00", zone=UTC, timezone="UTC"))
    said = texts(found, ".pm-entries__at")
    assert said == ["23:00 to 23:40", "23:30 to 6 Mar, 01:10", "about 02:00", "that day"]
    assert len(found.query(".pm-entries__day")) == 4
    assert len(found.query(".pm-drawn__range")) == 2
    assert numbers(found) == ["1", "2", "3–4"]
    assert len(found.query(".pm-numbers--wide .pm-dot--vague")) == 1
    assert "Dashed: " in text(found.query(".pm-drawn__notes")[0])


def test_a_doubt_is_told_and_does_not_stretch_the_axis() -> None:
    body = timeline(
        *(
            f"{year}-03-04 14:{minute} UTC x"
            for year, minute in ((2026, "05"), (2025, "10"), (2026, 20), (2026, 30))
        )
    )
    found = only(told(body))
    (doubt,) = texts(found, ".pm-entries__note")
    assert doubt.startswith("In doubt: ")
    assert numbers(found) == ["2", "3", "4"]
    assert "Not drawn, because far from all else and in doubt: 1 entry." in text(found)


def test_marks_are_to_scale() -> None:
    xs = sorted(dots(only(told(entries(0, 10, 30, 60), start="2026-03-04T14:00"))))
    steps = [later - one for one, later in pairwise(xs)]
    assert [step / steps[0] for step in steps] == pytest.approx([1, 2, 3], rel=0.01)


def test_phases_lie_where_their_times_are() -> None:
    values: dict[str, Any] = {"detected_at": at("2026-03-04T14:15"), "mitigated_at": at("2026-03-04T14:45")}
    found = only(told(entries(0, 60), start="2026-03-04T14:00", resolved_at=at("2026-03-04T15:00"), **values))
    widths = [number(band, "width") for band in found.query(".pm-drawn .pm-plot .pm-phase")]
    assert [width / sum(widths) for width in widths] == pytest.approx([0.25, 0.5, 0.25], rel=0.001)
    assert texts(found, ".pm-legend li") == [
        "undetected 15 min",
        "unmitigated 30 min",
        "recovering 15 min",
        "UTC",
    ]


def test_an_incident_is_drawn_once_and_without_entries_too() -> None:
    values: dict[str, Any] = {"detected_at": at("2026-03-04T14:15"), "mitigated_at": at("2026-03-04T14:45")}
    found = only(incident(start="2026-03-04T14:00", resolved_at=at("2026-03-04T15:00"), **values))
    assert len(found.query("svg[role=img]")) == 1
    assert texts(found, "desc") == ["undetected 15 min, then unmitigated 30 min, then recovering 15 min."]
    assert not found.query(".pm-dot, .pm-log")


def test_what_only_entries_name_is_taken_from_them_and_said() -> None:
    body = timeline(
        "2026-03-04 14:05 UTC broke", "2026-03-04 14:09 UTC Incident declared", "2026-03-04 14:30 UTC fixed"
    )
    found = only(told(body))
    assert "because the report's own fields do not say: when it was declared." in text(found)
    own = only(told(body, declared_at=at("2026-03-04T14:07")))
    assert "own fields do not say" not in text(own)


def test_days_without_clocks_have_phases_between_them() -> None:
    body = timeline("2026-03-01 stolen", "2026-03-11 seen", "2026-03-20 over")
    days: dict[str, Any] = {"detected_at": at("2026-03-11"), "resolved_at": at("2026-03-20")}
    found = only(told(body, start="2026-03-01", **days))
    bands = found.query(".pm-drawn .pm-plot .pm-phase")
    assert [number(band, "width") for band in bands] == pytest.approx([9 * 96.8 / 20, 8 * 96.8 / 20], abs=0.1)
    assert "00:00" not in text(found.query(".pm-drawn")[0])


@pytest.mark.parametrize("room", ["wide", "narrow"])
def test_a_quiet_stretch_is_as_long_as_it_was(room: str) -> None:
    busy = [0, 1, 3, 4, 20, 40, 41, 60]
    body = entries(*busy, 28 * 1440)
    found = only(told(body, start="2026-03-04T14:00", resolved_at=at("2026-04-01T14:00")))
    assert numbers(found, room) == ["1–8", "9"]
    first, last = dots(found, room)
    assert last - first > 90


@pytest.mark.parametrize("room", ["wide", "narrow"])
def test_every_number_is_at_one_mark_and_marks_never_overlap(room: str) -> None:
    plot = {"wide": WIDE, "narrow": PLOT}[room]
    for minutes in ((0,) * 40, range(60), (0, 5, 10, 300), range(0, 3000, 7), (0, 1, 2, 58, 59, 60)):
        found = only(told(entries(*minutes), start="2026-03-04T14:00"))
        said = [number_.split("–") for number_ in numbers(found, room)]
        told_ = [at_ for ends in said for at_ in range(int(ends[0]), int(ends[-1]) + 1)]
        assert told_ == list(range(1, len(list(minutes)) + 1))
        widths = [float(attr(hit, "width")) for hit in found.query(f".pm-numbers--{room} .pm-hit")]
        middles = [x * plot / 100 for x in dots(found, room)]
        sides = [
            (middle - width / 2, middle + width / 2) for middle, width in zip(middles, widths, strict=True)
        ]
        assert all(one[1] < other[0] for one, other in pairwise(sides))
        assert all(width >= 24 for width in widths)


def test_what_is_far_from_an_incident_stands_at_its_edge_and_is_told() -> None:
    found = only(
        told(entries(5, 30, 60 * 24 * 30), start="2026-03-04T14:00", resolved_at=at("2026-03-04T15:00"))
    )
    assert dots(found)[-1] > 95
    assert "At the edge, because long before or after: 3." in text(found)
    resolved = found.query(".pm-phase")[-1]
    assert number(resolved, "x") + number(resolved, "width") > 95


def test_an_axis_never_runs_backwards() -> None:
    for gaps in ((0,), (0, 0), (1, 1, 1, 1, 9000, 1, 90_000, 1, 900_000, 1, 9_000_000), (0, 1, 10**7)):
        points = [BEGAN]
        for gap in gaps:
            points.append(points[-1] + timedelta(minutes=gap))
        for end in (points[0], points[len(points) // 2]):
            laid = axis((BEGAN, end), [(one, one) for one in points])
            xs = [laid.at(one) for one in points]
            assert xs == sorted(xs)
            assert 0 <= xs[0] <= xs[-1] <= 100


@pytest.mark.parametrize(
    "minutes", [0.2, 1, 9, 59, 61, 600, 1440, 4000, 40_000, 400_000, 4_000_000, 40_000_000]
)
@pytest.mark.parametrize("zone", ["UTC", "Africa/Lagos", "Europe/Berlin", "Asia/Kathmandu"])
def test_ticks_fall_on_whole_units_and_inside(minutes: float, zone: str) -> None:
    laid = axis((BEGAN, BEGAN + timedelta(minutes=minutes)), [])
    drawn = ticks(laid, ZoneInfo(zone))
    assert 1 <= sum(bool(tick.label) for tick in drawn.upper) <= 14
    assert all(0 <= float(tick.x) <= 100 for tick in (*drawn.upper, *drawn.lower))
    xs = [float(tick.x) for tick in drawn.upper]
    assert xs == sorted(xs)


def test_many_entries_at_once_share_a_mark() -> None:
    found = only(told(entries(*[0] * 80, 30), start="2026-03-04T14:00"))
    assert numbers(found) == ["1–80", "81"]
    assert text(found.query(".pm-numbers--wide .pm-dot title")[0]).endswith("and 79 more entries here")
    assert len(found.query(".pm-entries tbody tr")) == 81
    assert texts(found, ".pm-log summary") == ["81 entries"]


def test_the_list_is_folded_however_short_it_is() -> None:
    found = only(told(entries(5)))
    assert not found.query(".pm-log[open]")
    assert texts(found, ".pm-log summary") == ["1 entry"]


def test_an_incident_that_is_not_over_is_drawn_to_the_day() -> None:
    body, detected = entries(5, 60), at("2026-03-04T16:25")
    found = only(told(body, start="2026-03-04T14:00", ongoing=True, detected_at=detected))
    widths = [number(band, "width") for band in found.query(".pm-drawn .pm-plot .pm-phase")]
    lasted = (datetime(2026, 11, 20, tzinfo=UTC) - BEGAN) / timedelta(minutes=145)
    assert sum(widths) / widths[0] == pytest.approx(lasted, rel=0.3)
    assert texts(found, ".pm-legend li")[1] == "not over 260 d"
    assert texts(found, ".pm-aside .pm-as-of") == ["As of 20 Nov 2026"]


def test_an_incident_of_today_has_an_open_end() -> None:
    found = only(told("Slow.", start="2026-11-20T10:00", ongoing=True, detected_at=at("2026-11-20T10:20")))
    assert texts(found, ".pm-legend li") == ["undetected 20 min", "not over", "UTC"]
    (band,) = found.query(".pm-plot .pm-phase--open")
    assert 10 < number(band, "width") < 70


STRESS = {
    "one": entries(5, said=HOSTILE), "day": timeline(f"2026-03-04 {HOSTILE}"), "same day": timeline(*["2026-03-04 x"] * 80),
    "hour": entries(*(minute % 60 for minute in range(80)), said=HOSTILE), "month": entries(*range(0, 40_000, 500)),
    "years": entries(0, 500_000, 2_000_000), "first": timeline("0001-01-02 00:00 UTC x"), "last": timeline("9999-12-30 23:59 UTC x"),
}  # fmt: skip


@pytest.mark.parametrize("name", STRESS)
@pytest.mark.parametrize("ongoing", [False, True])
def test_every_drawing_is_whole(name: str, ongoing: bool) -> None:
    of = site(told(STRESS[name], start="2026-03-04T14:00", ongoing=ongoing, detected_at=at("2026-03-05")))
    html = made(of)["incidents/told.md"]
    found = parse(html)
    ids = [attr(element, "id") for element in found.query("[id]")]
    assert len(ids) == len(set(ids))
    assert {attr(link, "href")[1:] for link in found.query("a[href^='#']")} <= set(ids)
    assert not found.query("script:not([type='application/ld+json']), img, [onerror], [style]")
    assert not {"None", "nan", "inf", "True", "Undefined"} & set(text(found).split())
    positions = re.findall(r'(?:x|x1|x2|cx|width)="([^"%]+)%"', html)
    assert all(-0.01 <= float(value) <= 100.01 for value in positions)


def hour_by_hour(spans: list[tuple[datetime, datetime]]) -> dict[tuple[int, int], float]:
    """Count minutes by month the slow way."""
    found: dict[tuple[int, int], float] = {}
    for start, end in spans:
        for minute in range(int((end - start).total_seconds() // 60)):
            now = start + timedelta(minutes=minute)
            found[now.year, now.month] = found.get((now.year, now.month), 0) + 1
    return found


def test_hours_of_impact_are_split_where_months_end() -> None:
    spans = [
        (datetime(2025, 12, 30, 22, tzinfo=UTC), datetime(2026, 2, 3, 4, tzinfo=UTC)),
        (datetime(2026, 1, 31, 23, tzinfo=UTC), datetime(2026, 2, 1, 1, tzinfo=UTC)),
        (datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 3, 1, 0, 30, tzinfo=UTC)),
    ]  # fmt: skip
    incidents = [
        incident(f"i{n}", f"{start:%Y-%m-%dT%H:%M}", resolved_at=at(f"{end:%Y-%m-%dT%H:%M}"))
        for n, (start, end) in enumerate(spans)
    ]
    found = by_month(site(*incidents), incidents)
    assert {month: impact.length.total_seconds() / 60 for month, impact in found.items()} == hour_by_hour(
        spans
    )
    there = split(spans[1][0], spans[1][1], LAGOS)
    assert there == [((2026, 2), timedelta(hours=2))]


def test_impact_ends_when_it_stopped_hurting() -> None:
    both = incident("a", minutes=600, mitigated_at=at("2026-03-04T15:05"))
    assert by_month(site(both), [both])[2026, 3].length == timedelta(hours=1)


@pytest.mark.parametrize(
    "values",
    [{}, {"resolved_at": at("2026-03-06")}, {"resolved_at": at("2026-03-01T10:00")}, {"start": "2026-03-01", "minutes": 60}],
)  # fmt: skip
def test_what_nobody_knows_is_not_zero(values: dict[str, Any]) -> None:
    found = page(site(incident("a", **values)), "timeline/2026.md")
    assert texts(found, ".pm-table__group small") == ["1 incident, 1 of unknown length"]


def test_an_incident_without_clocks_is_unknown_in_every_year_that_it_touches() -> None:
    one = incident("a", "2025-12-16", resolved_at=at("2026-02-03"))
    assert list(by_month(site(one), [one])) == [(2025, 12), (2026, 1), (2026, 2)]
    whole = texts(page(site(one), "timeline/index.md"), "tbody .pm-weeks__hours")
    assert whole == ["unknown", "unknown"]


def test_drills_near_misses_and_withdrawn_reports_do_not_count() -> None:
    of = [incident(kind, kind=kind, minutes=60) for kind in ("drill", "near-miss", "maintenance")]
    of.append(incident("gone", status="withdrawn", minutes=60))
    assert by_month(site(*of), of) == {}
    assert texts(page(site(*of), "timeline/2026.md"), ".pm-table__group small") == [
        "1 near miss, 1 maintenance window, 1 drill and 1 withdrawn report"
    ]


def test_the_timelines_tell_the_hours() -> None:
    of = site(
        incident("a", minutes=215), incident("b", minutes=60), incident("c", "2025-03-01T10:00", minutes=6001)
    )
    found = made(of)
    year = parse(found["timeline/2026.md"])
    assert texts(year, ".pm-table__group small") == ["2 incidents, 4 h 35 min of impact"]
    whole = parse(found["timeline/index.md"])
    assert texts(whole, "tbody .pm-weeks__hours") == ["4.6 h", "100 h"]
    assert "Hours of impact = mitigated − started" in text(whole)


def test_what_is_not_over_counts_up_to_today() -> None:
    open_end = incident("a", "2026-11-19T12:00", ongoing=True)
    found = by_month(site(open_end), [open_end])
    assert found[2026, 11].length == timedelta(hours=12)
    today = incident("a", "2026-11-20T12:00", ongoing=True)
    assert by_month(site(today), [today])[2026, 11].length == timedelta()


def test_hours_are_written_in_hours() -> None:
    lengths = [timedelta(seconds=30), timedelta(minutes=35), timedelta(days=3), timedelta(days=80)]
    assert [hours(one).text for one in lengths] == ["under a minute", "35 min", "72 h 00 min", "1,920 h"]


def test_a_wide_bar_shows_its_phases() -> None:
    times = {"detected_at": at("2026-05-05T00:00"), "mitigated_at": at("2026-05-06T00:00")}
    long = incident("b", "2026-05-04T00:00", minutes=4 * 1440, **times)
    short = incident("c", "2026-07-04T00:00", minutes=60, mitigated_at=at("2026-07-04T00:20"))
    found = page(site(long, short), "timeline/2026.md")
    widths = [number(shade, "width") for shade in found.query(".pm-shade")]
    assert widths == pytest.approx([1 * 100 / 31, 2 * 100 / 31], abs=0.01)
    assert "undetected the strongest" in text(found)
