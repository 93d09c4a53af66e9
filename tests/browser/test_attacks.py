"""The site of all attacks in a real browser: whatever a reader does, nothing of a report runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page

from attacks.payloads import NAMED, TEXTS, armed

from .conftest import WITHOUT_SEARCH
from .example_site import ROOT, served

if TYPE_CHECKING:
    from attacks.built import Built

pytestmark = pytest.mark.browser

WATCH = """
window.seen = [];
for (const name of ["alert", "confirm", "prompt", "print", "open"]) {
  const told = text => { window.seen.push(`${name}(${text})`); };
  Object.defineProperty(window, name, {value: told, writable: false, configurable: false});
}
if (navigator.serviceWorker) {
  navigator.serviceWorker.register = url => { window.seen.push(`service worker ${url}`); return new Promise(() => {}); };
}
addEventListener("securitypolicyviolation", event => { window.seen.push(`policy ${event.violatedDirective} ${event.blockedURI}`); });
"""
"""Tells what ran: before any script of a page, so that none can keep it from telling."""

TOUCH = """
async () => {
  for (const element of document.querySelectorAll("details")) element.open = true;
  for (const element of document.querySelectorAll("*")) {
    for (const name of ["mouseover", "mouseenter", "pointerenter", "toggle"]) element.dispatchEvent(new MouseEvent(name));
    if (element.tabIndex >= 0 && element.focus) element.focus({preventScroll: true});
  }
  await new Promise(done => setTimeout(done, 0));
  return window.seen;
}
"""
"""Does to every element what a mouse and the tabulator would."""

SEARCHES = ("alert", "onerror", "script", "javascript", "img", "svg", "constructor", "__proto__", "toString")
PARAMETERS = (
    "h",
    "text",
    "sort",
    "severity",
    "service",
    "owner",
    "kind",
    "year",
    "trigger",
    "__proto__",
    "constructor",
)


@dataclass
class Watched:
    """A page, and what happened on it that should not have."""

    page: Page
    home: str
    found: list[str] = field(default_factory=list)

    def go(self, address: str) -> None:
        """Open an address and touch everything there."""
        self.page.goto(address, wait_until="load")
        self.touch()

    def follow(self, address: str) -> None:
        """Open an address that leads to another at once, which has to be one of the site."""
        self.page.goto(address, wait_until="commit")
        self.page.wait_for_url(lambda url: url != address, wait_until="commit")
        if not self.page.url.startswith(self.home):
            self.found.append(f"{address}: leads to {self.page.url}")

    def touch(self) -> None:
        """Do what a reader's mouse and keyboard may do."""
        self.found += [f"{self.page.url}: {what}" for what in self.page.evaluate(TOUCH)]

    def asked(self, dialog: Dialog) -> None:
        """Tell of a dialog, and close it."""
        self.found.append(f"{self.page.url}: dialog {dialog.message}")
        dialog.dismiss()

    def asks(self, url: str, kind: str) -> None:
        """Tell what a page asks of others, but for the images that reports name."""
        named = urlsplit(url).netloc == urlsplit(NAMED).netloc and kind == "image"
        if not named and not url.startswith((self.home, "data:")):
            self.found.append(f"{self.page.url}: asks for {url}")

    def says(self, kind: str, text: str, where: str) -> None:
        """Tell what a console says, but for images that reports name and that are not there."""
        missing = "Failed to load resource" in text and where.startswith(
            (self.home, NAMED, NAMED.replace("https", "http"))
        )
        if kind == "error" and not missing and "'srcset'" not in text:
            self.found.append(f"{self.page.url}: console {text}")


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Yield a browser that tells of what runs."""
    opened = browser.new_context(viewport={"width": 1280, "height": 900}, service_workers="allow")
    opened.add_init_script(WATCH)
    opened.add_init_script(f"if (sessionStorage.walking) {{ {WITHOUT_SEARCH} }}")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def watched(context: BrowserContext, attacked: Built) -> Watched:
    """Return a page of which everything is told."""
    page = context.new_page()
    watched = Watched(page, attacked.address)
    page.on("dialog", watched.asked)
    page.on("pageerror", lambda error: watched.found.append(f"{page.url}: error {error}"))
    page.on("console", lambda said: watched.says(said.type, said.text, str(said.location.get("url", ""))))
    page.on("popup", lambda opened: watched.found.append(f"{page.url}: opened {opened.url}"))
    page.on("request", lambda request: watched.asks(request.url, request.resource_type))
    return watched


def test_on_no_page_anything_runs_or_asks_elsewhere(watched: Watched, attacked: Built) -> None:
    watched.page.goto(attacked.address)
    watched.page.evaluate("sessionStorage.walking = 'yes'")
    watched.found.clear()
    for path in attacked.paths:
        address = attacked.address + quote(path.removesuffix("index.html"))
        if 'http-equiv="refresh"' in (attacked.site / path).read_text("utf-8"):
            watched.follow(address)
        else:
            watched.go(address)
    watched.page.evaluate("sessionStorage.clear()")
    assert watched.found == []


@pytest.mark.parametrize("words", SEARCHES)
def test_searches_show_text(watched: Watched, attacked: Built, words: str) -> None:
    watched.found.clear()
    watched.page.goto(attacked.address, wait_until="networkidle")
    watched.page.keyboard.press("/")
    watched.page.keyboard.type(words)
    watched.page.locator(".md-search-result__meta", has_text="match").wait_for()
    watched.touch()
    assert watched.found == []


def test_addresses_of_pages_say_nothing_that_runs(watched: Watched, attacked: Built) -> None:
    watched.found.clear()
    texts = [quote(armed(text, 1), safe="") for text in TEXTS.values()]
    for path in ("incidents/", "actions/"):
        for first in range(0, len(texts), 4):
            values = [*texts[first:], *texts[:first]]
            query = "&".join(f"{name}={value}" for name, value in zip(PARAMETERS, values, strict=False))
            watched.go(f"{attacked.address}{path}?{query}#{values[0]}")
    assert watched.found == []


CHOOSE = """
async words => {
  const tell = (element, value) => {
    element.value = value;
    for (const name of ["input", "change"]) element.dispatchEvent(new Event(name, {bubbles: true}));
  };
  for (const select of document.querySelectorAll("article select")) {
    const before = select.value;
    for (const option of [...select.options]) tell(select, option.value);
    tell(select, before);
  }
  for (const box of document.querySelectorAll("article input"))
    for (const word of words) tell(box, word);
  for (const box of document.querySelectorAll("article input")) tell(box, "");
  await new Promise(done => setTimeout(done, 300));
}
"""
"""Takes every choice of every filter, and types into every box."""


@pytest.mark.parametrize("path", ["incidents/", "actions/"])
def test_every_choice_of_a_filter_shows_text(watched: Watched, attacked: Built, path: str) -> None:
    watched.found.clear()
    watched.page.goto(attacked.address + path, wait_until="load")
    assert watched.page.locator("article select, article input").count() > 0
    watched.page.evaluate(CHOOSE, [armed(TEXTS["element"], 1), "constructor", "__proto__", "(", "e"])
    watched.touch()
    assert watched.found == []


SHOWN = frozenset({".svg", ".html", ".htm", ".xhtml", ".xml", ".shtml", ".json", ".txt"})
"""Endings of files that a browser shows as a document."""


def test_files_beside_reports_run_nothing_when_they_are_opened(watched: Watched, attacked: Built) -> None:
    watched.found.clear()
    folders = [attacked.site / "incidents" / folder for folder in ("may", "never")]
    shown = [path for folder in folders for path in sorted(folder.rglob("*")) if path.suffix.lower() in SHOWN]
    assert len(shown) > 20
    for path in shown:
        watched.go(attacked.address + quote(path.relative_to(attacked.site).as_posix()))
    assert watched.found == []


def test_no_service_worker_was_registered(watched: Watched, attacked: Built) -> None:
    watched.page.goto(attacked.address)
    there = watched.page.evaluate(
        "async () => (await navigator.serviceWorker?.getRegistrations() ?? []).length"
    )
    assert there == 0


POLICY = re.compile(r"^Content-Security-Policy: (.+)$", re.MULTILINE)


def test_the_site_works_with_the_policy_that_the_documentation_gives(
    context: BrowserContext, watched: Watched, attacked: Built
) -> None:
    policy = POLICY.search((ROOT / "docs/security.md").read_text("utf-8"))
    assert policy
    with served(
        attacked.site, {"Content-Security-Policy": policy[1], "X-Content-Type-Options": "nosniff"}
    ) as address:
        watched.found.clear()
        watched.home, before = address, watched.home
        for path in ("", "incidents/", "incidents/fields-00/", "insights/", "timeline/", "actions/", "tags/"):
            watched.go(address + path)
        watched.page.keyboard.press("/")
        watched.page.keyboard.type("alert")
        watched.page.locator(".md-search-result__meta", has_text="match").wait_for()
        watched.touch()
        assert watched.found == []
        watched.page.evaluate("new Image().src = 'https://strange.example/x.png'")
        watched.page.wait_for_function("window.seen.some(told => told.startsWith('policy img-src'))")
        watched.home = before


def test_what_would_run_is_told(watched: Watched, attacked: Built) -> None:
    watched.page.goto(attacked.address)
    watched.found.clear()
    watched.page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=alert(7)><b tabindex=0 onfocus=alert(8)>t</b>')"
    )
    watched.page.wait_for_function("window.seen.includes('alert(7)')")
    watched.touch()
    assert any("alert(8)" in told for told in watched.found)
    watched.page.evaluate("new Image().src = 'https://strange.example/x.png'")
    watched.page.wait_for_timeout(50)
    assert any("strange.example" in told for told in watched.found)
