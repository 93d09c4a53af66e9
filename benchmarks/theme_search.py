"""The search of Material for MkDocs over texts, as a reader's browser answers it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from browser.example_site import FLAGS, served
from browser.find_chromium import ADVICE, find

CONFIG = "site_name: Texts\ntheme: {name: material, font: false}\nplugins: [search]\n"
LISTENS = """
window.answers = [];
const Plain = window.Worker;
window.Worker = class extends Plain {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", ({ data }) => { if (data.type === 3) window.answers.push(data.data); });
  }
};
"""
"""Hears what the search answers to the page: messages of type 3."""
ASK = "text => { const box = document.querySelector('[data-md-component=search-query]'); box.focus();\
 box.value = text; box.dispatchEvent(new KeyboardEvent('keyup', { bubbles: true })); }"
ANSWER = "window.answers.at(-1).items.map(([first]) => first.location)"
WAIT = 60_000


@contextmanager
def theme_search(texts: Sequence[tuple[str, str]]) -> Iterator[Callable[[str], list[int]]]:
    """Build a site of texts with their titles; yield what its search ranks first, by their places."""
    path = find()
    if path is None:
        raise SystemExit(ADVICE)
    with TemporaryDirectory() as name:
        root = Path(name)
        write(root, texts)
        with served(root / "site") as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
            page = browser.new_page()
            page.add_init_script(LISTENS)
            page.goto(address)
            yield cache(lambda text: ask(page, " ".join(text.split())))
            browser.close()


def write(root: Path, texts: Sequence[tuple[str, str]]) -> None:
    """Write and build a site with a page for each text; its words are words, whatever Markdown they are."""
    (root / "docs").mkdir()
    (root / "docs/index.md").write_text("# Texts\n")
    (root / "mkdocs.yml").write_text(CONFIG)
    for number, (title, text) in enumerate(texts):
        told = "".join(f"<p>{escape(line)}</p>\n" for line in text.splitlines() if line.strip())
        page = f"<h1>{escape(' '.join(title.split()))}</h1>\n<div>\n{told}</div>\n"
        (root / f"docs/t{number}.md").write_text(page, "utf-8")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=root, check=True)


def ask(page: Page, text: str) -> list[int]:
    """Ask the search of a page, and wait for what it answers."""
    before = page.evaluate("window.answers.length")
    page.evaluate(ASK, text)
    page.wait_for_function("amount => window.answers.length > amount", arg=before, timeout=WAIT)
    page.wait_for_timeout(50)
    places = (location.partition("#")[0].strip("/") for location in page.evaluate(ANSWER))
    return list(dict.fromkeys(int(place[1:]) for place in places if place.startswith("t")))
