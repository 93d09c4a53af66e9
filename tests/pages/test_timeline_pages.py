"""What a reader finds on the timelines."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from postmortems.model.details import Impact
from postmortems.model.vocabulary import Word
from postmortems.pages.parts.impact import split
from postmortems.pages.year import MANY, MOST

from .many import many
from .shelf import TODAY, at, attr, incident, made, page, parse, site, text, texts


def test_an_incident_stands_in_every_year_that_it_touches() -> None:
    long = incident("long", "2023-12-28T10:00", resolved_at=at("2025-01-02T10:00"))
    found = made(
        site(
            long,
            incident("later", "2026-01-05T10:00", ongoing=True),
            incident("to-midnight", "2020-12-31", resolved_at=at("2020-12-31")),
        )
    )
    years = sorted(path for path in found if path.startswith("timeline/2"))
    assert years == [f"timeline/{year}.md" for year in (2020, 2023, 2024, 2025, 2026)]
    for year in (2024, 2025):
        assert texts(parse(found[f"timeline/{year}.md"]), ".pm-counts")[0].endswith(
            "Incident long went on from 2023."
        )
        assert len(parse(found[f"timeline/{year}.md"]).query(".pm-mark"))


def test_the_timeline_shows_years_without_incidents_as_a_gap() -> None:
    found = page(
        site(incident("a", "2026-01-01"), incident("b", "2024-01-01"), incident("c", "2019-01-01")),
        "timeline/index.md",
    )
    assert texts(found, ".pm-weeks tbody th") == ["2026 so far", "2025", "2024", "2020–2023", "2019"]
    assert [attr(link, "href") for link in found.query(".pm-weeks tbody th a")] == [
        "2026.md",
        "2024.md",
        "2019.md",
    ]


def blocks(of: Any, look: str = "") -> int:
    """Count the blocks of a drawing, those of a look or all."""
    return sum(
        attr(path, "d").count("M") for path in of.query(f"path.pm-week--{look}" if look else "path.pm-week")
    )


def test_each_incident_is_one_block_of_its_severity_where_there_is_room() -> None:
    told = [
        incident("a", "2026-01-05T10:00", severity="SEV1"), incident("b", "2026-01-06T10:00", severity="SEV2"),
        incident("c", "2026-01-07T10:00", severity="SEV5"), incident("d", "2026-06-01T10:00", severity="bad"),
        incident("drill", "2026-02-01T10:00", kind="drill", severity="SEV1"),
        incident("near", "2026-02-02T10:00", kind="near-miss"), incident("gone", "2026-03-01", status="withdrawn"),
    ]  # fmt: skip
    found = page(site(*told), "timeline/index.md")
    assert [blocks(found, look) for look in ("0", "1", "rest", "other")] == [1, 1, 2, 2]
    assert texts(found, ".pm-weeks tbody td.pm-num") == [
        "4 , 1 near miss, 1 drill and 1 withdrawn report",
        "1",
        "1",
        "unknown",
    ]
    legend = texts(found, ".pm-weeks__legend li")
    assert legend == ["SEV1", "SEV2", "less severe", "near misses, drills, planned work"]
    (desc,) = texts(found, "desc")
    assert desc == "3 in January and 1 in June; 1 near miss, 1 drill and 1 withdrawn report"


@pytest.mark.parametrize("amount", [1, 600, 10_000])
def test_the_timeline_has_one_scale_and_can_be_read_whatever_the_number(amount: int) -> None:
    shelf = site(
        *(
            incident(f"n{n}", f"20{n % 10 + 16}-{n * 7 % 12 + 1:02d}-{n * 3 % 28 + 1:02d}")
            for n in range(amount)
        )
    )
    found = made(shelf)["timeline/index.md"]
    drawn = parse(found)
    heights = [int(attr(svg, "height")) for svg in drawn.query(".pm-weeks__room > svg")]
    assert max(heights) <= 40
    assert min(heights) >= 14
    assert len(found) < 250_000
    if amount <= 600:
        assert blocks(drawn) == amount
    amounts = [int(text(cell).replace(",", "")) for cell in drawn.query(".pm-weeks tbody td:nth-child(3)")]
    assert sum(amounts) == amount


def test_a_block_stands_in_the_week_in_which_it_began() -> None:
    for day, week in (("01-01", 0), ("01-07", 0), ("01-08", 1), ("12-31", 52)):
        found = page(site(incident("a", f"2023-{day}T10:00")), "timeline/index.md")
        (path,) = found.query("path.pm-week")
        x = float(attr(path, "d")[1:].split()[0])
        assert week * 7 / 366 * 100 <= x <= (week + 1) * 7 / 366 * 100


def test_the_running_year_says_so_and_what_is_ahead_is_marked() -> None:
    found = page(site(incident("a", "2026-01-01"), incident("b", "2025-01-01")), "timeline/index.md")
    assert texts(found, "tbody th small") == ["so far"]
    (ahead,) = found.query(".pm-weeks__ahead")
    assert float(attr(ahead, "x")) == pytest.approx((TODAY.timetuple().tm_yday - 1) / 366 * 100, abs=0.01)


def test_what_states_that_nobody_was_hurt_has_no_hours_of_impact() -> None:
    free = Impact(users=0, users_percent=0)
    found = page(site(
        incident("read", "2025-01-01T10:00", minutes=60_000, impact=free), incident("hurt", "2025-02-01T10:00", minutes=180),
        incident("lost", "2024-01-01T10:00", minutes=240, impact=Impact(users=0, data_loss=True)),
        incident("failed", "2023-01-01T10:00", minutes=300, impact=Impact(users=0, requests_failed=5)),
        incident("only", "2022-01-01T10:00", minutes=300, impact=free),
    ), "timeline/index.md")  # fmt: skip
    assert texts(found, "tbody .pm-weeks__hours") == ["3.0 h", "4.0 h", "5.0 h", ""]


def test_marks_of_one_lane_do_not_overlap() -> None:
    crowd = [
        incident(f"i{day:02d}-{hour}", f"2026-05-{day:02d}T{hour}:00", minutes=90)
        for day in range(1, 29)
        for hour in (10, 11)
    ]
    found = page(site(*crowd), "timeline/2026.md")
    lanes: dict[str, list[tuple[float, float]]] = {}
    for mark in found.query(".pm-hit"):
        low = float(attr(mark, "x").rstrip("%"))
        lanes.setdefault(attr(mark, "y"), []).append((low, low + float(attr(mark, "width").rstrip("%"))))
    assert sum(map(len, lanes.values())) == len(crowd)
    for spans in lanes.values():
        ordered = sorted(spans)
        assert all(end <= start for (_, end), (start, _) in pairwise(ordered))


def test_titles_on_a_year_are_whole_where_there_is_room() -> None:
    long = "Remembered devices locked people out of every shop in Europe"
    alone = incident("alone", "2026-02-03T10:00", title=long)
    crowd = [incident(f"i{hour}", f"2026-05-{hour}T10:00", title=long) for hour in (10, 11, 20, 21)]
    found = page(site(alone, *crowd), "timeline/2026.md")
    titles = texts(found, ".pm-mark__title")
    assert titles[0] == long
    assert len(titles) == 5
    assert all(len(title) > 12 and long.startswith(title.rstrip("…")) for title in titles)
    late = page(site(incident("late", "2026-02-16T10:00", minutes=1440, title="w" * 200)), "timeline/2026.md")
    (cut,) = texts(late, ".pm-mark__title")
    assert cut.endswith("…")
    (hit,) = late.query(".pm-hit")
    assert float(attr(hit, "x").rstrip("%")) + float(attr(hit, "width").rstrip("%")) <= 100


def test_what_goes_on_is_drawn_up_to_today_and_no_further() -> None:
    found = page(site(incident("a", "2026-05-30", ongoing=True)), f"timeline/{TODAY.year}.md")
    (line,) = found.query(".pm-today")
    ends = [
        float(attr(bar, "x").rstrip("%")) + float(attr(bar, "width").rstrip("%"))
        for bar in found.query(".pm-mark__bar")
    ]
    assert any(end == pytest.approx(float(attr(line, "x1").rstrip("%")), abs=0.05) for end in ends)


def test_the_shortest_incident_has_a_bar() -> None:
    found = page(
        site(incident("blip", minutes=0), incident("open-end", "2026-05-01T10:00")), "timeline/2026.md"
    )
    widths = [float(attr(bar, "width").rstrip("%")) for bar in found.query(".pm-mark__bar")]
    assert len(widths) == 2
    assert min(widths) > 0


def test_what_does_not_count_is_drawn_apart_and_what_was_withdrawn_not_at_all() -> None:
    kinds = ("incident", "security", "near-miss", "drill", "maintenance")
    told = [incident(f"i{n}", f"2026-0{n + 1}-03T10:00", kind=kind) for n, kind in enumerate(kinds)]
    found = page(site(*told, incident("gone", "2026-07-03", status="withdrawn")), "timeline/2026.md")
    assert [attr(mark, "class").endswith("pm-mark--other") for mark in found.query(".pm-mark")] == [
        False
    ] * 2 + [True] * 3
    assert texts(found, ".pm-counts") == [
        "2 incidents so far, 1 near miss, 1 maintenance window, 1 drill and 1 withdrawn report."
    ]
    assert "A grey outline: a near miss" in texts(found, "figcaption")[0]
    assert len(found.query(".pm-row")) == 6


def test_of_many_only_the_worst_have_titles() -> None:
    told = [
        incident(f"i{n}", f"2026-03-{n + 1:02d}T10:00", severity=f"SEV{n % 5 + 1}") for n in range(MANY + 1)
    ]
    assert len(page(site(*told[1:]), "timeline/2026.md").query(".pm-mark__title")) > 15
    marks = page(site(*told), "timeline/2026.md").query(".pm-mark")
    assert {attr(mark, "class").split("--")[1][0] for mark in marks if mark.query(".pm-mark__title")} == {
        "0",
        "1",
    }


def test_months_begin_in_the_zone_of_the_site() -> None:
    start, end = datetime(2026, 2, 28, 22, 30, tzinfo=UTC), datetime(2026, 2, 28, 23, 45, tzinfo=UTC)
    lagos = split(start, end, ZoneInfo("Africa/Lagos"))
    assert lagos == [((2026, 2), timedelta(minutes=30)), ((2026, 3), timedelta(minutes=45))]
    assert split(start, end, UTC) == [((2026, 2), timedelta(minutes=75))]


def test_every_month_of_the_timeline_leads_to_where_its_year_lists_it() -> None:
    large = made(site(*many(1500, years=3)))
    found = parse(large["timeline/index.md"])
    months = {attr(link, "xlink:href") for link in found.query(".pm-weeks__room a")}
    assert len(months) > 30
    for month in months:
        path, _, anchor = month.partition("#")
        (head,) = parse(large[f"timeline/{path}"]).query(f"[id='{anchor}']")
        assert re.match(r"[A-Z][a-z]+ \d", text(head))


def test_an_incident_is_listed_once_on_a_page() -> None:
    long = incident("long", "2025-06-01T10:00", resolved_at=at("2026-02-01T10:00"))
    found = made(site(*(incident(f"i{number}", "2026-01-05T10:00") for number in range(40)), long))
    for path in ("timeline/index.md", "timeline/2026.md", "timeline/2025.md"):
        links = [
            attr(link, "href")
            for link in parse(found[path]).query("a[href*=incidents]")
            if attr(link, "href").endswith(".md")
        ]
        assert len(links) == len(set(links)), path
    year = parse(found["timeline/2026.md"])
    assert texts(year, ".pm-counts") == [
        "40 incidents so far; 1 incident in 2025 . Incident long went on from 2025."
    ]
    assert len(year.query(".pm-row")) == 40


def test_a_long_year_counts_days() -> None:
    crowd = [incident(f"i{number:04d}", f"2026-03-{number % 28 + 1:02d}T10:00") for number in range(MOST)]
    found = made(site(*crowd, incident("may", "2026-05-01T10:00")))
    year, more = parse(found["timeline/2026.md"]), parse(found["timeline/2026-2.md"])
    assert texts(year, ".pm-chart__label")[2:5] == ["Mar", "Apr", "May"]
    assert [text(said).split(";")[0] for said in year.query("desc")][2:5] == [
        f"{MOST} incidents", "0 incidents", "1 incident",
    ]  # fmt: skip
    assert [attr(link, "href") for link in year.query(".pm-chart__label a")] == [
        "#2026-03",
        "2026-2.md#2026-05",
    ]
    assert texts(more, ".pm-table__group") == ["May 1 incident, 1 of unknown length"]


def test_legends_have_the_order_of_the_site_whatever_its_severities_are_called() -> None:
    names = ("Zero", "Yard", "X-ray", "Whale", "Vase", "Unit", "Tent", "Sand")
    told = [incident(name.lower(), "2026-01-05T10:00", minutes=30, severity=name) for name in sorted(names)]
    found = made(site(*told, severities=tuple(map(Word, names))))
    for path in ("timeline/2026.md", "insights/index.md"):
        legend = texts(parse(found[path]), ".pm-legend li")
        assert [said.split()[-1] for said in legend[: len(names)]] == list(names), path
