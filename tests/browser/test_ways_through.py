"""The ways of a reader through the site: instant navigation there and back, and the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import opened

pytestmark = pytest.mark.browser
STOPS = 80
"""How often one may have to press Tab to get anywhere on a page."""
RING = """
() => ['', '::after'].some(part => {
  const style = getComputedStyle(document.activeElement, part);
  return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 && style.content !== 'none';
})
"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Yield a page as a reader has it, with all that runs on it."""
    with opened(browser) as page:
        yield page


def titled(page: Page, title: str) -> None:
    """Wait for the page with this title."""
    expect(page.locator("h1")).to_contain_text(title)


def tab(page: Page, title: str) -> None:
    """Go to another page by the navigation."""
    page.locator(".md-tabs a", has_text=title).click()
    titled(page, title)


def test_instant_navigation_goes_there_and_back(page: Page, site: str) -> None:
    errors: list[object] = []
    page.on("pageerror", lambda error: errors.append(error))
    page.goto(site + "incidents/", wait_until="networkidle")
    page.evaluate("window.same = true")
    every = page.locator(".pm-row").count()
    page.locator(".pm-row a", has_text="GitHub after 43 seconds").click()
    titled(page, "GitHub after 43 seconds")
    expect(page.locator(".pm-drawn svg").first).to_be_visible()
    assert not page.locator(".pm-filters").count()
    tab(page, "Insights")
    expect(page.locator(".pm-dots")).to_be_visible()
    assert not page.locator(".pm-drawn").count()
    page.go_back()
    titled(page, "GitHub after 43 seconds")
    page.locator(".pm-numbers--wide .pm-dot[*|href='#pm-entry-9']").click()
    expect(page.locator("#pm-entry-9")).to_be_visible()
    tab(page, "Incidents")
    page.locator("[name=text]").fill("database")
    expect(page.locator("[role=status]").first).to_contain_text(f" of {every} reports")
    tab(page, "Follow-ups")
    page.locator(".pm-filter > summary", has_text="Owner").click()
    page.locator("[name=owner][value=database-team]").check()
    expect(page.locator(".pm-filters [role=status]")).to_contain_text(" of ")
    page.go_back()
    expect(page.locator(".pm-filters [role=status]")).to_be_empty()
    page.go_back()
    titled(page, "Incidents")
    expect(page.locator("[name=text]")).to_have_value("database")
    assert page.evaluate("window.same")
    assert errors == []


def test_a_page_in_no_navigation_stands_under_its_tab(page: Page, site: str) -> None:
    page.goto(site + "incidents/2018-10-21-github-database-failover/")
    expect(page.locator(".md-tabs__item--active")).to_have_text("Incidents")
    tab(page, "Insights")
    expect(page.locator(".md-tabs__item--active")).to_have_text("Insights")


def test_a_page_says_how_long_ago_its_day_was(page: Page, site: str) -> None:
    for day, told in (
        (21, "As of 21 Nov 2026"),
        (22, "As of 21 Nov 2026"),
        (30, "As of 21 Nov 2026, 9 days ago"),
    ):
        page.clock.set_fixed_time(datetime(2026, 11, day, 12, tzinfo=UTC))
        page.goto(site + "incidents/", wait_until="networkidle")
        expect(page.locator(".pm-as-of")).to_have_text(told)


def reach(page: Page, selector: str) -> None:
    """Press Tab until an element has the focus; each stop on the way in the content is seen to have it."""
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.md-content__inner') !== null"):
            assert page.evaluate(RING), page.evaluate("document.activeElement.outerHTML")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(selector)


def test_with_the_keyboard_alone_one_filters_sorts_and_opens_a_report(page: Page, site: str) -> None:
    page.goto(site + "incidents/", wait_until="networkidle")
    reach(page, "[name=text]")
    page.keyboard.type("database")
    reach(page, ".pm-filter > summary")
    page.keyboard.press("Enter")
    reach(page, "[name=severity][value=SEV1]")
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    reach(page, "th[data-first='-length'] button")
    page.keyboard.press("Enter")
    page.wait_for_url("**?text=database&severity=SEV1&sort=-length")
    longest = page.locator(".pm-row a").first.inner_text()
    reach(page, ".pm-row a")
    page.keyboard.press("Enter")
    titled(page, longest)


def test_with_the_keyboard_alone_one_reads_what_is_behind_a_chart(page: Page, site: str) -> None:
    page.goto(site + "insights/", wait_until="networkidle")
    reach(page, ".pm-behind > summary")
    page.keyboard.press("Enter")
    title = page.locator(".pm-known tbody a").first.inner_text()
    reach(page, ".pm-known tbody a")
    page.keyboard.press("Enter")
    titled(page, title)
