"""Our style sheet and script in the page of a host that has no name for anything we know."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from postmortems.hosts.targets.hugo import outweighing
from postmortems.pages.all import SCRIPT, STYLESHEET, assets

HOST = """<style>body { margin: 0 } .x table { display: block; overflow: auto }
.x dl { display: flex; flex-wrap: wrap } .x dt { width: 25%% }</style><style>%s</style>
<body style="color: #222"><div class="x" style="width: %dpx"><div class="pm-page">
<h1 id="pm-title">T</h1><article class="pm-incident"><header class="pm-glance"><p class="pm-counts">3 <span class="pm-unit">h</span></p></header>
<aside class="pm-aside"><dl class="pm-facts"><div><dt>Services</dt><dd>api</dd></div></dl></aside>
<div class="pm-told"><table class="pm-table"><thead><tr><th>A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table></div>
</article></div></div><script>%s</script></body>"""
SOFT = "getComputedStyle(document.querySelector('.pm-unit')).color"


def show(page: Page, width: int) -> None:
    page.set_content(HOST % (assets()[STYLESHEET], width, assets()[SCRIPT]))


@pytest.mark.parametrize(
    "light", ["#e3e3e3", "oklch(0.9 0.02 250)", "color(srgb 0.9 0.9 0.9)", "lab(90 0 0)"]
)
def test_a_dark_page_is_told_by_its_text_and_followed(light: str, page: Page) -> None:
    show(page, 900)
    assert page.evaluate(SOFT) == "rgba(0, 0, 0, 0.61)"
    page.evaluate("(colour) => { document.body.style.color = colour }", light)
    page.wait_for_function("document.body.hasAttribute('data-pm-dark')")
    assert page.evaluate(SOFT).startswith("rgba(255, 255, 255")
    page.evaluate("() => { document.body.style.color = 'oklch(0.2 0 0)' }")
    page.wait_for_function("!document.body.hasAttribute('data-pm-dark')")


@pytest.mark.parametrize(("width", "beside"), [(1200, True), (700, False)])
def test_facts_stand_beside_a_report_where_its_column_has_room(width: int, beside: bool, page: Page) -> None:
    show(page, width)
    place = page.evaluate(
        "['.pm-aside', '.pm-told', 'dt'].map((name) => document.querySelector(name).getBoundingClientRect().toJSON())"
    )
    aside, told, word = place
    assert (aside["left"] > told["right"]) is beside
    assert word["width"] > 100
    assert page.evaluate("getComputedStyle(document.querySelector('table')).display") == "table"


CELLS = (
    """<style>.x table:not(.a, .b table, .c .d) :is(th, td) { min-width: 80px; padding: 12px 8px }</style>"""
)
PADDED = "[...document.querySelectorAll('th, td')].map((cell) => getComputedStyle(cell).paddingLeft)"


def test_a_theme_of_hugos_has_our_tables_as_they_are_elsewhere(page: Page) -> None:
    style = outweighing(assets()[STYLESHEET].encode()).decode()
    page.set_content(CELLS + HOST % (assets()[STYLESHEET], 700, assets()[SCRIPT]))
    assert page.evaluate(PADDED) == ["8px", "8px"], "what it is about"
    page.set_content(CELLS + HOST % (style, 700, assets()[SCRIPT]))
    assert page.evaluate(PADDED) == ["0px", "0px"]
