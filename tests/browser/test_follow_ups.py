"""The page of all follow-ups in a browser: what a reader asks for, and that the address remembers it."""

from __future__ import annotations

import re
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect

from pages.shelf import incident
from pages.shelf import site as site_of
from postmortems.model.action_item import ActionItem
from postmortems.pages.parts.action_table import FIRST, WHOLE

from .tables import serve

pytestmark = pytest.mark.browser
SHOWN = ".pm-todos--all .pm-todo"
OWNERS = f"{SHOWN} .pm-todo__owner"


def choose(page: Page, title: str, name: str, value: str) -> None:
    page.locator(".pm-filter > summary", has_text=re.compile(f"^{title}")).click()
    page.locator(f"[name={name}][value='{value}']").check()
    page.keyboard.press("Escape")


def figures(page: Page) -> dict[str, int]:
    """Return the figures above the table by what they count."""
    found = page.locator(".pm-tally li").all_text_contents()
    return {
        words: int(amount.replace(",", ""))
        for amount, _, words in (" ".join(one.split()).partition(" ") for one in found)
    }


def test_two_questions_combine_the_figures_follow_and_the_address_remembers(page: Page, site: str) -> None:
    page.goto(site + "actions/")
    every = page.locator(SHOWN).count()
    before = figures(page)
    assert sum(before.values()) == every
    choose(page, "Owner", "owner", "network-team")
    owned = page.locator(SHOWN).count()
    assert set(page.locator(OWNERS).all_text_contents()) == {"network-team"}
    assert sum(figures(page).values()) == owned < every
    choose(page, "State", "standing", "overdue")
    left = page.locator(SHOWN).count()
    assert 0 < left < owned
    assert figures(page)["overdue"] == left
    expect(page.locator(".pm-filters [role=status]")).to_have_text(f"{left} of {every} follow-ups")
    page.reload()
    expect(page.locator(SHOWN)).to_have_count(left)
    page.go_back()
    expect(page.locator(SHOWN)).to_have_count(owned)
    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator(SHOWN)).to_have_count(every)
    assert figures(page) == before
    expect(page).to_have_url(site + "actions/")


def test_back_goes_through_what_was_asked_and_stays_on_the_page(page: Page, site: str) -> None:
    page.goto(site)
    page.goto(site + "actions/", wait_until="networkidle")
    every = page.locator(SHOWN).count()
    page.locator(".pm-tally a").first.click()
    page.wait_for_url("**/actions/?standing=overdue")
    page.locator(".pm-tally a").nth(1).click()
    page.wait_for_url("**/actions/?standing=soon")
    page.go_back()
    page.wait_for_url("**/actions/?standing=overdue")
    page.go_back()
    expect(page.locator(SHOWN)).to_have_count(every)
    expect(page.locator(".pm-table__group").first).to_be_visible()
    page.locator(".pm-tally a").first.click()
    page.locator(".pm-tally a").first.click()
    expect(page.locator(SHOWN)).to_have_count(every)


def test_from_home_to_what_one_owner_has_overdue_are_two_clicks(page: Page, site: str) -> None:
    page.goto(site, wait_until="networkidle")
    page.locator(".md-tabs").get_by_role("link", name="Follow-ups").click()
    owner = page.locator(".pm-owing a").first
    name, amount = owner.locator("bdi").inner_text(), int(owner.locator("strong").inner_text())
    owner.click()
    page.wait_for_url(f"**/actions/?standing=overdue&owner={name}")
    expect(page.locator(SHOWN)).to_have_count(amount)
    assert set(page.locator(OWNERS).all_text_contents()) == {name}
    expect(page.locator(f"{SHOWN} .pm-late")).to_have_count(amount)


def test_a_figure_of_all_shows_as_many_rows_whatever_was_asked_before(page: Page, site: str) -> None:
    page.goto(site + "actions/?severity=SEV4")
    expect(page.locator(".pm-owing")).to_be_hidden()
    figure = page.locator(".pm-shares [data-standing='overdue'] a").first
    amount = int(figure.inner_text())
    figure.click()
    expect(page.locator(SHOWN)).to_have_count(amount)
    expect(page.locator(".pm-owing")).to_be_visible()


