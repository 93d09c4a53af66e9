"""The insights in a real browser: marks that lead somewhere, and figures that stand under one another."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


def test_a_dot_leads_to_its_incident_without_a_script(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + "insights/")
    page.locator(".pm-dots a", has_text="A firewall rule took all").first.click()
    page.wait_for_url("**/incidents/2019-07-02-cloudflare-regex/")
    context.close()


def test_a_source_of_detection_leads_to_its_incidents(page: Page, site: str) -> None:
    page.goto(site + "insights/")
    line = page.locator(".pm-strips tr", has=page.get_by_role("link", name="An alert", exact=True))
    amount = int(line.locator("td").nth(1).inner_text())
    line.get_by_role("link", name="An alert").click()
    page.wait_for_url("**/incidents/?detection=alert*")
    page.wait_for_function("n => document.querySelectorAll('.pm-incidents .pm-row').length === n", arg=amount)


@pytest.mark.parametrize("width", [390, 1280])
def test_no_label_of_the_scale_stands_on_another(page: Page, site: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(site + "insights/")
    boxes = page.locator(".pm-dots__scale text").evaluate_all(
        "labels => labels.map(label => label.getBoundingClientRect()).map(box => [box.left, box.right])"
    )
    assert len(boxes) > 4
    assert all(right < left for (_, right), (left, _) in pairwise(boxes))


@pytest.mark.parametrize("width", [390, 1280])
def test_the_figures_of_a_chart_stand_in_one_column(page: Page, site: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(site + "insights/")
    for table in page.locator(".pm-strips").all():
        ends = table.locator("tbody tr td:last-child").evaluate_all(
            "cells => cells.map(cell => Math.round(cell.getBoundingClientRect().right))"
        )
        assert len(set(ends)) == 1


def test_the_first_screen_has_the_four_durations(page: Page, site: str) -> None:
    page.goto(site + "insights/")
    lowest = page.locator(".pm-dots__scale").evaluate("scale => scale.getBoundingClientRect().bottom")
    assert lowest <= 900
