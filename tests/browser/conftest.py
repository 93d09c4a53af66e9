"""The example site opened in a headless Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from .example_site import FLAGS, Served
from .find_chromium import ADVICE, find

WITHOUT_SEARCH = "window.Worker = class extends EventTarget { postMessage() {} terminate() {} };"
"""Each page would read the whole index of the search anew; what searches do is tried where it is meant."""


@pytest.fixture(scope="session")
def site(example: Served) -> str:
    """Return the address of the example site, ending in a slash."""
    return example.address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Yield a headless Chromium; without one the tests are skipped, which `.ci/run` counts as failed."""
    path = find()
    if path is None:
        pytest.skip(ADVICE)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Yield a page at desktop width on which one cannot search."""
    with opened(browser, WITHOUT_SEARCH) as page:
        yield page


@contextmanager
def opened(browser: Browser, *scripts: str) -> Iterator[Page]:
    """Open a page at desktop width in which scripts of ours run before its own."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    for script in scripts:
        context.add_init_script(script)
    yield context.new_page()
    context.close()
