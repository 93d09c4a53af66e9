"""Headings in other markups than Markdown, over two lines, and behind numbers and letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postmortems.extraction.narrative import read_narrative
from postmortems.reading.document import read_document

PARTS = {
    "impact": "Forty parcels waited.",
    "timeline": "14:05 the belt stops\n14:30 the belt runs",
    "actions": "- Add a lamp\n- Check the doors",
}
NAMES = st.sampled_from([
    ("Impact", "Timeline", "Action items"), ("Customer impact", "Chronology", "Next steps"), ("Auswirkungen", "Zeitleiste", "Maßnahmen"),
    ("影響", "時系列", "再発防止策"),
])  # fmt: skip
FORMS = st.sampled_from([
    ("h2. {}",) * 3, ("== {}",) * 3, ("=== {}",) * 3, ("1. {}", "1.1 {}", "1.2 {}"), ("1.1 {}", "1.2 {}", "2.1.1 {}"), ("A. {}", "B. {}", "C. {}"),
    ("I. {}", "II. {}", "III. {}"), ("1) {}", "2) {}", "3) {}"), ("** {}",) * 3,
])  # fmt: skip


@given(NAMES, FORMS, st.sampled_from(("", "Outage of the depot\n\n")))
def test_headings_of_other_markups(names: tuple[str, ...], forms: tuple[str, ...], title: str) -> None:
    parts = (
        f"{form.format(name)}\n\n{said}"
        for form, name, said in zip(forms, names, PARTS.values(), strict=True)
    )
    read = read_narrative(read_document("x.md", (title + "\n\n".join(parts) + "\n").encode()))
    assert [section.role for section in read.sections if section.role] == list(PARTS)
    assert [entry.text for entry in read.timeline.entries] == ["the belt stops", "the belt runs"]
    assert [found.item.title for found in read.actions] == ["Add a lamp", "Check the doors"]


@pytest.mark.parametrize(("text", "titles"), [
    ("**Impact on\nour users**\n\nAll.\n\n**Root\ncause**\n\nA wire.\n", ["Impact on our users", "Root cause"]),
    ("Impact on\nour users\n---\n\nAll.\n\nRoot\ncause\n---\n\nA wire.\n", ["Impact on our users", "Root cause"]),
    ("h2. Impact\n\nAll.\n\nh2. Root cause\n\n# a wire\n# a lamp\n", ["Impact", "Root cause"]),
    ("== Impact\n\nAll.\n\n== Root cause\n\n. a wire\n. a lamp\n", ["Impact", "Root cause"]),
])  # fmt: skip
def test_a_heading_is_one_line_without_its_marks(text: str, titles: list[str]) -> None:
    assert [
        section.title for section in read_narrative(read_document("x.md", text.encode())).sections
    ] == titles


def test_tasks_of_an_outline() -> None:
    text = "* Depot\n** Impact\nAll.\n** Action items\n*** TODO Add a lamp\n*** DONE Check the doors\n"
    read = read_narrative(read_document("x.md", text.encode()))
    assert [(found.item.title, found.item.status) for found in read.actions] == [
        ("Add a lamp", "open"),
        ("Check the doors", "done"),
    ]


@pytest.mark.parametrize("text", [
    "**Nobody knew\nwhere the lamp was.**\n", "We ran h2. Impact was small.\n", "a == b\n\nc == d\n", "== 5\n\n=> 3\n",
    "* Impact\n* Timeline\n* Action items\n\nAll of these are written elsewhere.\n", "10.15 Timeline of the depot is lost\n\n10.20 it is found\n",
])  # fmt: skip
def test_what_is_no_heading(text: str) -> None:
    read = read_narrative(read_document("x.md", f"# Depot\n\n## Summary\n\n{text}\n## Links\n".encode()))
    assert [section.title for section in read.sections] == ["Depot", "Summary", "Links"]
