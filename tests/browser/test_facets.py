"""The pages of services, factors, triggers and tags in a real browser: odd addresses, a phone, no script."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from .example_site import NOW, served

pytestmark = pytest.mark.browser
VALUES = (
    "C++",
    "C#",
    ".NET",
    "検索サービス",
    "خدمة الدفع",
    "हिन्दी सेवा",
    "index",
    "..",
    "50% off?",
    "con",
    "<b>",
    "w" * 200,
)
REPORT = """---
title: {}
status: draft
severity: SEV2
services: {}
started_at: 2026-03-04T14:05+00:00
---
Text.
"""


@pytest.fixture(scope="module", params=["true", "false"])
def odd(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of a site with values that are hard to put into addresses; with folders and without."""
    root = tmp_path_factory.mktemp("odd")
    (root / "docs").mkdir()
    (root / "incidents").mkdir()
    settings = (
        f"site_name: Odd\nuse_directory_urls: {request.param}\ntheme: {{name: material, font: false}}\n"
    )
    (root / "mkdocs.yml").write_text(settings + "plugins: [search, postmortems]\n")
    for number in range(2):
        report = REPORT.format(f"Report {number}", str(list(VALUES)))
        (root / f"incidents/r{number}.md").write_text(report, encoding="utf-8")
    command = [
        str(Path(sys.executable).with_name("mkdocs")),
        "build",
        "-q",
        "--strict",
        "-d",
        str(root / "site"),
    ]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": NOW}
    subprocess.run(command, cwd=root, check=True, timeout=300, env=environment)
    with served(root / "site") as address:
        yield address + ("services/" if request.param == "true" else "services/index.html")


def test_every_value_is_reached_from_the_overview(page: Page, odd: str) -> None:
    page.goto(odd)
    links = page.locator(".pm-value__name a")
    found = dict(
        zip(links.all_inner_texts(), links.evaluate_all("all => all.map(one => one.href)"), strict=True)
    )
    assert sorted(found) == sorted(VALUES)
    assert len(set(found.values())) == len(VALUES)
    for value, address in found.items():
        answer = page.goto(address)
        assert answer
        assert answer.ok, address
        assert page.locator("h1").inner_text() == value


@pytest.mark.parametrize("width", [390, 1280])
def test_a_long_value_stays_on_the_page(page: Page, odd: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(odd)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator(".pm-value__name a", has_text="w" * 200).click()
    page.locator(".pm-up").wait_for()
    page.wait_for_load_state()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_reader_without_javascript_goes_from_a_report_to_its_service_and_on(
    browser: Browser, site: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + "incidents/2017-01-31-gitlab-database-removal/")
    page.locator(".pm-aside .pm-inline a", has_text="database").click()
    assert page.locator("h1").inner_text() == "database"
    page.get_by_text("Data", exact=True).click()
    assert page.locator(".pm-yearly__table").is_visible()
    page.locator(".pm-up a").click()
    assert page.locator(".pm-value").count() > 10
    context.close()


def test_an_overview_sorts_by_its_headings_and_its_address_says_how(page: Page, site: str) -> None:
    page.goto(site + "causes/")
    usual = page.locator(".pm-value__name a").all_inner_texts()
    overdue = page.locator("th[data-by='-overdue']")
    overdue.locator("button").click()
    assert page.url.endswith("causes/?sort=-overdue")
    assert overdue.get_attribute("aria-sort") == "descending"
    amounts = [int(text or 0) for text in page.locator(".pm-value__overdue").all_inner_texts()]
    assert amounts == sorted(amounts, reverse=True)
    page.locator("th[data-by='name'] button").click()
    names = page.locator(".pm-value__name a").all_inner_texts()
    assert names == sorted(names)
    page.goto(site + "causes/?sort=median")
    medians = page.locator(".pm-value__median").evaluate_all("all => all.map(one => one.dataset.value)")
    known = [int(median) for median in medians if median]
    assert known == sorted(known)
    assert not any(medians[len(known) :])
    assert sorted(page.locator(".pm-value__name a").all_inner_texts()) == sorted(usual)


def test_in_a_long_overview_one_finds_a_value(page: Page, site: str) -> None:
    page.goto(site + "causes/")
    page.locator(".pm-sift input").fill("certif exp")
    assert page.locator(".pm-value:visible .pm-value__name a").all_inner_texts() == ["expired certificate"]
    page.goto(site + "triggers/")
    assert not page.locator(".pm-sift").count()
