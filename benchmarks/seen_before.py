"""What a reader of `seen-before/` waits for: `python -m benchmarks.seen_before [INCIDENTS]`.

Makes reports, the page and its index, and pastes and types into the box in Chromium. Prints the median and
the worst time from the last key to the answer, and the bytes that one question loads in a browser that has
seen nothing; of the command, how long it takes with what is kept. Nothing is packed on the way.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

import click
from playwright.sync_api import Browser, Page, sync_playwright

from browser.example_site import FLAGS, served
from browser.find_chromium import ADVICE, find
from postmortems.hosts.exporting.addresses import file_of
from postmortems.making import content_of
from postmortems.pages.all import SCRIPT, assets
from postmortems.pages.seen_before import files, pages
from postmortems.publishing import load
from postmortems.settings import Settings
from postmortems.site.project import Project

from .corpus import write
from .knowledge import NOW, site_of
from .processes import environment
from .tables import Table

QUESTIONS = 20
FRAME = '<!doctype html><html lang="en"><script src="../{}" defer></script><main class="md-typeset">{}</main>'
CONFIG = "site_name: Reports\nplugins: [postmortems]\n"
ASK = """text => {
  const form = document.querySelector(".pm-seen"), box = form.querySelector("textarea");
  const turn = Number(form.dataset.turn ?? 0), began = performance.now();
  return new Promise((done) => {
    const watch = new MutationObserver(() => {
      if (Number(form.dataset.turn) <= turn) return;
      watch.disconnect();
      requestAnimationFrame(() => done(performance.now() - began));
    });
    watch.observe(form, { attributes: true });
    box.value = text;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  });
}"""
LOADED = (
    "performance.getEntriesByType('resource').filter((one) => one.name.endsWith('.json'))"
    ".reduce((sum, one) => sum + one.encodedBodySize, 0)"
)


class Seen(NamedTuple):
    """Milliseconds of a pasted question and of one more key, and the bytes that the question loaded."""

    pasted: float
    typed: float
    loaded: int


def made(root: Path, size: int) -> None:
    """Make reports, and of their site the page and its index."""
    write(root / "incidents", size)
    (root / "mkdocs.yml").write_text(CONFIG)
    site = site_of(load(Project(root, root, root / "docs", Settings()), NOW))
    (found,) = pages(site)
    html = (content_of(found, "").html or b"").decode()
    texts = {file_of(found.path): FRAME.format(SCRIPT, html), **assets(), **dict(files(site))}
    for path, text in texts.items():
        (root / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "site" / path).write_text(text, "utf-8")


def questions(root: Path) -> Iterator[str]:
    """Yield what is pasted: some lines of reports, a few words or much of a log."""
    dice = Random(1)
    for path in dice.sample(sorted((root / "incidents").glob("*.md")), QUESTIONS):
        lines = [line for line in path.read_text("utf-8").splitlines() if len(line) > 30]
        start = dice.randrange(len(lines))
        yield "\n".join(lines[start : start + dice.choice((1, 3, 12, 60))])


def asked(browser: Browser, address: str, text: str) -> Seen:
    """Paste a question into a page that was just opened, then type one more word of it."""
    with browser.new_context() as context:
        found: Page = context.new_page()
        found.goto(f"{address}seen-before/")
        found.locator("#pm-seen-text").focus()
        found.wait_for_load_state("networkidle")
        *rest, last = text.split(" ")
        pasted = float(found.evaluate(ASK, " ".join(rest) or last))
        loaded = int(found.evaluate(LOADED))
        return Seen(pasted, float(found.evaluate(ASK, text)), loaded)


def command(root: Path, texts: Sequence[str]) -> list[float]:
    """Return the seconds that the command takes, once results are kept."""
    line = (sys.executable, "-c", "from postmortems.commands.cli import main; main()", "similar", "-")
    with TemporaryDirectory() as kept:
        around = environment({"XDG_CACHE_HOME": kept})
        times = []
        for text in (texts[0], *texts):
            began = perf_counter()
            subprocess.run(line, cwd=root, env=around, input=text.encode(), capture_output=True, check=True)
            times.append(perf_counter() - began)
    return times[1:]


@click.command()
@click.argument("size", metavar="[INCIDENTS]", default=10_000)
def main(size: int) -> None:
    """Measure with as many INCIDENTS, made anew."""
    path = find()
    if path is None:
        raise SystemExit(ADVICE)
    with TemporaryDirectory() as name:
        root = Path(name)
        made(root, size)
        texts = list(questions(root))
        with served(root / "site") as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
            seen = [asked(browser, address, text) for text in texts]
            browser.close()
        times = command(root, texts[:5])
    rows = (
        ("from a paste to the answer, ms", *_told([one.pasted for one in seen])),
        ("from one more word to the answer, ms", *_told([one.typed for one in seen])),
        ("loaded for a question, kB", *_told([one.loaded / 1000 for one in seen])),
        ("the command with what is kept, ms", *_told([1000 * one for one in times])),
    )
    click.echo(Table(f"Seen before, of {size:,} incidents", ("", "median", "worst"), rows))


def _told(values: Sequence[float]) -> tuple[str, str]:
    return f"{median(values):.0f}", f"{max(values):.0f}"


if __name__ == "__main__":
    main()
