"""`mkdocs serve` in a browser: what is wrong stands on the page, and is gone from it when it is mended."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from samples import BODY, make_project, report
from serving import Serving, serving

from .test_pages_in_the_browser import is_ours

pytestmark = pytest.mark.browser
CONFIG = """\
site_name: Site
theme:
  name: material
  font: false
  palette:
    - {media: "(prefers-color-scheme: light)", scheme: default}
    - {media: "(prefers-color-scheme: dark)", scheme: slate}
plugins: [search, postmortems]
"""
LONG = "x-" + "long" * 60
HALF = f"---\ntitle: Half a report\nstatus: [draft\n{LONG}: {LONG}\n---\n\n{BODY}"
WARNED = report("title: Warned\n", BODY.replace("Nobody had set a limit.", ""))
PAGES = ("", "preview-problems/", "incidents/half/", "incidents/warned/")
WAIT = 60_000


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Serving]:
    """Yield a server that was started with a broken report."""
    files: dict[str, str | bytes] = {
        "incidents/half.md": HALF,
        "incidents/warned.md": WARNED,
        "docs/a.md": "# A\n",
    }
    with serving(make_project(tmp_path, files, CONFIG)) as server:
        yield server


def test_the_page_of_a_broken_report_mends_itself(served: Serving, page: Page) -> None:
    page.goto(f"{served.address}incidents/half/")
    box = page.locator("details.pm-problems")
    expect(box).to_contain_text("incidents/half.md:3:9")
    expect(box.get_by_text("that is not closed")).to_be_visible()
    expect(page.locator(".pm-report")).to_contain_text("Nobody in Europe could pay")
    (served.folder / "incidents/half.md").write_text(report("title: A whole report\n"))
    expect(page.locator("h1")).to_contain_text("A whole report", timeout=WAIT)
    expect(page.locator(".pm-problems")).to_have_count(0)


def test_problems_are_found_from_the_home_page_and_fold(served: Serving, page: Page) -> None:
    page.goto(served.address)
    page.get_by_role("link", name="See what is wrong").click()
    page.locator("section", has_text="incidents/warned.md").get_by_role("link", name="Its page").click()
    box = page.locator("details.pm-problems")
    said = box.get_by_text("is empty")
    expect(said).to_be_hidden()
    box.locator("summary").first.press("Enter")
    expect(said).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_they_are_for_everybody_and_nothing_sticks_out(served: Serving, page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    found = []
    for name in PAGES:
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 844})
            page.goto(served.address + name)
            page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
            if page.evaluate("document.documentElement.scrollWidth") > width:
                found.append((name, "scrolls sideways", str(width)))
        for rule in Axe().run(page, context=".md-content").response["violations"]:
            found += [(name, rule["id"], n["html"][:200]) for n in rule["nodes"] if is_ours(page, rule, n)]
    assert found == []
