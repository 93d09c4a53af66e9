"""How fast the filters of many incidents answer, and what a browser loads: `python benchmarks/filters.py`.

Makes 10,000 incidents from a seed, opens their table in Chromium, and changes what is chosen again and again.
Prints the sizes of the first page and of the rows that the filters load, and the time from a choice to the
table that shows its answer, laid out. Needs the folder of tests for its incidents: `PYTHONPATH=tests`.
"""

from __future__ import annotations

import gzip
from statistics import median

import click
from playwright.sync_api import Page, sync_playwright

from browser.example_site import FLAGS
from browser.find_chromium import find
from browser.tables import ADDRESS, serve
from pages.many import many
from pages.shelf import made, site
from postmortems.pages.all import all_files

AMOUNT = 10_000
ANSWER = """(box) => {
  const start = performance.now();
  box.click();
  document.body.offsetHeight;
  return performance.now() - start;
}"""
TYPED = """(box, word) => {
  const start = performance.now();
  box.value = word;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  document.body.offsetHeight;
  return performance.now() - start;
}"""


def times(page: Page) -> list[float]:
    """Return milliseconds for choices of every filter, for words and for sorting."""
    boxes = page.locator(".pm-option input").all()[::12]
    found = [box.evaluate(ANSWER) for box in boxes for _ in range(2)]
    text = page.locator("[name=text]")
    words = [text.evaluate(TYPED, word) for word in ("c", "ch", "checkout", "checkout deploy", "")]
    sorts = [button.evaluate(ANSWER) for button in page.locator("th button").all() for _ in range(2)]
    return [*found, *words, *sorts]


def main() -> None:
    """Measure once, after a first answer has loaded all rows."""
    large = site(*many(AMOUNT))
    for path, content in (("incidents/index.md", made(large)["incidents/index.md"]), *all_files(large)):
        whole, packed = len(content.encode()), len(gzip.compress(content.encode(), mtime=0))
        click.echo(f"{path}: {whole / 1e6:.2f} MB, {packed / 1e6:.2f} MB as gzip")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=list(FLAGS))
        page = browser.new_page()
        serve(page, large)
        page.goto(ADDRESS)
        page.locator("[name=text]").focus()
        page.wait_for_load_state("networkidle")
        found = times(page)
        click.echo(f"{len(found)} answers: median {median(found):.0f} ms, the slowest {max(found):.0f} ms")
        browser.close()


if __name__ == "__main__":
    main()
