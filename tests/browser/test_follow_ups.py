"""The page of all follow-ups in a browser: what a reader asks for, and that the address remembers it."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect

from pages.shelf import incident
from pages.shelf import site as site_of
from postmortems.model.action_item import ActionItem
from postmortems.pages.parts.action_years import A_LIST

from .tables import serve

pytestmark = pytest.mark.browser
SHOWN = ".pm-standing .pm-todo:not([hidden])"


def test_two_questions_combine_and_the_address_remembers_them(page: Page, site: str) -> None:
    page.goto(site + "actions/")
    every = page.locator(SHOWN).count()
    page.get_by_label("Owner").select_option("database-team")
    page.get_by_label("Kind").select_option("detect")
    owners = page.locator(f"{SHOWN} .pm-marks li:first-child").all_text_contents()
    assert set(owners) == {"database-team"}
    assert 0 < len(owners) < every
    expect(page.locator(".pm-ask output")).to_have_text(f"{len(owners)} of {every} follow-ups")
    page.reload()
    expect(page.locator(SHOWN)).to_have_count(len(owners))
    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator(SHOWN)).to_have_count(every)
    expect(page).to_have_url(site + "actions/")


def test_a_name_in_a_table_asks_for_its_own_and_back_asks_no_more(page: Page, site: str) -> None:
    page.goto(site + "actions/", wait_until="networkidle")
    every = page.locator(SHOWN).count()
    page.locator("#by-owner ~ table").first.get_by_role("link", name="field-team").click()
    page.wait_for_url("**/actions/?owner=field-team")
    owners = page.locator(f"{SHOWN} .pm-marks li:first-child")
    expect(owners.first).to_have_text("field-team")
    assert set(owners.all_text_contents()) == {"field-team"}
    page.go_back()
    expect(page.locator(SHOWN)).to_have_count(every)


def test_an_unknown_question_shows_everything(page: Page, site: str) -> None:
    page.goto(site + "actions/?owner=nobody-at-all&kind=%22%3E")
    expect(page.locator(".pm-ask")).to_be_visible()
    assert page.locator(SHOWN).count() == page.locator(".pm-standing .pm-todo").count()


def test_a_follow_up_leads_to_its_place_in_the_report(page: Page, site: str) -> None:
    page.goto(site + "actions/", wait_until="networkidle")
    page.locator("#overdue ~ ul .pm-todo__title a").first.click()
    page.wait_for_url("**/incidents/**#action-items")
    expect(page.locator("#action-items")).to_be_in_viewport()


def test_without_javascript_there_is_no_dead_control(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + "actions/")
    assert page.locator(".md-content select:visible, .md-content button:visible").count() == 0
    folded = page.locator("details.pm-folded").filter(has=page.locator("[data-owner=support-team]")).first
    folded.locator("summary").click()
    expect(folded.locator(".pm-todo").first).to_be_visible()
    page.locator(".pm-todo .pm-marks a[href='#owner-network-team']").first.click()
    expect(page.locator("#owner-network-team")).to_be_in_viewport()
    context.close()


def test_print_unfolds_what_is_done(page: Page, site: str) -> None:
    page.emulate_media(media="print")
    page.goto(site + "actions/")
    expect(page.locator("details.pm-folded .pm-todo").first).to_be_visible()
    expect(page.locator(".pm-ask")).to_be_hidden()


def test_where_years_have_pages_the_question_goes_with_the_reader(page: Page) -> None:
    items = [
        ActionItem(f"Fit {number}", f"team-{number % 3}", date(2026, 1, 1)) for number in range(A_LIST + 1)
    ]
    other = incident("old", "2019-03-04T10:00", action_items=(ActionItem("Old", "team-0"),))
    third = A_LIST // 3
    serve(page, site_of(incident(action_items=tuple(items)), other))
    page.goto("http://site.test/actions/index.md")
    expect(page.locator("#overdue small")).to_have_text(str(A_LIST + 1))
    page.get_by_label("Owner").select_option("team-0")
    expect(page.locator(".pm-ask output")).to_have_text(
        f"{third + 1} of {A_LIST + 1} follow-ups on this page"
    )
    expect(page.locator("#overdue small")).to_have_text(f"{third} of {A_LIST}")
    page.get_by_role("link", name="2026", exact=True).click()
    page.wait_for_url("**/actions/2026.md?owner=team-0")
    expect(page.locator(SHOWN)).to_have_count(third + 1)
    page.get_by_role("link", name="2019").click()
    page.wait_for_url("**/actions/2019.md?owner=team-0")
    expect(page.locator(SHOWN)).to_have_count(1)
    page.get_by_role("button", name="Clear filters").click()
    page.get_by_role("link", name="Follow-ups").click()
    page.wait_for_url("**/actions/index.md")
    expect(page.locator(SHOWN)).to_have_count(A_LIST + 1)
