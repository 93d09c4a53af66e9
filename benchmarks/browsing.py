"""What a reader waits for, in Chromium: a page, the first result of a search, the filters of a table.

The site is served from this machine, so the clock shows what the browser does and not what a network would.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from browser.example_site import FLAGS, served
from browser.find_chromium import ADVICE, find

from .sites import BARE, INCIDENTS, KINDS, OURS, one
from .tables import Table

LOADED = "performance.getEntriesByType('navigation')[0].loadEventEnd"
RECEIVED = "performance.getEntriesByType('resource').reduce((sum, one) => sum + one.encodedBodySize, 0)"
ANSWER = """(box) => {
  const start = performance.now();
  box.click();
  document.body.offsetHeight;
  return performance.now() - start;
}"""
WORD = "retried"
PAGE, SEARCH = "the page of a report", "from there to the first result of a search"
FIRST = ".md-search-result__item"


class Seen(NamedTuple):
    """Milliseconds of the clock, and of the processor in all of the browser's processes; bytes."""

    wall: float
    processor: float
    loaded: int = 0


def measured(sites: Mapping[str, Path], rounds: int) -> dict[str, Seen]:
    """Look at the two sites of MkDocs, which are built; nothing without a Chromium."""
    path = find()
    if path is None:
        return {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        found = dict(looks(browser, sites, rounds))
        browser.close()
    return found


def looks(browser: Browser, sites: Mapping[str, Path], rounds: int) -> Iterator[tuple[str, Seen]]:
    """Yield what is seen of each site."""
    report = f"{INCIDENTS}/{one(sites[OURS] / INCIDENTS).stem}/"
    for name in (BARE, OURS):
        with served(sites[name] / KINDS[name].output) as address:
            yield f"{name}: {PAGE}", middle([opened(browser, address + report) for _ in range(rounds)])
            yield f"{name}: {SEARCH}", middle([search(browser, address + report) for _ in range(rounds)])
    with served(sites[OURS] / KINDS[OURS].output) as address:
        table = f"{address}{INCIDENTS}/"
        yield f"{OURS}: the table of incidents", middle([opened(browser, table) for _ in range(rounds)])
        yield f"{OURS}: a filter of that table", filters(browser, table)


def opened(browser: Browser, address: str) -> Seen:
    """Open a page in a browser that has seen nothing, until it is loaded."""
    with browser.new_context() as context:
        page, session = context.new_page(), browser.new_browser_cdp_session()
        before = processor(session)
        page.goto(address, wait_until="load")
        wall = float(page.evaluate(LOADED))
        page.wait_for_load_state("networkidle")
        return Seen(wall, processor(session) - before, page.evaluate(RECEIVED))


def search(browser: Browser, address: str) -> Seen:
    """Search on a page that was just opened, until the first result; what that loads and reads counts."""
    with browser.new_context() as context:
        page, session = context.new_page(), browser.new_browser_cdp_session()
        page.goto(address, wait_until="load")
        before, clock = processor(session), perf_counter()
        typed(page)
        return Seen((perf_counter() - clock) * 1000, processor(session) - before)


def typed(page: Page) -> None:
    """Type a word into the search of the theme, and wait for what it finds."""
    page.locator("[data-md-component=search-query]").wait_for()
    page.keyboard.press("/")
    page.keyboard.type(WORD)
    page.locator(FIRST).first.wait_for(timeout=300_000)


def filters(browser: Browser, address: str) -> Seen:
    """Choose filters one after the other, once all rows are loaded; the median of what an answer takes."""
    with browser.new_context() as context:
        page, session = context.new_page(), browser.new_browser_cdp_session()
        page.goto(address)
        page.locator("[name=text]").focus()
        page.wait_for_load_state("networkidle")
        before = processor(session)
        boxes = page.locator(".pm-option input").all()[::12]
        times = [float(box.evaluate(ANSWER)) for box in boxes for _ in range(2)]
        return Seen(median(times), (processor(session) - before) / len(times))


def processor(session: CDPSession) -> float:
    """Return the milliseconds that all processes of a browser have had of the processor."""
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    return float(sum(process["cpuTime"] for process in processes)) * 1000


def middle(seen: list[Seen]) -> Seen:
    """Return the medians."""
    wall, used, loaded = (median(values) for values in zip(*seen, strict=True))
    return Seen(wall, used, int(loaded))


def times(size: int, found: Mapping[str, Seen]) -> Table:
    """Tell what a reader waits for."""
    rows = tuple(
        (name, f"{seen.wall:.0f}", f"{seen.processor:.0f}", f"{seen.loaded / 1e6:.2f}" if seen.loaded else "")
        for name, seen in found.items()
    )
    head = ("in Chromium", "clock, ms", "processor, ms", "loaded, MB")
    said = SAID if found else f"Not measured: {ADVICE}."
    return Table(f"Reading {size:,} incidents", head, rows, said)


SAID = (
    "Nothing is packed on the way, and nothing was seen before: what a page loads includes the search index."
)
