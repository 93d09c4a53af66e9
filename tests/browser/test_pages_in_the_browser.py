"""What a reader sees, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from .conftest import WITHOUT_SEARCH

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
    "settled": "actions/done/",
    "insights": "insights/",
    "method": "insights/method/",
    "services": "services/",
    "service": "services/database/",
    "factors": "causes/",
    "factor": "causes/untested-recovery-path/",
    "triggers": "triggers/",
    "trigger": "triggers/expiry/",
    "tags": "tags/",
    "tag": "tags/certificates/",
    "timeline": "timeline/",
    "year": "timeline/2023/",
    "seen before": "seen-before/",
    "writing": "writing/",
    "documentation": "pages/",
    "not found": "404.html",
}
COLOURS = ["color-contrast", "link-in-text-block"]
"""What axe says of colours; all else it says is the same in every scheme."""
CONTROLS = ".md-content__inner :is(button, input:not(.task-list-control *), select, textarea, [role=button])"


@dataclass(frozen=True)
class Opened:
    """A kind of page, opened once for all tests that only look at it, and what it asked other origins for."""

    kind: str
    page: Page
    outside: list[str]


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Yield a browser that fetches what all pages share once."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context
    context.close()


@pytest.fixture(scope="module", params=KINDS)
def opened(request: pytest.FixtureRequest, context: BrowserContext, site: str) -> Iterator[Opened]:
    """Yield each kind of page."""
    page, asked = context.new_page(), list[str]()
    if request.param != "home":
        page.add_init_script(WITHOUT_SEARCH)
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site + KINDS[request.param], wait_until="networkidle")
    yield Opened(request.param, page, [url for url in asked if not url.startswith((site, "data:", "blob:"))])
    page.close()


@pytest.fixture
def look(opened: Opened) -> Iterator[Opened]:
    """Yield each kind of page, and put back how it is looked at."""
    yield opened
    opened.page.emulate_media(media="null", color_scheme="light", forced_colors="none")
    opened.page.evaluate("document.body.dir = 'ltr'")
    opened.page.set_viewport_size({"width": 1280, "height": 900})


def test_nothing_is_fetched_from_elsewhere(opened: Opened) -> None:
    assert opened.outside == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_our_markup(look: Opened, scheme: Any) -> None:
    page = look.page
    page.emulate_media(color_scheme=scheme)
    options = {"rules": {"target-size": {"enabled": True}}} if scheme == "light" else {"runOnly": COLOURS}
    asked = {"resultTypes": ["violations"], **options}
    found = Axe().run(page, context=".md-content", options=asked).response["violations"]
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


@pytest.mark.parametrize("width", [320, 390, 640, 768, 1024, 1280, 1440, 1920])
def test_no_page_scrolls_sideways(look: Opened, width: int) -> None:
    look.page.set_viewport_size({"width": width, "height": 844})
    assert look.page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_page_has_one_title_and_tables_say_what_they_are(opened: Opened) -> None:
    page = opened.page
    assert page.locator("h1").count() == 1
    assert (
        page.locator(
            "[class^=pm-] > table:not(:has(> caption)), table[class^=pm-]:not(:has(> caption))"
        ).count()
        == 0
    )
    assert page.locator("table[class^=pm-] th:not([scope])").count() == 0
    assert [
        text for text in page.locator(":is(h1, h2, h3, th)").all_text_contents() if not text.strip()
    ] == []


COVERED = """
() => [...document.querySelectorAll('.pm-page table')].filter(table => {
  const [head, row] = ['thead', 'tbody tr'].map(part => table.querySelector(part)?.getBoundingClientRect());
  const cells = [...table.querySelectorAll('thead th')].map(cell => cell.getBoundingClientRect().bottom);
  return head && row && row.height && Math.max(head.bottom, ...cells) > row.top + 1;
}).map(table => table.className)
"""


@pytest.mark.parametrize("width", [390, 1280])
def test_no_head_of_a_table_stands_on_its_rows(look: Opened, width: int) -> None:
    look.page.set_viewport_size({"width": width, "height": 844})
    assert look.page.evaluate(COVERED) == []


FAINT = """
() => [...document.querySelectorAll('svg[role=img] :is(rect, circle, path, line)')].filter(mark => {
  const style = getComputedStyle(mark), page = getComputedStyle(document.body).backgroundColor;
  const seen = (colour, width) => colour !== 'none' && colour !== page && parseFloat(width) > 0;
  return !mark.matches('.pm-shade, .pm-hit') && mark.getBoundingClientRect().width
    && !seen(style.fill, 1) && !seen(style.stroke, style.strokeWidth);
}).map(mark => mark.outerHTML)
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_drawn_is_seen_in_forced_colours(look: Opened, scheme: Any) -> None:
    look.page.emulate_media(forced_colors="active", color_scheme=scheme)
    assert look.page.evaluate(FAINT) == []


