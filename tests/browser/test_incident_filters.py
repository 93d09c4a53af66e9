"""The filters of the table of incidents, as a reader uses them."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from pages import shelf
from pages.many import many
from postmortems.exporting.incident_list import as_csv
from postmortems.model.own import OwnField
from postmortems.model.vocabulary import words

from .example_site import ROOT
from .tables import ADDRESS, serve

pytestmark = pytest.mark.browser
REPORTS: list[dict[str, Any]] = [
    yaml.safe_load(path.read_text("utf-8").split("---\n")[1])
    for path in sorted(Path(ROOT, "incidents").glob("[!_.]*.md"))
]


def titles(page: Page) -> list[str]:
    return page.locator(".pm-row__title a").all_inner_texts()


def summary(page: Page, title: str) -> Locator:
    return page.locator(".pm-filter > summary", has_text=re.compile(f"^{title}"))


def choose(page: Page, title: str, name: str, *values: str) -> None:
    summary(page, title).click()
    for value in values:
        page.locator(f"[name={name}][value='{value}']").check()


def said(page: Page) -> str:
    return page.locator(".pm-filters [role=status]").inner_text()


def counts(page: Page, name: str) -> dict[str, int]:
    """Return the number beside each choice of a filter."""
    return {
        str(box.get_attribute("value")): int(box.locator("xpath=../small").text_content() or "")
        for box in page.locator(f".pm-option [name={name}]").all()
    }


def of(reports: Iterable[dict[str, Any]]) -> set[str]:
    return {report["title"] for report in reports}


@pytest.fixture
def table(page: Page, site: str) -> Page:
    page.goto(site + "incidents/")
    page.locator(".pm-filters").wait_for()
    return page


def test_filters_combine_and_a_filters_own_choices_add_up(table: Page) -> None:
    choose(table, "Severity", "severity", "SEV1", "SEV2")
    choose(table, "Service", "service", "database")
    expected = [
        one for one in REPORTS if one["severity"] in ("SEV1", "SEV2") and "database" in one["services"]
    ]
    assert 2 <= len(expected) < len(REPORTS)
    assert set(titles(table)) == of(expected)
    assert said(table) == f"{len(expected)} of {len(REPORTS)} reports"
    years = table.locator(".pm-table__group th").all_inner_texts()
    assert len(years) == len({str(one["started_at"])[:4] for one in expected})


def test_the_numbers_are_what_a_choice_would_give(table: Page) -> None:
    choose(table, "Severity", "severity", "SEV1")
    shown = counts(table, "service")
    for service, amount in shown.items():
        assert amount == sum(one["severity"] == "SEV1" and service in one["services"] for one in REPORTS)
    assert counts(table, "severity")["SEV2"] == sum(one["severity"] == "SEV2" for one in REPORTS)


def test_a_link_holds_the_whole_state(table: Page, browser: Browser) -> None:
    choose(table, "Severity", "severity", "SEV1", "SEV2")
    table.locator("[name=text]").fill("database")
    table.get_by_role("button", name="Time to resolve").click()
    table.wait_for_url("**incidents/?text=database&severity=SEV1&severity=SEV2&sort=-length")
    shown, status = titles(table), said(table)
    assert shown
    table.reload()
    expect(table.locator("[role=status]").first).to_have_text(status)
    assert titles(table) == shown
    assert summary(table, "Severity").inner_text() == "Severity: SEV1, SEV2"
    assert table.locator("[name=text]").input_value() == "database"


def test_back_and_forward_go_through_what_was_chosen(table: Page) -> None:
    every = titles(table)
    choose(table, "Severity", "severity", "SEV1")
    one = titles(table)
    choose(table, "Service", "service", "database")
    two = titles(table)
    assert len(every) > len(one) > len(two)
    table.go_back()
    assert titles(table) == one
    table.go_back()
    assert titles(table) == every
    assert said(table) == ""
    table.go_forward()
    assert titles(table) == one
    assert table.locator("[name=severity][value=SEV1]").is_checked()


def test_sorting_by_duration_puts_the_longest_first_and_the_unknown_last(table: Page) -> None:
    heading = table.locator("th", has_text="Time to resolve")
    heading.get_by_role("button").click()
    lengths = table.locator(".pm-row__length").all_inner_texts()
    assert lengths[0] == "~27 d"
    assert lengths[-1] in ("ongoing", "unknown", "same day")
    assert heading.get_attribute("aria-sort") == "descending"
    assert not table.locator(".pm-table__group").count()
    assert said(table) == f"{len(REPORTS)} of {len(REPORTS)} reports, longest first, not by year"
    longest = titles(table)
    heading.get_by_role("button").click()
    known = [length for length in lengths if re.search(r"\d", length)]
    assert table.locator(".pm-row__length").all_inner_texts()[: len(known)] == known[::-1]
    assert heading.get_attribute("aria-sort") == "ascending"
    assert set(titles(table)) == set(longest)


def test_sorting_by_title_severity_and_date(table: Page) -> None:
    newest = titles(table)
    table.get_by_role("button", name="Incident", exact=True).click()
    assert titles(table) == sorted(newest, key=str.casefold)
    table.get_by_role("button", name="Severity", exact=True).click()
    severities = table.locator(".pm-row__sev").all_inner_texts()
    assert severities == sorted(severities)
    table.get_by_role("button", name="Date", exact=True).click()
    assert titles(table) == newest
    table.get_by_role("button", name="Date", exact=True).click()
    assert titles(table) == newest[::-1]
    assert table.locator(".pm-table__group").first.inner_text().startswith("2012")


def test_clear_takes_everything_back(table: Page) -> None:
    before = table.locator(".pm-incidents").inner_text()
    table.locator("[name=text]").fill("database")
    choose(table, "Severity", "severity", "SEV1")
    table.get_by_role("button", name="Time to resolve").click()
    table.get_by_role("button", name="Clear filters").click()
    assert table.locator(".pm-incidents").inner_text() == before
    table.wait_for_url("**/incidents/")
    assert not table.get_by_role("button", name="Clear filters").is_visible()
    assert summary(table, "Severity").inner_text() == "Severity"


def test_words_are_found_whatever_their_case_and_order(table: Page) -> None:
    table.locator("[name=text]").fill("  DATABASE gitlab ")
    assert titles(table) == ["GitLab.com lost its primary database directory"]
    table.locator("[name=text]").fill("nothing says this")
    assert said(table) == f"0 of {len(REPORTS)} reports"
    table.locator(".pm-incidents").wait_for(state="hidden")


@pytest.mark.parametrize(
    "query",
    [
        "?severity=SEV9&x=1",
        "?sort=sideways",
        "?service=%E0%A4%A",
        "?year=&kind=&text=%20",
        "?sort=q&q=SEV1&h=a",
    ],
)
def test_what_an_address_asks_that_nobody_knows_is_left_alone(page: Page, site: str, query: str) -> None:
    errors: list[Any] = []
    page.on("pageerror", lambda error: errors.append(error))
    page.goto(f"{site}incidents/{query}")
    page.locator(".pm-filters").wait_for()
    assert len(titles(page)) == len(REPORTS)
    assert said(page) == ""
    assert errors == []


def test_an_address_may_be_written_in_lower_case(page: Page, site: str) -> None:
    page.goto(f"{site}incidents/?severity=sev1")
    expect(page.locator("[role=status]").first).to_contain_text(" of ")
    assert set(titles(page)) == of(one for one in REPORTS if one["severity"] == "SEV1")


def test_everything_can_be_done_with_the_keyboard(table: Page) -> None:
    table.locator("[name=text]").focus()
    table.keyboard.press("Tab")
    expect(summary(table, "Severity")).to_be_focused()
    table.keyboard.press("Enter")
    table.keyboard.press("Tab")
    table.keyboard.press("Space")
    table.wait_for_url("**?severity=SEV1")
    assert set(titles(table)) == of(one for one in REPORTS if one["severity"] == "SEV1")
    table.keyboard.press("Escape")
    expect(summary(table, "Severity")).to_be_focused()
    assert not table.locator(".pm-filter[open]").count()
    for _ in range(30):
        table.keyboard.press("Tab")
        if table.evaluate("document.activeElement.matches('th button')"):
            break
    table.keyboard.press("Enter")
    table.wait_for_url("**sort=date")
    focused = table.evaluate("document.activeElement.textContent")
    assert focused == "Date"


def test_a_list_of_choices_closes_when_another_opens_or_one_clicks_elsewhere(table: Page) -> None:
    summary(table, "Severity").click()
    summary(table, "Year").click()
    assert table.locator(".pm-filter[open] > summary").all_inner_texts() == ["Year"]
    table.locator("h1").click()
    assert not table.locator(".pm-filter[open]").count()


def test_without_javascript_all_incidents_are_there_and_no_control(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + "incidents/?severity=SEV1")
    assert set(titles(page)) == of(REPORTS)
    assert page.get_by_text("Narrowing needs JavaScript").is_visible()
    for control in page.locator(".md-content__inner :is(button, input, select, summary)").all():
        assert not control.is_visible()
    for facet in ("services", "causes", "triggers", "tags"):
        assert page.locator(f".pm-after a[href*='{facet}/']").is_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_while_filters_are_open(page: Page, site: str, scheme: Any, width: int) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(site + "incidents/?severity=SEV1&service=database&sort=-length")
    page.locator(".pm-filters").wait_for()
    if width == 390:
        page.locator(".pm-fold > summary").click()
    for title in ("Severity", "Factor", "Owner"):
        summary(page, title).click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        violations = Axe().run(page, context=".pm-filters, .pm-incidents").response["violations"]
        assert [(rule["id"], rule["nodes"][0]["html"]) for rule in violations] == []


def test_on_a_phone_the_filters_are_folded_and_sort_too(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(site + "incidents/")
    page.locator(".pm-filters").wait_for()
    assert not summary(page, "Severity").is_visible()
    page.locator(".pm-fold > summary").click()
    choose(page, "Severity", "severity", "SEV1")
    page.locator("[name=sort]").select_option("Longest first")
    page.wait_for_url("**?severity=SEV1&sort=-length")
    assert page.locator(".pm-fold > summary").inner_text() == "Filters: SEV1"
    assert set(titles(page)) == of(one for one in REPORTS if one["severity"] == "SEV1")
    page.set_viewport_size({"width": 1280, "height": 844})
    assert summary(page, "Severity").is_visible()


def test_print_shows_the_table_as_filtered_and_by_what(table: Page) -> None:
    choose(table, "Severity", "severity", "SEV1")
    table.emulate_media(media="print")
    assert set(titles(table)) == of(one for one in REPORTS if one["severity"] == "SEV1")
    assert " of " in said(table)
    assert summary(table, "Severity").is_visible()
    assert not summary(table, "Service").is_visible()
    assert not table.locator("[name=text]").is_visible()
    assert not table.locator(".pm-option").first.is_visible()
    assert not table.get_by_role("button", name="Clear filters").is_visible()


def test_instant_navigation_there_and_back_keeps_the_filters(table: Page, site: str) -> None:
    table.evaluate("window.same = true")
    choose(table, "Severity", "severity", "SEV1")
    shown = titles(table)
    table.keyboard.press("Escape")
    table.locator(".pm-row__title a").first.click()
    table.wait_for_url("**/incidents/20*/")
    table.locator(".pm-glance").wait_for()
    table.go_back()
    table.wait_for_url("**/incidents/?severity=SEV1")
    expect(table.locator(".pm-filters [role=status]")).to_contain_text(" of ")
    assert titles(table) == shown
    choose(table, "Service", "service", "database")
    assert len(titles(table)) < len(shown)
    assert table.locator(".pm-incidents th button").count() == 4
    table.locator(".md-tabs a", has_text="Timeline").click()
    table.wait_for_url("**/timeline/")
    table.locator(".md-tabs a", has_text="Incidents").click()
    table.wait_for_url("**/incidents/")
    expect(table.locator(".pm-row")).to_have_count(len(REPORTS))
    expect(table.locator(".pm-filters")).to_be_visible()
    assert table.evaluate("window.same") is True


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("postgres", lambda one: "postgres" in str(one.get("tags"))),
        (
            "bgp",
            lambda one: (
                "bgp" in str((one.get("tags"), one["title"], one.get("contributing_factors"))).lower()
            ),
        ),
        ("unclear runbook", lambda one: "unclear runbook" in one.get("contributing_factors", ())),
        ("nobody could pay by card", lambda one: "nobody could pay by card" in one["impact"]["summary"]),
        ("expiry", lambda one: one.get("trigger") == "expiry"),
    ],
)
def test_words_are_found_wherever_a_reader_expects_them(table: Page, words: str, found: Any) -> None:
    expected = of(one for one in REPORTS if found(one))
    assert expected
    table.locator("[name=text]").fill(words)
    expect(table.locator(".pm-row")).to_have_count(len(expected))
    assert set(titles(table)) == expected


def test_an_owner_is_found_and_asked_for(table: Page) -> None:
    table.locator("[name=text]").fill("platform-team")
    by_words = set(titles(table))
    table.get_by_role("button", name="Clear filters").click()
    choose(table, "Owner", "owner", "platform-team")
    assert set(titles(table)) == by_words
    assert by_words


def test_all_of_several_choices_can_be_asked(table: Page) -> None:
    choose(table, "Service", "service", "checkout", "api")
    either = of(one for one in REPORTS if {"checkout", "api"} & set(one["services"]))
    both = of(one for one in REPORTS if {"checkout", "api"} <= set(one["services"]))
    assert set(titles(table)) == either
    table.locator("[name=all][value=service]").check()
    assert set(titles(table)) == both
    assert 0 < len(both) < len(either)
    assert counts(table, "service")["checkout"] == len(both)
    table.wait_for_url("**?all=service&service=api&service=checkout")
    table.reload()
    expect(table.locator(".pm-row")).to_have_count(len(both))


def test_dates_from_and_to(table: Page) -> None:
    summary(table, "Date").click()
    table.locator("[name=from]").fill("2023-10-10")
    table.locator("[name=to]").fill("2024-05-14")
    days = {one["title"]: str(one["started_at"])[:10] for one in REPORTS}
    assert set(titles(table)) == {title for title, day in days.items() if "2023-10-10" <= day <= "2024-05-14"}
    assert summary(table, "Date").inner_text() == "Date: 2023-10-10 – 2024-05-14"
    table.wait_for_url("**?from=2023-10-10&to=2024-05-14")


def test_choices_can_be_searched(table: Page) -> None:
    summary(table, "Tag").click()
    tags = table.locator("[data-name=tag] .pm-option:not(.pm-every):visible")
    every = tags.count()
    table.locator("[data-name=tag] .pm-within").fill("cert")
    assert 0 < tags.count() < every
    assert all("cert" in text for text in tags.all_inner_texts())
    assert len(titles(table)) == len(REPORTS)


def test_nothing_found_says_which_part_of_the_question_is_in_the_way(page: Page, site: str) -> None:
    page.goto(f"{site}incidents/?severity=SEV1&service=database&year=2026")
    expect(page.locator(".pm-none")).to_be_visible()
    offered = page.locator(".pm-relax")
    wanted = {
        "Severity": lambda one: "database" in one["services"] and str(one["started_at"])[:4] == "2026",
        "Service": lambda one: one["severity"] == "SEV1" and str(one["started_at"])[:4] == "2026",
        "Year": lambda one: one["severity"] == "SEV1" and "database" in one["services"],
    }
    amounts = {name: sum(map(meets, REPORTS)) for name, meets in wanted.items()}
    told = {
        re.sub(r".* without (\w+):.*", r"\1", text): int(text.split()[0])
        for text in offered.all_inner_texts()
    }
    assert told == {name: amount for name, amount in amounts.items() if amount}
    offered.first.click()
    expect(page.locator(".pm-row")).to_have_count(max(told.values()))
    assert not page.locator(".pm-none").is_visible()


def test_exactly_what_is_shown_can_be_taken_along(table: Page) -> None:
    choose(table, "Severity", "severity", "SEV1")
    shown = titles(table)
    with table.expect_download() as taken:
        table.get_by_role("button", name="JSON").click()
    assert [one["title"] for one in json.loads(Path(taken.value.path()).read_text("utf-8"))] == shown
    with table.expect_download() as taken:
        table.get_by_role("button", name="CSV").click()
    rows = list(csv.DictReader(Path(taken.value.path()).read_text("utf-8").splitlines()))
    assert [row["title"] for row in rows] == shown
    assert {row["severity"] for row in rows} == {"SEV1"}
    assert all(row["url"].startswith(table.url.partition("?")[0]) for row in rows)


def test_no_cell_that_is_taken_along_is_a_formula(page: Page) -> None:
    titles = ('=HYPERLINK("x","y")', "-1 is a title", "＋1", "|x", "a;=1", "a; @b", "％x")
    serve(page, shelf.site(*(shelf.incident(f"i{at}", title=title) for at, title in enumerate(titles))))
    page.goto(ADDRESS)
    with page.expect_download() as taken:
        page.get_by_role("button", name="CSV").click()
    rows = csv.DictReader(Path(taken.value.path()).read_text("utf-8").splitlines())
    files = csv.DictReader(as_csv([shelf.incident("i", title=title) for title in titles]).splitlines())
    assert {row["title"] for row in rows} == {row["title"] for row in files}


def test_on_a_phone_a_sheet_says_how_many_there_are(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(site + "incidents/")
    page.locator(".pm-fold > summary").click()
    choose(page, "Severity", "severity", "SEV1")
    amount = sum(one["severity"] == "SEV1" for one in REPORTS)
    done = page.get_by_role("button", name=f"Show {amount} reports")
    box = done.bounding_box()
    assert box
    assert box["y"] + box["height"] <= 844
    done.click()
    assert not done.is_visible()
    first = page.locator(".pm-row").first.bounding_box()
    assert first
    assert first["y"] < 500


def test_ten_incidents_stand_in_the_first_screen_and_short_titles_on_one_line(page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    serve(
        page,
        shelf.site(*(shelf.incident(f"i{number}", title="Seventy letters " * 4) for number in range(30))),
    )
    page.goto(ADDRESS)
    boxes = [row.bounding_box() for row in page.locator(".pm-row").all()]
    assert sum(box["y"] + box["height"] <= 900 for box in boxes if box) >= 10
    lines = page.locator(".pm-row__title a").evaluate_all(
        "all => all.map(one => one.getClientRects().length)"
    )
    assert set(lines) == {1}


def test_the_box_to_find_in_says_all_that_it_finds(table: Page) -> None:
    for width in (390, 768, 1024, 1440):
        table.set_viewport_size({"width": width, "height": 844})
        cut = table.locator("[name=text]").evaluate("""box => {
          const written = document.createElement("canvas").getContext("2d");
          const {font, paddingLeft, paddingRight} = getComputedStyle(box);
          written.font = font;
          const room = box.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
          return written.measureText(box.placeholder).width > room;
        }""")
        assert not cut, width


def test_what_is_chosen_does_not_move_the_table(table: Page) -> None:
    table.set_viewport_size({"width": 1440, "height": 900})
    top = "one => one.getBoundingClientRect().top"
    before = table.locator(".pm-incidents").evaluate(top)
    choose(table, "Severity", "severity", "SEV1", "SEV2")
    table.get_by_label("Open follow-ups").check()
    assert said(table)
    assert table.locator(".pm-incidents").evaluate(top) == before


def test_a_choice_without_others_is_a_switch_of_its_own(table: Page) -> None:
    table.get_by_label("Ongoing").check()
    assert set(titles(table)) == of(one for one in REPORTS if one.get("ongoing"))
    table.wait_for_url("**?ongoing=yes")
    choose(table, "Year", "year", "2012")
    assert "1 report without “Ongoing”" in table.locator(".pm-relax").all_inner_texts()
    table.get_by_role("button", name="Clear filters").click()
    assert not table.get_by_label("Ongoing").is_checked()


def test_a_field_of_the_sites_own_filters_like_ours(page: Page) -> None:
    tier = OwnField("choice", words("gold", "silver"), "Tier of customers", filter=True, name="customer_tier")
    incidents = [
        shelf.incident(name, "2026-03-04T14:05", severity=severity, own={"customer_tier": value})
        for name, severity, value in (("a", "SEV1", "gold"), ("b", "SEV2", "gold"), ("c", "SEV1", "silver"))
    ]
    serve(page, shelf.site(*incidents, fields=(tier,)))
    page.goto(f"{ADDRESS}?severity=SEV1")
    choose(page, "Tier of customers", "customer_tier", "gold")
    assert titles(page) == ["Incident a"]
    assert counts(page, "customer_tier") == {"gold": 1, "silver": 1}
    assert "customer_tier=gold" in page.url
    page.reload()
    assert titles(page) == ["Incident a"]


class TestManyIncidents:
    def test_three_hundred_stand_on_one_page(self, page: Page) -> None:
        incidents = many(300)
        asked = serve(page, shelf.site(*incidents))
        page.goto(ADDRESS)
        assert page.locator(".pm-row").count() == 300
        choose(page, "Trigger", "trigger", "deploy", "expiry")
        expected = [one.title for one in incidents if one.trigger in ("deploy", "expiry")]
        assert sorted(titles(page)) == sorted(expected)
        assert not [path for path in asked if path.endswith(".json")]

    def test_filters_reach_the_pages_of_earlier_years(self, page: Page) -> None:
        incidents = many(1200)
        asked = serve(page, shelf.site(*incidents))
        page.goto(ADDRESS)
        assert page.locator(".pm-row").count() < 600
        assert not [path for path in asked if path.endswith(".json")]
        choose(page, "Year", "year", "2013", "2026")
        expected = [one for one in incidents if one.started_at.at.year in (2013, 2026)]
        expect(page.locator("[role=status]")).to_have_text(f"{len(expected)} of 1,200 reports")
        assert page.locator(".pm-row").count() == len(expected)
        page.locator(".pm-row a").last.click()
        page.wait_for_url("**/incidents/2013-*.md")

    def test_rows_made_by_the_script_are_like_those_of_the_server(self, page: Page) -> None:
        crowd = [shelf.incident(f"n{number:03d}", "2026-03-04T14:05") for number in range(300)]
        odd = [
            shelf.incident(
                "long", "2020-03-04T14:05", minutes=70, title='<b>bold</b> & "x" ' * 9, services=("a", "b")
            ),
            shelf.incident(
                "open", "2020-03-05T14:05", ongoing=True, status="draft", kind="drill", title="تعطّل"
            ),
            shelf.incident("gone", "2020-03-06", status="withdrawn", services=()),
        ]
        serve(page, shelf.site(*crowd, *odd))
        page.goto(ADDRESS.replace("incidents/index", "timeline/2020"))
        rows = (
            "rows => rows.map(row => row.outerHTML.replace(/>\\s+</g, '><')"
            ".replace(/\\.\\.\\/(incidents\\/)?/g, '')).sort()"
        )
        server = page.locator(".pm-row").evaluate_all(rows)
        page.goto(f"{ADDRESS}?year=2020")
        expect(page.locator(".pm-row")).to_have_count(3)
        assert page.locator(".pm-row").evaluate_all(rows) == server

    def test_long_answers_are_shown_step_by_step(self, page: Page) -> None:
        serve(page, shelf.site(*many(1200)))
        page.goto(f"{ADDRESS}?sort=-length")
        expect(page.locator("[role=status]")).to_contain_text("1,200 of 1,200")
        assert page.locator(".pm-row").count() == 300
        for _ in range(3):
            page.get_by_role("button", name="Show more").click()
        assert page.locator(".pm-row").count() == 1200
        assert not page.get_by_role("button", name="Show more").is_visible()

    def test_rows_that_cannot_be_loaded_are_said(self, page: Page) -> None:
        serve(page, shelf.site(*many(1200)))
        page.route("**/rows.json", lambda route: route.abort())
        page.goto(f"{ADDRESS}?severity=SEV1")
        expect(page.locator("[role=status]")).to_contain_text("could not be loaded")
        assert 0 < page.locator(".pm-row").count() < 200


def test_an_amount_above_the_table_asks_it_in_place(page: Page, site: str) -> None:
    page.goto(site + "incidents/")
    page.evaluate("window.stayed = true")
    for link in page.locator(".pm-counts a").all():
        amount = link.inner_text().split()[0]
        link.click()
        expect(page.locator(".pm-filters [role=status]")).to_have_text(f"{amount} of {len(REPORTS)} reports")
        assert page.locator(".pm-row:visible").count() == int(amount)
    assert "status=in-review" in page.url
    page.go_back()
    assert "status=draft" in page.url
    expect(page.locator(".pm-filters [role=status]")).to_have_text(f"1 of {len(REPORTS)} reports")
    assert page.evaluate("window.stayed")
