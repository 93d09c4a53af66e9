"""Keys, the cards of incidents, and the short ways from one incident to all that are like it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from .example_site import ROOT

pytestmark = pytest.mark.browser
PAYMENT = "incidents/2025-12-11-payment-certificate/"
REPORTS: list[dict[str, Any]] = [
    yaml.safe_load(path.read_text("utf-8").split("---\n")[1])
    for path in sorted(Path(ROOT, "incidents").glob("[!_.]*.md"))
]


def focused(page: Page) -> str:
    text: str = page.evaluate("document.activeElement.textContent")
    return text


def test_a_key_finds_where_there_is_something_to_find_in(page: Page, site: str) -> None:
    page.goto(site + "incidents/")
    page.locator(".pm-filters").wait_for()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "text"
    page.keyboard.type("/j")
    assert page.locator("[name=text]").input_value() == "/j"


def test_keys_go_through_the_rows(page: Page, site: str) -> None:
    page.goto(site + "incidents/")
    page.locator(".pm-filters").wait_for()
    titles = page.locator(".pm-row__title a").all_inner_texts()
    page.keyboard.press("j")
    assert focused(page) == titles[0]
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert focused(page) == titles[2]
    page.keyboard.press("k")
    assert focused(page) == titles[1]


def test_keys_go_from_incident_to_incident(page: Page, site: str) -> None:
    page.goto(site + PAYMENT)
    title = page.locator("h1").inner_text()
    page.keyboard.press("[")
    expect(page.locator("h1")).not_to_contain_text(title)
    page.keyboard.press("]")
    expect(page.locator("h1")).to_contain_text(title)


def test_all_keys_are_told_by_one_of_them(page: Page, site: str) -> None:
    page.goto(site + PAYMENT)
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    assert dialog.locator("kbd").all_inner_texts() == ["/", "j", "k", "[", "]", "?"]
    assert Axe().run(page, context=".pm-keys").response["violations"] == []
    page.keyboard.press("Escape")
    assert not dialog.is_visible()


def test_a_link_to_an_incident_tells_of_it_under_the_mouse_and_with_the_focus(page: Page, site: str) -> None:
    page.goto(site + "incidents/")
    page.locator(".pm-filters").wait_for()
    page.locator(".pm-row__title a", has_text="No card payments").hover()
    card = page.locator(".pm-peek")
    expect(card).to_contain_text("The certificate with which checkout presents itself")
    expect(card).to_contain_text("SEV2")
    page.mouse.move(2, 2)
    expect(card).to_have_count(0)
    page.locator(".pm-row__title a", has_text="No card payments").focus()
    expect(card).to_contain_text("unmitigated 2 h 42 min")
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)


def test_from_an_incident_to_all_of_a_service_and_its_trigger_in_one_click(page: Page, site: str) -> None:
    page.goto(site + "incidents/2024-05-14-login-feature-deploy/")
    told = page.locator(".pm-alike li", has_text="Deploy in login")
    amount = int(told.locator("small").inner_text())
    told.locator("a").click()
    page.wait_for_url("**/incidents/?service=login&trigger=deploy")
    expect(page.locator(".pm-row")).to_have_count(amount)
    meant = [one for one in REPORTS if "login" in one["services"] and one.get("trigger") == "deploy"]
    assert sorted(page.locator(".pm-row__title a").all_inner_texts()) == sorted(one["title"] for one in meant)


def test_every_fact_of_an_incident_leads_to_rows_that_have_it(page: Page, site: str) -> None:
    page.goto(site + PAYMENT)
    links = page.locator(".pm-aside a[href*='incidents/?']").evaluate_all("all => all.map(one => one.href)")
    assert len(links) >= 2
    for href in links:
        page.goto(href)
        expect(page.locator(".pm-filters [role=status]")).to_have_text(re.compile(r"^\d+ of \d+ reports"))
        assert (
            "No card payments after a client certificate ran out"
            in page.locator(".pm-row__title a").all_inner_texts()
        )


def test_the_report_begins_in_the_first_screen(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    for path in (
        PAYMENT,
        "incidents/2026-11-17-northern-route-signal/",
        "incidents/2018-10-21-github-database-failover/",
    ):
        page.goto(site + path)
        assert page.locator(".pm-report").evaluate("one => one.getBoundingClientRect().top") < 900, path


def test_facts_stand_beside_each_other_and_not_on_each_other(page: Page, site: str) -> None:
    wide = "all => all.filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.textContent)"
    page.goto(site + "incidents/2026-11-17-northern-route-signal/")
    for width in (320, 390, 1024, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.locator(".pm-aside dd").evaluate_all(wide) == [], width


@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1440, 1920])
@pytest.mark.parametrize("path", ["incidents/", PAYMENT, "services/database/", "services/"])
def test_nothing_sticks_out_at_any_width(page: Page, site: str, width: int, path: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(site + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
