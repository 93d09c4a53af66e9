"""Sites with none, one, four and three hundred incidents, and with all that reports may lack or hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from justhtml import JustHTML

from browser.example_site import NOW
from building import built as built_site
from edge_reports import edge_reports
from link_checker import broken

CONFIG = """\
site_name: Edge
site_url: https://site.example/
theme: {name: material, font: false}
plugins:
  - search
  - postmortems:
      checks: {placeholder-text: off, missing-field: info, action-overdue: off}
"""
SIZES = (0, 1, 4, 300)
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
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Yield a built site of each size."""
    yield make_site(tmp_path_factory.mktemp(f"edge{request.param}"), request.param)


def pages(site: Path) -> dict[str, JustHTML]:
    """Parse every page strictly."""
    found = sorted(site.rglob("*.html"))
    return {
        path.relative_to(site).as_posix(): JustHTML(path.read_text("utf-8"), strict=True, sanitize=False)
        for path in found
    }


@pytest.fixture(scope="module")
def parsed(built: Path) -> dict[str, JustHTML]:
    """Return the pages of a site, parsed once for all tests."""
    return pages(built)


def test_pages_parse_and_show_no_value_that_is_none(parsed: dict[str, JustHTML]) -> None:
    for name, page in parsed.items():
        for part in page.query("article"):
            leaked = _LEAKED.search(part.to_text(separator=" "))
            assert leaked is None, (name, part.to_text()[max(leaked.start() - 80, 0) :][:160])


def test_no_chart_and_no_table_is_empty(parsed: dict[str, JustHTML]) -> None:
    for name, page in parsed.items():
        for body in page.query("article tbody"):
            assert body.query("tr"), name
        for drawing in page.query("article figure"):
            marks = drawing.query("rect, circle, path, polygon, a")
            assert marks or not drawing.query("svg"), (name, drawing.to_html()[:300])


def test_every_internal_link_leads_somewhere(built: Path) -> None:
    assert broken(built) == []