def test_a_printed_page_is_whole(look: Opened) -> None:
    page = look.page
    page.set_viewport_size({"width": 720, "height": 1000})
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= 720
    clipped = "all => all.filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.className)"
    assert page.locator(".md-content table, .md-content .pm-wide").evaluate_all(clipped) == []
    assert page.locator(f"{CONTROLS}:not(th *):visible").count() == 0
    for chart in page.locator("figure svg[role=img]").all():
        assert chart.is_visible()


def test_without_scripts_no_page_is_wider_than_a_phone(browser: Browser, opened: Opened) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    page.goto(opened.page.url)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


STICKS_OUT = """
() => [...document.querySelectorAll('.md-content svg text')].filter(word => {
  const {left, right} = word.getBoundingClientRect(), around = word.closest('article').getBoundingClientRect();
  return right - left && (left < around.left - 8 || right > around.right + 8);
}).map(word => word.textContent)
"""


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_no_word_of_a_drawing_sticks_out(look: Opened, width: int) -> None:
    look.page.set_viewport_size({"width": width, "height": 900})
    assert look.page.evaluate(STICKS_OUT) == []


EDGE = """
([part, edge]) => {
  const range = document.createRange();
  range.selectNodeContents(document.querySelector(part));
  return Math.round(Math[edge === 'right' ? 'max' : 'min'](...[...range.getClientRects()].map(box => box[edge])));
}
"""


def test_a_title_stands_at_the_edge_at_which_its_page_begins(look: Opened) -> None:
    page = look.page
    page.evaluate("document.body.dir = 'rtl'")
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(STICKS_OUT) == []
    if page.locator("#pm-title + .pm-page, #pm-title + .pm-up").count():
        frame = page.locator(".pm-page")
        edge = "right" if frame.evaluate("one => getComputedStyle(one).direction") == "rtl" else "left"
        begins = frame.evaluate("(one, edge) => one.getBoundingClientRect()[edge]", edge)
        assert abs(page.evaluate(EDGE, ["#pm-title", edge]) - begins) <= 1
        for part in (".pm-page--list > p:not(.pm-as-of)", ".pm-table__group th"):
            if page.locator(part).count():
                assert abs(page.evaluate(EDGE, [part, edge]) - begins) <= 1, part
    if page.locator(".pm-report > h2 + p").count():
        heading, below = (page.evaluate(EDGE, [f".pm-report > {part}", "left"]) for part in ("h2", "h2 + p"))
        assert abs(heading - below) <= 1


def test_pages_stand_below_the_name_of_the_site_and_lead_on_by_tabs(look: Opened) -> None:
    page = look.page
    page.set_viewport_size({"width": 1440, "height": 900})
    if look.kind not in ("writing", "documentation"):
        edges = page.evaluate(
            "['.md-tabs__link', 'h1'].map(part => document.querySelector(part).getBoundingClientRect().left)"
        )
        assert abs(edges[0] - edges[1]) < 1
    leads_on = look.kind == "documentation" or bool(page.locator(".pm-incident").count())
    assert page.locator(".md-footer__inner:visible").count() == leads_on


def test_headings_are_as_heavy_on_home_as_elsewhere(look: Opened) -> None:
    heads = look.page.locator("h1, .md-content h2:not(.pm-report *)")
    assert {*heads.evaluate_all("all => all.map(one => getComputedStyle(one).fontWeight)")} <= (
        {"300", "400", "700"} if look.kind == "documentation" else {"600"}
    )


def test_an_incident_is_printed_on_one_sheet(page: Page, site: str) -> None:
    for kind in ("one", "dates only", "ongoing draft", "withdrawn", "code and image"):
        page.goto(site + KINDS[kind])
        sides = re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))
        assert 1 <= len(sides) <= 2, kind


@pytest.fixture(scope="module")
def plain(browser: Browser) -> Iterator[Page]:
    """Yield a page of a browser without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_without_javascript_no_control_is_dead(plain: Page, site: str, kind: str) -> None:
    plain.goto(site + KINDS[kind])
    assert plain.locator("h1").is_visible()
    assert plain.locator(f"{CONTROLS}:visible").count() == 0


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
