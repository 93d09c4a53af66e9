"""Pages in other languages in a real browser: words that are longer, or written from the right, have room."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page

from postmortems.hosts.exported import write_site
from postmortems.model.setting_types import LANGUAGES
from postmortems.publishing import load
from postmortems.site.project import find_project

from .example_site import ROOT, served

NOW = datetime(2026, 11, 21, tzinfo=UTC)
PATHS = (
    "",
    "incidents/",
    "actions/",
    "insights/",
    "timeline/",
    "writing/",
    "incidents/2026-05-19-delivery-prices/",
)
WITHOUT_ROOM = """() => {
  const found = [];
  for (const one of document.querySelectorAll(".pm-page details.pm-how")) one.open = true;
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width + 1) found.push("the page");
  const shown = (element) => element.offsetParent && getComputedStyle(element).visibility !== "hidden";
  for (const element of document.querySelectorAll(".pm-page *")) {
    if (element.closest("svg") || element.children.length || !element.textContent.trim() || !shown(element)) continue;
    const style = getComputedStyle(element);
    if (style.overflowX === "visible" && style.display !== "inline" && element.scrollWidth > element.clientWidth + 2) {
      found.push(element.textContent.trim());
    }
  }
  for (const drawing of document.querySelectorAll(".pm-page svg.pm-plot")) {
    const room = drawing.getBoundingClientRect();
    const texts = [...drawing.querySelectorAll("text")].map((one) => [one.textContent, one.getBoundingClientRect()])
      .filter(([, box]) => box.width);
    for (const [text, box] of texts) if (box.left < room.left - 3 || box.right > room.right + 3) found.push(text);
    texts.forEach(([text, a], at) => {
      for (const [other, b] of texts.slice(at + 1)) {
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (wide > 2 && high > 4) found.push(`${text} on ${other}`);
      }
    });
  }
  return found;
}"""

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_has_room(language: str, page: Page, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "incidents", tmp_path / "incidents")
    told = f"theme:\n  name: material\nplugins:\n  - postmortems:\n      language: {language}\n"
    (tmp_path / "mkdocs.yml").write_text(f"site_name: Incidents\n{told}")
    write_site(load(find_project(tmp_path, None, ()), NOW), tmp_path / "out")
    found: list[tuple[str, int, str]] = []
    with served(tmp_path / "out") as address:
        for width in (390, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            for path in PATHS:
                page.goto(f"{address}{path}")
                found += [(path, width, word) for word in page.evaluate(WITHOUT_ROOM)]
    assert found == []