def test_every_number_of_the_tables_leads_to_as_many_rows(page: Page, site: str) -> None:
    page.goto(site + "actions/")
    links = page.locator(".pm-shares a[href^='?'], .pm-owing a, .pm-tally a")
    told = [
        (
            link.get_attribute("href"),
            int(
                "".join(
                    filter(
                        str.isdigit,
                        link.locator("strong").inner_text()
                        if link.locator("strong").count()
                        else link.inner_text(),
                    )
                )
            ),
        )
        for link in links.all()
    ]
    assert len(told) > 20
    for href, amount in told[::5]:
        page.goto(f"{site}actions/{href}")
        expect(page.locator(SHOWN)).to_have_count(amount)


def test_an_unknown_question_shows_everything(page: Page, site: str) -> None:
    page.goto(site + "actions/")
    every = page.locator(SHOWN).count()
    page.goto(site + "actions/?owner=nobody-at-all&kind=%22%3E")
    expect(page.locator(".pm-filters")).to_be_visible()
    expect(page.locator(SHOWN)).to_have_count(every)


def test_words_are_found_in_what_who_and_which_incident(page: Page, site: str) -> None:
    page.goto(site + "actions/")
    page.get_by_label("Find").fill("second route")
    expect(page.locator(SHOWN)).to_have_count(1)
    page.get_by_label("Find").fill("xyzzy")
    expect(page.locator(SHOWN)).to_have_count(0)
    expect(page.locator(".pm-relax")).to_contain_text("without “xyzzy”")
    expect(page.locator(".pm-filters [role=status]")).to_contain_text("0 of ")


def test_a_follow_up_leads_to_its_place_in_the_report(page: Page, site: str) -> None:
    page.goto(site + "actions/", wait_until="networkidle")
    page.locator(".pm-todo__what a[href$='#action-items']").first.click()
    page.wait_for_url("**/incidents/**#action-items")
    expect(page.locator("#action-items")).to_be_in_viewport()


def test_without_javascript_there_is_no_dead_control(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + "actions/")
    assert page.locator(".md-content select:visible, .md-content button:visible").count() == 0
    assert page.locator(".md-content a[href^='?']").count() == 0
    assert page.locator(SHOWN).count() > 40
    page.get_by_role("link", name="done or will not be done").click()
    page.wait_for_url("**/actions/done/")
    expect(page.locator("#done")).to_be_visible()
    context.close()


def test_print_shows_the_table_and_no_form(page: Page, site: str) -> None:
    page.emulate_media(media="print")
    page.goto(site + "actions/")
    expect(page.locator(SHOWN).first).to_be_visible()
    expect(page.locator(".pm-filters")).to_be_hidden()


def test_of_many_fifty_are_shown_and_more_on_demand(page: Page) -> None:
    amount = WHOLE + 50
    items = [
        ActionItem(f"Fit {number:03}", f"team-{number % 3}", date(2026, 1, 1)) for number in range(amount)
    ]
    serve(page, site_of(incident(action_items=tuple(items))))
    page.goto("http://site.test/actions/index.md")
    expect(page.locator(SHOWN)).to_have_count(FIRST)
    assert figures(page) == {"overdue": amount}
    page.get_by_role("button", name="Show 50 more").click()
    expect(page.locator(SHOWN)).to_have_count(2 * FIRST)
    shown = page.locator(f"{SHOWN} .pm-todo__what").all_text_contents()
    assert len(set(shown)) == 2 * FIRST
    choose(page, "Owner", "owner", "team-0")
    expect(page.locator(SHOWN)).to_have_count(FIRST)
    expect(page.locator(".pm-filters [role=status]")).to_have_text(f"{amount // 3} of {amount} follow-ups")
    assert (
        page.locator(f"{SHOWN} .pm-todo__what a").first.get_attribute("href")
        == "../incidents/checkout.md#pm-actions"
    )
