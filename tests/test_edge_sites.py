"""Sites with none, one, four and ninety incidents, and with all that reports may lack or hold."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from justhtml import JustHTML

from browser.example_site import NOW
from building import built as built_site
from edge_reports import edge_reports
from link_checker import broken, parsed

CONFIG = """\
site_name: Edge
site_url: https://site.example/
theme: {name: material, font: false}
plugins:
  - search
  - postmortems:
      checks: {placeholder-text: off, missing-field: info, action-overdue: off}
"""
SIZES = (0, 1, 4, 90)
_LEAKED = re.compile(r"\b(None|nan|NaN|undefined|Infinity|inf)\b|\{\{|\}\}|<built-in|object at 0x")


def make_site(root: Path, size: int) -> Path:
    """Build a site of odd reports; return its folder."""
    (root / "docs").mkdir()
    (root / "incidents").mkdir()
    (root / "mkdocs.yml").write_text(CONFIG)
    for name, report in edge_reports(size):
        (root / "incidents" / name).write_text(report)
    return built_site(root, "-q", SOURCE_DATE_EPOCH=NOW)


@pytest.fixture(scope="module", params=SIZES)
def built(request: pytest.FixtureRequest, edge_site: Callable[[int], Path]) -> Path:
    """Return a built site of each size."""
    return edge_site(request.param)


@pytest.fixture(scope="module")
def pages(built: Path) -> dict[str, JustHTML]:
    """Return the pages of a site, parsed once for all tests."""
    return parsed(built)


def test_pages_parse_and_show_no_value_that_is_none(pages: dict[str, JustHTML]) -> None:
    for name, page in pages.items():
        for part in page.query("article"):
            leaked = _LEAKED.search(part.to_text(separator=" "))
            assert leaked is None, (name, part.to_text()[max(leaked.start() - 80, 0) :][:160])


def test_no_chart_and_no_table_is_empty(pages: dict[str, JustHTML]) -> None:
    for name, page in pages.items():
        for body in page.query("article tbody"):
            assert body.query("tr"), name
        for drawing in page.query("article figure"):
            marks = drawing.query("rect, circle, path, polygon, a")
            assert marks or not drawing.query("svg"), (name, drawing.to_html()[:300])


def test_every_internal_link_leads_somewhere(built: Path) -> None:
    assert broken(built) == []
