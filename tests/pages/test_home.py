"""What stands on the home page and in its parts, and similar incidents on the page of one."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from postmortems.checks.check import all_checks
from postmortems.insight.analysis import Analysis
from postmortems.model.action_item import ActionItem
from postmortems.model.details import Related
from postmortems.model.incident import Incident
from postmortems.pages.all import ways
from postmortems.pages.base.page import Site
from postmortems.pages.home import HEADINGS, PARTS, part
from postmortems.pages.markers import fill_markers
from postmortems.pages.parts.earlier import earlier, week
from postmortems.pages.parts.twelve_months import by_month, last
from postmortems.site.corpus import read_knowledge_base
from postmortems.site.project import find_project

from .shelf import LAGOS, TODAY, attr, incident, only, page, parse, site, text, texts

ROOT = Path(__file__).parent.parent.parent


def on(shelf: Site, today: date) -> Site:
    """Return a site on another day."""
    return replace(shelf, today=today)


def test_home_has_its_parts_under_their_headings() -> None:
    shelf = site(incident("a", ongoing=True), incident("b", "2025-11-19"), *came_back())
    found = page(shelf, "index.md")
    assert texts(found, "h2") == [heading.text for heading in HEADINGS]
    assert texts(found, ".pm-ways") == [" · ".join(way.title for way in ways(shelf))]
    assert {"Incidents", "Insights"} <= {way.title for way in ways(shelf)}


def test_home_leaves_out_what_has_nothing_to_say() -> None:
    found = page(site(incident("a")), "index.md")
    assert texts(found, "h2") == ["Latest", "Overdue follow-ups", "The last twelve months"]
    assert not found.query(".pm-going")


def came_back(**values: Any) -> tuple[Incident, ...]:
    """Return an incident that came back while a promise was open, and the one that it came back in."""
    item = ActionItem("Second `route`", "network", TODAY - timedelta(days=144))
    first = incident(
        "first", "2023-12-03T10:00", minutes=9, severity="SEV4", action_items=(item,), title="Fibre cut"
    )
    return first, incident(
        "again", "2026-11-04T10:00", related=(Related("first", "recurrence-of"),), **values
    )


def test_what_goes_on_is_told_with_what_it_is_a_recurrence_of() -> None:
    shelf = site(
        *came_back(ongoing=True, summary="It is slow."),
        incident("old", "2020-11-20", ongoing=True, status="withdrawn"),
    )
    found = parse(part(shelf, "ongoing", "index.md") or "")
    assert texts(found, ".pm-going p") == [
        "Ongoing SEV2 Incident again 16 days · web",
        "It is slow.",
        "A recurrence of Fibre cut 3 years before, while Second route (144 days overdue) was open.",
    ]
    assert "pm-back" not in (part(shelf, "came-back", "index.md") or "")
    assert not parse(part(site(incident()), "ongoing", "index.md") or "").query("p")


def test_what_came_back_is_told_with_what_was_open_then() -> None:
    found = parse(part(site(*came_back(minutes=5)), "came-back", "docs/start.md") or "")
    assert texts(found, ".pm-back p") == [
        "SEV2 Incident again , 4 Nov 2026",
        "A recurrence of Fibre cut 3 years before, while Second route (144 days overdue) was open.",
    ]
    assert next(attr(link, "href") for link in found.query("a")) == "../incidents/again.md"
    assert "Nothing came back" in (part(site(incident()), "came-back", "index.md") or "")


def figures(shelf: Site) -> list[str]:
    return texts(parse(part(shelf, "summary", "index.md") or ""), ".pm-standing li")


def test_the_first_figures_compare_twelve_months_with_the_same_days_before() -> None:
    days = (
        "2025-11-20",
        "2025-12-01",
        "2026-11-20",
        "2026-11-21",
        "2024-12-01",
        "2025-11-21",
        "2024-11-30",
        "2025-06-01",
    )
    shelf = site(*(incident(f"n{day}", day) for day in days), incident("drill", "2026-05-01", kind="drill"),
                 incident("gone", "2026-05-01", status="withdrawn"), incident("near", "2026-05-02", kind="near-miss"))  # fmt: skip
    assert figures(shelf) == ["2 incidents in twelve months, 3 in the same days of the year before"]


def test_the_figures_lead_to_what_they_count() -> None:
    late = tuple(ActionItem(f"n{n}", "ops", TODAY - timedelta(days=n)) for n in (1, 400))
    shelf = site(*came_back(minutes=5), incident("a", severity="SEV1", action_items=late))
    assert figures(shelf)[1:] == ["3 overdue 2 of SEV1 and SEV2", "1 came back while a follow-up was open"]
    links = parse(part(shelf, "summary", "index.md") or "").query(".pm-standing a")
    hrefs = [attr(link, "href") for link in links]
    assert hrefs[0].startswith("incidents/index.md?from=2025-12-01&to=2026-11-20&kind=incident&kind=security")
    assert hrefs[1:] == [
        "actions/index.md?standing=overdue",
        "actions/index.md#recurred",
    ]


def test_reports_are_told_apart_by_sort() -> None:
    kinds = ("incident", "security", "near-miss", "near-miss", "drill", "maintenance")
    shelf = site(
        *(incident(f"n{n}", kind=kind) for n, kind in enumerate(kinds)),
        incident("w", "2012-01-01", status="withdrawn"),
    )
    (said,) = texts(parse(part(shelf, "summary", "index.md") or ""), ".pm-counts")
    assert (
        said
        == "Since 2012: 2 incidents , 2 near misses , 1 maintenance window , 1 drill , 1 withdrawn report ."
    )


def test_what_is_overdue_of_the_worst_comes_first_and_five_at_most() -> None:
    items = tuple(
        ActionItem(f"Item {n}", "ops", TODAY - timedelta(days=n + 1), "detect", "open") for n in range(8)
    )
    done = ActionItem("Done", "ops", date(2020, 1, 1), "detect", "done")
    minor = incident(
        "minor", severity="SEV4", action_items=(ActionItem("Fit", "ops", TODAY - timedelta(days=1)),)
    )
    found = parse(part(site(minor, incident(action_items=(*items, done))), "overdue", "index.md") or "")
    assert texts(found, ".pm-todo__what") == [f"Item {n}" for n in range(5)]
    assert texts(found, ".pm-todo__note")[0] == "1 day overdue"
    assert texts(found, ".pm-onward") == ["All 9 overdue · all 9 open follow-ups"]
    alone = parse(part(site(minor), "overdue", "index.md") or "")
    assert texts(alone, ".pm-todo__what") == ["Fit"]


def test_the_latest_five_stand_there_and_none_that_was_withdrawn() -> None:
    shelf = [incident(f"n{n}", f"2026-05-0{n + 1}") for n in range(7)]
    found = parse(
        part(site(*shelf, incident("w", "2026-06-01", status="withdrawn")), "latest", "index.md") or ""
    )
    assert texts(found, ".pm-row__title") == [f"Incident n{n}" for n in (6, 5, 4, 3, 2)]
    assert texts(found, ".pm-onward") == ["All 8 reports"]


def test_nothing_overdue_is_said() -> None:
    found = parse(part(site(incident()), "overdue", "index.md") or "")
    assert text(found.query("main")[0]) == "No follow-up is overdue."


def test_of_one_nobody_says_all() -> None:
    def onward(*items: ActionItem) -> list[str]:
        return texts(
            parse(part(site(incident(action_items=items)), "overdue", "index.md") or ""), ".pm-onward"
        )

    late, later = (ActionItem(title, due=date(2026, 4, 1)) for title in "AB")
    open_, other = map(ActionItem, "CD")
    assert onward(late) == ["1 overdue · 1 open follow-up"]
    assert onward(late, later, open_) == ["All 2 overdue · all 3 open follow-ups"]
    assert onward(open_, other) == ["All 2 open follow-ups"]


def test_this_week_in_earlier_years() -> None:
    days = ("2026-11-20", "2025-11-17", "2024-11-24", "2023-11-16", "2022-11-23", "2021-11-20")
    shelf = site(*(incident(f"d{day}", day) for day in days), incident("w", "2020-11-20", status="withdrawn"))
    found = parse(part(shelf, "this-week", "index.md") or "")
    assert texts(found, ".pm-row__day") == ["17 Nov 2025", "23 Nov 2022", "20 Nov 2021"]
    assert texts(found, ".pm-row__said") == ["1 year ago", "4 years ago", "5 years ago"]


@pytest.mark.parametrize(
    ("today", "began", "is_there"),
    [
        (date(2026, 1, 1), "2024-12-30", True),
        (date(2026, 12, 30), "2026-01-01", True),
        (date(2026, 12, 30), "2026-12-28", False),
        (date(2027, 2, 27), "2024-02-29", True),
        (date(2028, 2, 29), "2027-03-03", True),
        (date(2028, 2, 29), "2027-03-04", False),
    ],
)
def test_a_week_over_the_ends_of_months_and_years(today: date, began: str, is_there: bool) -> None:
    assert bool(list(earlier(on(site(incident(start=began)), today)))) is is_there


def test_without_any_in_earlier_years_the_days_are_named() -> None:
    found = part(site(incident()), "this-week", "index.md") or ""
    assert "Nothing began between 17 November and 23 November of an earlier year." in found
    assert len(week(TODAY)) == 7


def test_the_last_twelve_months_are_drawn_and_tabled() -> None:
    shelf = site(
        incident("a", "2026-11-02", severity="SEV1"), incident("b", "2026-11-03"), incident("c", "2026-01-31"),
        incident("new", "2025-12-31T23:30", zone=LAGOS), incident("before", "2025-11-30"),
        incident("drill", "2026-11-04", kind="drill"), incident("odd", "2026-06-01", severity="bad"),
    )  # fmt: skip
    found = parse(part(shelf, "twelve-months", "docs/start.md") or "")
    assert texts(found, "figcaption") == [
        "5 incidents began in the last twelve months: 1 SEV1, 3 SEV2 and 1 bad."
    ]
    rows = texts(found, "tbody tr")
    assert (rows[0], rows[1], rows[11]) == (
        "December 2025 0",
        "January 2026 2 2",
        "November 2026 so far 1 1 2",
    )
    assert len(rows) == 12
    heights = [float(attr(rect, "height")) for rect in found.query(".pm-plot .pm-stack")]
    assert heights == pytest.approx([2 * heights[-1], *[heights[-1]] * 3])
    last = attr(found.query("tbody a")[-1], "href")
    assert last.startswith("../incidents/index.md?from=2026-11-01&to=2026-11-30&kind=incident&kind=security")


def test_a_thousand_in_a_month_are_no_higher() -> None:
    shelf = site(*(incident(f"n{n}", "2026-11-02") for n in range(1000)))
    found = parse(part(shelf, "twelve-months", "index.md") or "")
    (plot, _) = found.query("svg.pm-plot")
    assert float(attr(plot, "height")) <= 140


def test_an_empty_year_has_no_drawing() -> None:
    found = parse(part(site(incident("a", "2020-01-01")), "twelve-months", "index.md") or "")
    assert text(found.query("main")[0]) == "No incident began in the last twelve months."


@pytest.mark.parametrize("today", [date(2023, 12, 10), date(2020, 2, 29), date(2026, 11, 21)])
def test_the_numbers_are_those_of_the_files(today: date) -> None:
    """Counted anew, from the front matter alone."""
    expected: Counter[tuple[int, int]] = Counter()
    for file in (ROOT / "incidents").glob("*.md"):
        fields = yaml.load(file.read_text("utf-8").split("---\n")[1], yaml.BaseLoader)
        if fields.get("kind", "incident") in ("incident", "security") and fields["status"] != "withdrawn":
            year, month = map(int, fields["started_at"].split("-")[:2])
            back = today.year * 12 + today.month - year * 12 - month
            expected[year, month] += 0 <= back < 12
    knowledge_base, _ = read_knowledge_base(find_project(ROOT, None, all_checks()))
    shelf = on(replace(site(), knowledge_base=knowledge_base), today)
    assert Analysis(knowledge_base, today).incidents
    found = {month: amounts.total() for month, amounts in by_month(shelf).items()}
    assert list(found) == last(today)
    assert {month: n for month, n in found.items() if n} == {month: n for month, n in expected.items() if n}


@pytest.mark.parametrize("name", PARTS)
@pytest.mark.parametrize("size", [0, 1, 4, 300])
def test_every_part_holds_with_any_number(name: str, size: int) -> None:
    many = [
        incident(
            f"n{n:03d}", f"20{n % 15 + 11}-{n % 12 + 1:02d}-{n % 28 + 1:02d}", title="支払い تعطل " * 20,
            action_items=(ActionItem("<b>" * 60, "ops", date(2020, 1, 1)),),
        )
        for n in range(size)
    ]  # fmt: skip
    found = parse(part(site(*many), name, "index.md") or "")
    assert text(found.query("main")[0]) or name == "ongoing"
    assert not {"None", "nan"} & set(text(found).split())
    assert not found.query("b, svg:empty, ul:empty")


def test_markers_are_filled_and_not_searched() -> None:
    html, unknown = fill_markers(
        site(incident()), "<h1>Ours</h1><!-- postmortems: overdue --><!-- postmortems: x -->", "index.md"
    )
    assert [(marker, problem.start, problem.message) for marker, problem in unknown] == [
        ("<!-- postmortems: x -->", 18, "there is no part `x`")
    ]
    assert texts(parse(html), "section[data-search-exclude]") == ["No follow-up is overdue."]
    assert "<!-- postmortems: x -->" in html


def test_a_home_page_of_the_sites_own_says_once_of_which_day_it_tells() -> None:
    html, _ = fill_markers(
        site(incident()), "<!-- postmortems: summary --><!-- postmortems: latest -->", "index.md"
    )
    assert texts(parse(html), ".pm-as-of") == ["As of 20 Nov 2026"]
    assert "As of" not in fill_markers(site(), "<!-- postmortems: summary -->", "index.md")[0]


def test_a_year_is_named_where_there_is_room_for_it() -> None:
    for today, years in ((date(2026, 11, 21), ["2026"]), (date(2026, 10, 3), ["2025", "2026"])):
        found = parse(
            part(on(site(incident("a", f"{today}T01:00")), today), "twelve-months", "index.md") or ""
        )
        assert [one for one in texts(found, ".pm-months__name") if one.isdigit()] == years


def test_similar_incidents_say_why_and_leave_out_related_ones() -> None:
    alike: dict[str, Any] = {"trigger": "config-change", "contributing_factors": ("no limit", "<i>")}
    others = [incident(f"o{n}", "2020-01-01", services=(f"s{n}",), title=f"Topic{n}") for n in range(6)]
    first = incident("first", title="Certificate expired", services=("gateway",), **alike)
    second = incident("second", title="The certificate again", services=("gateway",), **alike)
    found = only(first, second, *others)
    assert texts(found, "#pm-similar ~ .pm-rows .pm-row__title a") == ["The certificate again"]
    assert texts(found, ".pm-row__said") == [
        "same service gateway ; same trigger config change ; same factors no limit , <i> ; both mention certificate"
    ]
    tied = replace(second, related=(Related("first"),))
    assert texts(only(first, tied, *others), "h2")[1] == "Related incidents"
    assert not only(first, tied, *others).query("#pm-similar")
