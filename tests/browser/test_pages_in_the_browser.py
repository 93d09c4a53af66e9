"""What a reader sees, in a real browser."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser
KINDS = {
    "home": "",
    "incidents": "incidents/",
    "one": "incidents/2023-10-10-backup-failure/",
    "dates only": "incidents/2022-12-16-circleci-stolen-session/",
    "ongoing draft": "incidents/2026-11-17-northern-route-signal/",
    "withdrawn": "incidents/2024-05-14-slow-sign-in/",
    "code and image": "incidents/2021-10-04-facebook-backbone/",
    "follow-ups": "actions/",
    "insights": "insights/",
    "services": "services/",
    "factors": "causes/",
    "service": "services/database/",
    "factor": "causes/untested-recovery-path/",
    "timeline": "timeline/",
    "year": "timeline/2023/",
}
each_kind = pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())


@each_kind
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_our_markup(page: Page, site: str, path: str, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(site + path)
    found = Axe().run(page, context=".md-content").response["violations"]
    ours = [
        (rule["id"], node["html"][:200])
        for rule in found
        for node in rule["nodes"]
        if is_ours(page, rule, node)
    ]
    assert ours == []


THEMES = {"link-in-text-block": ".md-typeset :not([class*='pm-'] *)", "color-contrast": ".highlight *"}
"""What the theme itself does not hold: links in prose are not underlined, and some colours of code are faint."""


def is_ours(page: Page, rule: dict[str, Any], node: dict[str, Any]) -> bool:
    """Tell whether a finding is about our markup and style."""
    theirs = THEMES.get(rule["id"])
    return theirs is None or not page.locator(node["target"][0]).first.evaluate(
        "(e, s) => e.matches(s)", theirs
    )


@each_kind
@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_scrolls_sideways(page: Page, site: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(site + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@each_kind
def test_nothing_is_fetched_from_elsewhere(page: Page, site: str, path: str) -> None:
    outside: list[str] = []

    def watch(route: Route) -> None:
        if route.request.url.startswith((site, "data:", "blob:")):
            route.continue_()
        else:
            outside.append(route.request.url)
            route.abort()

    page.route("**/*", watch)
    page.goto(site + path, wait_until="networkidle")
    assert outside == []


def test_every_incident_is_reachable_without_javascript(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + "incidents/")
    links = page.locator(".md-content table a").evaluate_all("links => links.map(link => link.href)")
    assert len({link for link in links if "/incidents/" in link}) >= 26
    page.locator(".md-content table a").first.click()
    assert page.locator("h1").count() == 1
    context.close()


def test_a_reader_goes_from_home_to_a_report_and_back(page: Page, site: str) -> None:
    page.goto(site)
    page.locator(".md-content a[href*='incidents/20']").first.click()
    page.wait_for_url("**/incidents/20*/")
    assert page.locator("h1").inner_text()
    page.go_back()
    page.wait_for_url(site)


def test_search_finds_a_report(page: Page, site: str) -> None:
    page.goto(site)
    page.wait_for_load_state("networkidle")
    page.keyboard.press("/")
    page.keyboard.type("backbone", delay=20)
    result = page.locator(".md-search-result__link[href*='facebook-backbone']").first
    result.wait_for(timeout=10_000)


def test_a_printed_report_shows_its_table_whole(page: Page, site: str) -> None:
    page.emulate_media(media="print")
    page.goto(site + "incidents/")
    clipped = page.evaluate(
        "[...document.querySelectorAll('.md-content table')].filter(t => t.scrollWidth > t.clientWidth + 1).length"
    )
    assert clipped == 0
