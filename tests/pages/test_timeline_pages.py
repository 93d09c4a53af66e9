"""What a reader finds on the timelines."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from postmortems.model.vocabulary import Word
from postmortems.pages.parts.impact import by_month, month_table, split
from postmortems.pages.timeline import MOST
from postmortems.pages.year import A_MONTH

from .many import many
from .shelf import at, attr, incident, made, page, parse, site, text, texts


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
    assert "Continued from 2023" in text(parse(found["timeline/2025.md"]))
    assert texts(parse(found["timeline/2024.md"]), ".pm-counts") == [
        "1 incident, 1 of them from an earlier year."
    ]


def test_the_timeline_shows_years_without_incidents_as_a_gap() -> None:
    found = page(
        site(incident("a", "2026-01-01"), incident("b", "2024-01-01"), incident("c", "2019-01-01")),
        "timeline/index.md",
    )
    assert texts(found, ".pm-chart__label") == ["2026", "2025", "2024", "2020–2023", "2019"]
    assert texts(found, ".pm-chart__label a") == ["2026", "2024", "2019"]


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


def test_the_shortest_incident_has_a_bar() -> None:
    found = made(site(incident("blip", minutes=0), incident("open-end", "2026-05-01T10:00")))
    for path in ("timeline/index.md", "timeline/2026.md"):
        widths = [float(attr(bar, "width").rstrip("%")) for bar in parse(found[path]).query(".pm-mark__bar")]
        assert len(widths) == 2
        assert min(widths) > 0


def test_months_begin_in_the_zone_of_the_site() -> None:
    start, end = datetime(2026, 2, 28, 22, 30, tzinfo=UTC), datetime(2026, 2, 28, 23, 45, tzinfo=UTC)
    lagos = split(start, end, ZoneInfo("Africa/Lagos"))
    assert lagos == [((2026, 2), timedelta(minutes=30)), ((2026, 3), timedelta(minutes=45))]
    assert split(start, end, UTC) == [((2026, 2), timedelta(minutes=75))]


def test_hours_that_go_on_are_said_to() -> None:
    for ongoing in (True, False):
        one = incident("now", "2026-03-01T10:00", ongoing=ongoing, **({} if ongoing else {"minutes": 5}))
        found = month_table(site(one), by_month(site(one), [one]), 2026)
        assert found and found.has_ongoing is ongoing


def test_many_incidents_are_counted_by_month_and_each_month_leads_to_its_year() -> None:
    few, large = made(site(*many(MOST, years=3))), made(site(*many(MOST + 1, years=3)))
    assert len(parse(few["timeline/index.md"]).query(".pm-entry")) == MOST
    found = parse(large["timeline/index.md"])
    assert not found.query(".pm-entry, .pm-mark")
    said = [int(size.split()[0]) for size in texts(found, "h2 small")]
    assert sum(said) > MOST
    assert sum(map(int, texts(found, ".pm-years small"))) == sum(said)
    assert sum(map(int, texts(found, ".pm-chart__plot text"))) == sum(said)
    months = {attr(link, "href") for link in found.query(".pm-years a")}
    assert months == {attr(link, "xlink:href") for link in found.query(".pm-chart__plot a")}
    years = {path: parse(large[f"timeline/{path}"]) for path in {href.split("#")[0] for href in months}}
    anchors = {f"{path}#{attr(one, 'id')}" for path, year in years.items() for one in year.query("[id]")}
    assert months <= anchors


def test_what_an_earlier_year_left_counts_in_january_in_all_places() -> None:
    long = incident("long", "2025-06-01T10:00", resolved_at=at("2026-02-01T10:00"))
    found = made(site(*(incident(f"i{number}", "2026-01-05T10:00") for number in range(MOST)), long))
    year = parse(found["timeline/2026.md"])
    assert texts(year, "h2 small")[0].startswith(f"{MOST + 1} incidents")
    assert texts(year, "desc")[0].startswith(f"{MOST + 1} incidents;")
    assert texts(parse(found["timeline/index.md"]), ".pm-years small") == [str(MOST + 1), "1"]


def test_a_long_year_counts_days_and_lists_the_first_of_each_month() -> None:
    crowd = [incident(f"i{number:04d}", f"2026-03-{number % 28 + 1:02d}T10:00") for number in range(MOST)]
    found = made(site(*crowd, incident("may", "2026-05-01T10:00")))
    year = parse(found["timeline/2026.md"])
    assert texts(year, ".pm-chart__label")[2:5] == ["Mar", "Apr", "May"]
    assert [text(said).split(";")[0] for said in year.query("desc")][2:5] == [
        f"{MOST} incidents", "0 incidents", "1 incident",
    ]  # fmt: skip
    assert len(year.query(".pm-entry")) == A_MONTH + 1
    (rest,) = texts(year, "p.pm-rest")
    assert rest == (
        f"The first {A_MONTH} of {MOST} incidents stand here. The table of incidents has all of 2026: 2026 , "
        "2026, part 2 ."
    )
    links = [attr(link, "href") for link in year.query("p.pm-rest a")]
    assert links == ["../incidents/index.md#y2026", "../incidents/years/2026-2.md"]
    assert parse(found["incidents/index.md"]).query("#y2026")
    assert "incidents/years/2026-2.md" in found


def test_legends_have_the_order_of_the_site_whatever_its_severities_are_called() -> None:
    names = ("Zero", "Yard", "X-ray", "Whale", "Vase", "Unit", "Tent", "Sand")
    told = [incident(name.lower(), "2026-01-05T10:00", minutes=30, severity=name) for name in sorted(names)]
    found = made(site(*told, severities=tuple(map(Word, names))))
    for path in ("timeline/index.md", "timeline/2026.md", "insights/index.md"):
        legend = texts(parse(found[path]), ".pm-legend li")
        assert [said.split()[-1] for said in legend[: len(names)]] == list(names), path
