"""Take the pictures of the documentation: `make screenshots`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from browser.example_site import FLAGS, NOW, ROOT, example_site
from browser.find_chromium import ADVICE, find

FOLDER = ROOT / "docs/screenshots"
PAGES = {
    "home": "",
    "incidents": "incidents/",
    "incident": "incidents/2025-12-11-payment-certificate/",
    "timeline": "timeline/",
    "year": "timeline/2023/",
    "services": "services/",
    "factor": "causes/untested-recovery-path/",
    "follow-ups": "actions/",
    "insights": "insights/",
    "writing": "writing/",
}


def take(browser: Browser, address: str, name: str, scheme: Any) -> None:
    """Save the first screen of a page."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.clock.set_fixed_time(int(NOW))
    page.goto(address + PAGES[name], wait_until="networkidle")
    page.screenshot(path=FOLDER / f"{name}-{scheme}.png")
    context.close()


def main() -> None:
    """Take a picture of each kind of page, light and dark."""
    path = find()
    if path is None:
        raise SystemExit(ADVICE)
    Path(FOLDER).mkdir(exist_ok=True)
    with example_site() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        for name in PAGES:
            for scheme in ("light", "dark"):
                take(browser, site.address, name, scheme)
        browser.close()


if __name__ == "__main__":
    main()
