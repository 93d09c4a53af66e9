"""The site without a generator, opened: its search, its scheme and its filters, and what is left without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from postmortems.checks.check import all_checks
from postmortems.hosts.exported import write_site
from postmortems.publishing import load
from postmortems.site.project import find_project

from .example_site import ROOT, served

NOW = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of the example as plain files."""
    out: Path = tmp_path_factory.mktemp("plain") / "out"
    write_site(load(find_project(ROOT, None, all_checks()), NOW), out)
    with served(out) as address:
        yield address


def test_the_search_finds_reports_and_leads_to_their_sections(page: Page, plain: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{plain}incidents/2024-05-14-login-feature-deploy/")
    page.get_by_role("searchbox", name="Search").fill("fibre cut")
    page.locator(".shell-found a").first.wait_for()
    assert "Fibre cut" in (page.locator(".shell-found a").first.text_content() or "")
    page.locator(".shell-search input").press("Enter")
    page.wait_for_url(f"{plain}incidents/2023-12-03-fibre-cut-olt/**")
    page.get_by_role("searchbox", name="Search").fill("xyzzyx")
    page.get_by_text("Nothing is found.").wait_for()
    assert errors == []


def test_a_scheme_is_chosen_and_kept(page: Page, plain: str) -> None:
    page.goto(plain)
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Dark").click()
    page.goto(f"{plain}timeline/")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light
    assert page.get_by_role("button", name="Light").is_visible()


def test_paper_is_light_whatever_is_read_on_the_screen(page: Page, plain: str) -> None:
    def on_paper() -> list[str]:
        page.emulate_media(media="print")
        found: list[str] = page.evaluate(
            "[document.body, ...document.querySelectorAll('.pm-sev, .pm-row__day, .pm-late')].flatMap((one) =>"
            " [getComputedStyle(one).color, getComputedStyle(one).backgroundColor])"
        )
        return found

    def is_dark_on_the_screen() -> None:
        page.emulate_media(media="screen")
        page.wait_for_function("light => getComputedStyle(document.body).color !== light", arg=light[0])

    page.goto(f"{plain}incidents/")
    light = on_paper()
    page.emulate_media(color_scheme="dark")
    assert on_paper() == light, "the system's"
    is_dark_on_the_screen()
    page.emulate_media(color_scheme="light")
    page.get_by_role("button", name="Dark").click()
    assert on_paper() == light, "a reader's"
    is_dark_on_the_screen()


def test_the_filters_work(page: Page, plain: str) -> None:
    page.goto(f"{plain}incidents/?severity=SEV1")
    page.get_by_text("Clear filters").wait_for()
    found = page.locator(".pm-incidents tbody tr .pm-sev").all_text_contents()
    assert set(found) == {"SEV1"}


def test_without_javascript_it_is_read_on_a_phone_in_the_dark(browser: Browser, plain: str) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 800}, java_script_enabled=False, color_scheme="dark"
    )
    page = context.new_page()
    for path in ("", "incidents/", "timeline/", "start/", "incidents/2024-05-14-login-feature-deploy/"):
        page.goto(f"{plain}{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(23, 26, 33)"
        assert not page.locator(".shell-search").is_visible()
        assert page.get_by_role("link", name="Incidents").first.is_visible()
    context.close()
