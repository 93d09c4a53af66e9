"""The drawn timelines in a real browser: of the example site, and of incidents that are hard to draw."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from http.server import ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from .example_site import NOW, Quiet

pytestmark = pytest.mark.browser
EXAMPLES = (
    "incidents/2023-12-03-fibre-cut-olt/", "incidents/2022-12-16-circleci-stolen-session/",
    "incidents/2021-10-04-facebook-backbone/", "incidents/2018-10-21-github-database-failover/",
    "incidents/2026-11-17-northern-route-signal/", "incidents/2019-10-20-docs-rs-disk-full/",
)  # fmt: skip
LONG = "A very long entry, " * 16
WORDS = (
    "Alert fires",
    "تعطّل خدمة الدفع في أوروبا",
    "支払いサービスの停止と復旧",
    LONG,
    "<b>bold</b> & more",
    "x" * 70,
)
CONFIG = """\
site_name: Hard
site_url: {}
theme:
  name: material
  font: false
  palette:
    - {{media: "(prefers-color-scheme: light)", scheme: default, primary: white}}
    - {{media: "(prefers-color-scheme: dark)", scheme: slate, primary: black}}
plugins:
  - postmortems
"""
OVERLAPS = """
() => {
  const boxes = [...document.querySelectorAll('.pm-drawn .pm-plot text')].map(t => [t.textContent, t.getBoundingClientRect()]);
  const hit = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3;
  return boxes.flatMap(([s, a], i) => boxes.slice(i + 1).filter(([, b]) => hit(a, b)).map(([t]) => s + ' / ' + t));
}
"""
OUTSIDE = """
() => [...document.querySelectorAll('.pm-drawn .pm-plot text')].filter(t => {
  const box = t.getBoundingClientRect(); return box.left < -0.5 || box.right > innerWidth + 0.5;
}).map(t => t.textContent)
"""


def lines(*minutes: int) -> str:
    began = datetime(2026, 3, 4, 14)
    times = (f"{began + timedelta(minutes=one):%Y-%m-%d %H:%M}" for one in sorted(minutes))
    return "".join(f"- {at} {WORDS[place % len(WORDS)]}\n" for place, at in enumerate(times))


ALL = "detected_at: {0}T14:03\nacknowledged_at: {0}T14:04\ndeclared_at: {0}T14:05\nmitigated_at: {0}T14:40\n"
HARD = {
    "hour": (lines(*(minute * 7 % 60 for minute in range(80))), ALL.format("2026-03-04"), "2026-03-04T15:00"),
    "month": (lines(*(minute * 997 % 40_000 for minute in range(80))), ALL.format("2026-03-05"), "2026-04-01T15:00"),
    "burst": (lines(*range(0, 300, 9), 40_000), ALL.format("2026-03-04"), "2026-04-01T15:00"),
    "one": (lines(0), "", "2026-03-04T15:00"),
    "dates": ("- 2026-03-04 broke\n- 2026-03-06 seen\n- 2026-03-30 over\n", "detected_at: 2026-03-06\n", "2026-03-30"),
    "crowd": ("- 2026-03-04 x\n" * 80, "", "2026-03-05"),
    "ranges": ("- 2026-03-04 23:00-23:40 up\n- 2026-03-04 23:10 - 2026-03-05 01:10 over\n- ~2026-03-05 02:00 done\n", "", "2026-03-05T02:00"),
}  # fmt: skip
CASES = [("site", path) for path in EXAMPLES] + [("hard", f"incidents/{name}/") for name in HARD]


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of a site with incidents that are hard to draw."""
    root, folder = tmp_path_factory.mktemp("hard"), tmp_path_factory.mktemp("hard-site")
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    address = f"http://127.0.0.1:{server.server_port}/"
    (root / "docs").mkdir()
    (root / "docs" / "about.md").write_text("# About\n")
    (root / "incidents").mkdir()
    (root / "mkdocs.yml").write_text(CONFIG.format(address))
    for name, (body, fields, resolved) in HARD.items():
        start = "2026-03-04" if "T" not in resolved else "2026-03-04T14:00"
        front = f"title: {name}\nstatus: draft\nseverity: SEV2\nservices: [web]\ntimezone: Africa/Lagos\nstarted_at: {start}\n"
        text = f"---\n{front}resolved_at: {resolved}\n{fields}---\n\n## Timeline\n\n{body}"
        (root / "incidents" / f"{name}.md").write_text(text, encoding="utf-8")
    mkdocs = Path(sys.executable).with_name("mkdocs")
    subprocess.run(
        [str(mkdocs), "build", "-q", "-f", str(root / "mkdocs.yml"), "-d", str(folder)], check=True, timeout=300,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": NOW},
    )  # fmt: skip
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield address
    server.shutdown()


@pytest.fixture(scope="module", params=CASES, ids=[path.split("/")[1] for _, path in CASES])
def open_page(request: pytest.FixtureRequest, browser: Browser, site: str, hard: str) -> Iterator[Page]:
    """Yield each of the cases, with the list of its entries open."""
    where, path = request.param
    context = browser.new_context()
    page = context.new_page()
    page.goto({"site": site, "hard": hard}[where] + path)
    page.locator(".pm-log").evaluate("log => { log.open = true }")
    yield page
    context.close()


@pytest.mark.parametrize("width", [360, 390, 768, 1280])
def test_no_label_stands_on_another(open_page: Page, width: int) -> None:
    open_page.set_viewport_size({"width": width, "height": 844})
    assert open_page.evaluate(OVERLAPS) == []
    assert open_page.evaluate(OUTSIDE) == []
    assert open_page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_drawing(open_page: Page, scheme: Any) -> None:
    open_page.emulate_media(color_scheme=scheme)
    found = Axe().run(open_page, context=".pm-drawn").response["violations"]
    assert [(rule["id"], node["html"][:200]) for rule in found for node in rule["nodes"]] == []


def test_a_number_leads_to_its_line(page: Page, site: str) -> None:
    page.goto(site + EXAMPLES[3])
    page.locator(".pm-numbers--wide .pm-dot[*|href='#pm-entry-9']").click()
    page.wait_for_url("**#pm-entry-9")
    page.locator("#pm-entry-9").wait_for(state="visible")


@pytest.mark.parametrize("width", [390, 1088, 1440])
def test_numbers_have_room_for_a_finger_and_do_not_overlap(page: Page, site: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for path in EXAMPLES:
        page.goto(site + path)
        boxes = [hit.bounding_box() for hit in page.locator(".pm-dot .pm-hit:visible").all()]
        shown = sorted((box for box in boxes if box), key=lambda box: box["x"])
        assert shown, path
        assert all(min(round(box["width"]), round(box["height"])) >= 24 for box in shown)
        assert all(one["x"] + one["width"] <= other["x"] for one, other in pairwise(shown)), path


def test_it_is_whole_without_javascript(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(site + EXAMPLES[3] + "#pm-entry-9")
    assert page.locator(".pm-drawn svg").first.is_visible()
    assert page.locator("#pm-entry-9").is_visible()
    page.goto(site + EXAMPLES[1])
    page.locator(".pm-log summary").click()
    assert page.locator(".pm-entries tbody tr").count() == 15
    assert page.locator(".pm-entries tbody tr").last.is_visible()
    context.close()


def test_printing_opens_no_fold(browser: Browser, site: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(site + EXAMPLES[3])
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    page.emulate_media(media="print")
    assert page.locator("details.pm-how:visible").count() == 0
    assert page.locator(".pm-drawn svg:visible").count() > 0
    context.close()
