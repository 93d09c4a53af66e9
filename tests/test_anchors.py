"""The anchors of headings: what a page has is what a check accepts and what a follow-up leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from postmortems.reading.document import read_document
from postmortems.rendering.body import heading_places
from postmortems.rendering.report import render
from samples import BODY, check, make_project, report

if TYPE_CHECKING:
    from pathlib import Path

HEADINGS = [
    "A ![alt](x.png) b", "![alt](x.png)", "![alt](x.png) after", "*Why* `it` broke", "Él niño  twice", "C++ & C#",
    "See https://host.example/__init__.py now", "a <br> b", "[A link](x.md) here", "Same", "Same", "Same-1", "---",
    "pm-title", "Over\\\ntwo",
]  # fmt: skip


def printed(body: str) -> list[str]:
    return [heading.anchor for heading in render(body).headings]


@pytest.mark.parametrize("style", ["## {}", "{}\n---", "- ## {}", "> ## {}", "[^1]: ## {}\n\nsee[^1]"])
@pytest.mark.parametrize("text", HEADINGS)
def test_a_heading_has_one_anchor(text: str, style: str) -> None:
    body = f"## é first\n\nx\n\n{style.format(text)}\n\n## Last\n"
    document = read_document("a.md", f"---\ntitle: x\n---\n{body}".encode())
    places = heading_places(document, "x")
    assert [place.anchor for place in places if place.anchor] == printed(document.body)
    assert all(document.source.text[place.start :].lstrip()[:1] for place in places)
    assert [document.source.text[p.start :].split("\n")[0] for p in places if p.anchor == "last"] == [
        "## Last"
    ]


@pytest.mark.parametrize("text", HEADINGS)
def test_the_check_accepts_what_the_page_has(text: str, tmp_path: Path) -> None:
    body = f"{BODY}\n## {text}\n\nMore.\n"
    [*_, anchor] = printed(body)
    links = f"[right](#{anchor}) [wrong](#{anchor}-alt)\n"
    make_project(
        tmp_path,
        {"incidents/a.md": report(body=f"{body}\n{links}"), "incidents/x.png": "", "incidents/x.md": ""},
    )
    found = [
        each.message for each in check(tmp_path) if each.code == "broken-link" and "heading" in each.message
    ]
    assert found == [f"there is no heading `#{anchor}-alt`"]


def test_an_image_in_a_heading_is_no_part_of_its_anchor() -> None:
    document = read_document("a.md", b"## A ![alt](x.png) b\n")
    assert [place.anchor for place in heading_places(document, "")] == ["a--b"]
