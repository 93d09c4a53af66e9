"""What is left of drawings where a sanitiser takes classes, styles and style sheets away."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from justhtml import JustHTML

from pages.shelf import attr
from postmortems.checks.check import all_checks
from postmortems.hosts.exported import write_site
from postmortems.pages.base.paint import painted
from postmortems.publishing import load
from postmortems.site.project import find_project

ROOT = Path(__file__).parent.parent.parent
NOW = datetime(2026, 11, 21, tzinfo=UTC)


def test_every_shape_of_the_example_has_a_colour(tmp_path: Path) -> None:
    write_site(load(find_project(ROOT, None, all_checks()), NOW), tmp_path / "out", "json")
    seen = 0
    for file in sorted((tmp_path / "out/pages").rglob("*.json")):
        page = JustHTML(
            file.read_text("utf-8").replace('\\"', '"').replace("\\n", "\n"), fragment=True, sanitize=False
        )
        for shape in page.query("svg rect, svg path, svg circle, svg line"):
            if "md-" not in attr(shape, "class"):
                seen += 1
                assert attr(shape, "fill") or attr(shape, "stroke"), (file.name, shape.to_html())
    assert seen > 1000


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<rect class="pm-phase pm-phase--undetected" x="1"/>', {"fill": "#2f3b4c", "stroke": "#fff"}),
        ('<g class="pm-mark pm-mark--0 pm-mark--inside"><text>a</text></g>', {"fill": "#fff"}),
        ('<g class="pm-mark pm-mark--0"></g><text>a</text>', {"fill": ""}),
        ('<g class="pm-piece pm-piece--1"><rect x="1"/></g>', {"fill": "#e06a52"}),
        ('<a\n  class="pm-dot"><rect class="pm-hit"/></a>', {"fill": "none", "pointer-events": "all"}),
        ('<line class="pm-drawn__line"/>', {"stroke": "#767b84", "stroke-width": "1px"}),
    ],
)
def test_a_shape_has_what_the_style_sheets_say_of_it(html: str, expected: dict[str, str]) -> None:
    page = JustHTML(painted(f'<svg class="pm-plot">{html}</svg>'), fragment=True, sanitize=False)
    (shape,) = page.query("rect, text, line")
    assert {name: attr(shape, name) for name in expected} == expected
    assert attr(page.query("svg")[0], "fill")


def test_what_is_no_drawing_of_ours_stays_as_it_is() -> None:
    for html in (
        "<p>a rect</p>",
        '<svg viewBox="0 0 1 1"><use href="#a"/></svg>',
        '<a class="x">b</a><svg></svg>',
        '<p title="<svg">no end</p>',
    ):
        assert painted(html) == html
    assert not re.search("var|color-mix", painted('<svg class="pm-plot"><rect class="pm-mix--3"/></svg>'))
