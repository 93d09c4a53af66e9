"""What somebody who searches the site finds, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from .conftest import opened

pytestmark = pytest.mark.browser
SEARCHES = {
    "certificate": "firefox-add-ons-certificate",
    "fibre": "northern-route-signal",
    "missing alert": "docs-rs-disk-full",
    "rollback": "login-feature-deploy",
    "database SEV1": "gitlab-database-removal",
    "backup": "backup-key-in-ci",
    "regex": "cloudflare-regex",
    "drill": "restore-drill",
    "backbone": "facebook-backbone",
}


@pytest.fixture(scope="module")
def page(browser: Browser, site: str) -> Iterator[Page]:
    """Yield a page on which one can search, as soon as it has read the index."""
    with opened(browser) as page:
        page.goto(site, wait_until="networkidle")
        page.keyboard.press("/")
        yield page


def results(page: Page, site: str, query: str) -> list[tuple[str, str]]:
    """Search, and return the address and the title of each result."""
    for typed, said in (("", "Type to start"), (query, "matching")):
        page.locator(".md-search__input").fill(typed)
        page.keyboard.press("End")
        page.locator(".md-search-result__meta", has_text=said).wait_for()
    links = page.locator(".md-search-result__link:has(h1)")
    found = links.evaluate_all("all => all.map(one => [one.href, one.querySelector('h1').innerText])")
    return [(address, title) for address, title in found]


@pytest.mark.parametrize("query", SEARCHES)
def test_incidents_come_first_with_severity_and_date(page: Page, site: str, query: str) -> None:
    first = [one for one in results(page, site, query) if "/incidents/" in one[0]][:3]
    assert any(SEARCHES[query] in address for address, _ in first)
    assert re.search(r" · SEV\d · \d{1,2} \w{3} \d{4}", first[0][1])


NAMED = {
    "missing alert": "causes/missing-alert",
    "checkout": "services/checkout",
    "network": "services/network",
    "BGP": "tags/bgp",
    "untested recovery path": "causes/untested-recovery-path",
    "expiry": "triggers/expiry",
}


@pytest.mark.parametrize("query", NAMED)
def test_a_service_a_factor_a_trigger_and_a_tag_are_found_first_by_their_names(
    page: Page, site: str, query: str
) -> None:
    found = results(page, site, query)
    assert NAMED[query] in found[0][0]
    assert re.search(
        r"(service|factor|trigger|tag), \d+ incidents?.*, last \d{1,2} \w{3} \d{4}$", found[0][1]
    )
    assert any("/incidents/" in address for address, _ in found[1:4])


@pytest.mark.parametrize("query", ["database SEV1", "certificate SEV2", "checkout SEV1"])
def test_a_report_that_lacks_a_word_does_not_come_before_one_that_has_it(
    page: Page, site: str, query: str
) -> None:
    titles = [title for address, title in results(page, site, query) if "/incidents/" in address]
    has = [f" · {query.split()[1]} · " in title for title in titles]
    assert has[0]
    assert has == sorted(has, reverse=True) or has[:2] == [True, True]


@pytest.mark.parametrize("query", ["settings", "import", "fields"])
def test_the_documentation_is_found_by_its_titles(page: Page, site: str, query: str) -> None:
    assert f"/{query}/" in results(page, site, query)[0][0]


@pytest.mark.parametrize("query", ["time to resolve", "timeline", "SEV1"])
def test_lists_are_not_found(page: Page, site: str, query: str) -> None:
    ours = ("incidents", "timeline", "actions", "insights", "services", "causes", "triggers", "tags")
    pages = {address.removeprefix(site).split("?")[0] for address, _ in results(page, site, query)}
    assert pages
    assert not pages & {f"{name}/" for name in ours}
    assert not [page for page in pages if re.match(r"(timeline|actions|insights)/", page)]


def test_the_title_on_the_page_is_the_title_alone(page: Page, site: str) -> None:
    page.goto(site + "incidents/2019-07-02-cloudflare-regex/")
    assert page.locator("h1").inner_text() == "A firewall rule took all of Cloudflare's CPU"
    assert page.get_by_role("heading", level=1).get_by_text("SEV1").is_hidden()
    snapshot = page.locator("h1").aria_snapshot()
    assert "SEV1" not in snapshot
