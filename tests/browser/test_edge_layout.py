"""Odd reports in a real browser: long titles, all scripts, missing times; nothing sticks out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from test_edge_sites import SIZES

from .example_site import served
from .test_pages_in_the_browser import is_ours

pytestmark = pytest.mark.browser
OF_EACH_KIND = 9
"""Pages of each folder that are looked at: as many as there are odd titles."""


@pytest.fixture(scope="module", params=SIZES)
def odd(request: pytest.FixtureRequest, edge_site: Callable[[int], Path]) -> Iterator[list[str]]:
    """Yield the addresses of some pages of each kind of a site."""
    site = edge_site(request.param)
    found = sorted(path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    kinds = [list(group)[:OF_EACH_KIND] for _, group in groupby(found, lambda path: Path(path).parent)]
    with served(site) as address:
        yield [f"{address}{path}/" for kind in kinds for path in kind]


def test_no_page_scrolls_sideways(page: Page, odd: list[str]) -> None:
    wide = []
    for address in odd:
        for width in (1280, 768, 320):
            page.set_viewport_size({"width": width, "height": 844})
            if width == 1280:
                page.goto(address, wait_until="domcontentloaded")
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wide.append((address, width))
    assert wide == []


LISTS = ("/./", "/actions/", "/incidents/", "/insights/", "/services/", "/timeline/")


def test_axe_finds_nothing_on_odd_lists(page: Page, odd: list[str]) -> None:
    found = []
    for address in (address for address in odd if address.endswith(LISTS) and address.count("/") == 4):
        page.goto(address)
        for rule in Axe().run(page, context=".md-content").response["violations"]:
            found += [(address, rule["id"], n["html"][:200]) for n in rule["nodes"] if is_ours(page, rule, n)]
    assert found == []
