"""The body: blocks with their places and text, sections with their roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from postmortems.headings.phrases import NAMES, shown
from postmortems.reading.document import read_document
from postmortems.sections import ROLES, role_of

if TYPE_CHECKING:
    from postmortems.model.document import Document


def read(body: str) -> Document:
    return read_document("example.md", f"---\nx: 1\n---\n{body}".encode())


def blocks(body: str) -> list[tuple[str, str, int]]:
    return [(block.kind, block.text, block.level) for block in read(body).blocks]


def test_blocks_have_their_text_without_markup() -> None:
    found = blocks(
        "# *A* `b`\n\nText [with](x) **more**\nlines.\n\n```sh\nls\n```\n\n---\n\n> Said.\n\n<div>\nx\n</div>\n"
    )
    assert found == [
        ("heading", "A b", 1), ("paragraph", "Text with more\nlines.", 0), ("code", "ls\n", 0), ("rule", "", 0),
        ("quote", "Said.", 0), ("html", "<div>\nx\n</div>\n", 0),
    ]  # fmt: skip


def test_items_know_how_deep_they_are_and_keep_their_own_text() -> None:
    found = blocks(
        "- one\n  - two\n\n    more\n\n    ```\n    code\n    ```\n- [x] three\n- [ ] four\n1. five\n"
    )
    assert found == [
        ("item", "one", 1), ("item", "two", 2), ("paragraph", "more", 2), ("code", "code\n", 2), ("item", "three", 1),
        ("item", "four", 1), ("item", "five", 1),
    ]  # fmt: skip
    assert [block.checked for block in read("- [x] a\n- [ ] b\n- c\n").blocks] == [True, False, None]


def test_a_table_has_cells() -> None:
    head, row = read("| a | *b* |\n| - | - |\n| c \\| d | |\n").blocks
    assert (head.kind, [cell.text for cell in head.cells]) == ("head", ["a", "b"])
    assert (row.kind, [cell.text for cell in row.cells]) == ("row", ["c | d", ""])


def test_a_cell_knows_where_it_stands() -> None:
    table = "é\n\n> | a | *b* | c |\n> | - | - | - |\n> | x \\| y `q\\|r` || z |\n> k | 検\n"
    whole = read(table)
    rows = [block for block in whole.blocks if block.cells]
    shown = [[whole.source.text[cell.start : cell.end].strip() for cell in row.cells] for row in rows]
    assert shown == [["a", "*b*", "c"], ["x \\| y `q\\|r`", "", "z"], ["k", "検", ""]]
    assert rows[1].cells[0].text == "x | y q|r"


@pytest.mark.parametrize("before", ["", "é ", "検索 ", "𝄞𝄞 ", "é\n\n検 𝄞 "])
def test_places_count_characters(before: str) -> None:
    document = read(f"{before}[link](x) <b>bold</b>\n\n- ä: item\n\n## Überschrift\n")
    text = document.source.text
    (link,) = document.links
    assert text[link.start : link.end] == "[link](x)"
    assert [text[part.start : part.end] for part in document.markup] == ["<b>", "</b>"]
    assert [text[block.start : block.end].strip() for block in document.blocks][-2:] == [
        "- ä: item",
        "## Überschrift",
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_count_alike_whatever_ends_them(end: str) -> None:
    document = read_document("a.md", end.join(["---", "x: 1", "---", "", "# A", "", "[l](x)"]).encode())
    assert document.source.place(document.links[0].start, document.links[0].end)[1:] == (7, 1, 7)


def test_links_of_all_kinds_are_found() -> None:
    body = "[a](b) ![c](d) <https://e.example> <f@g.example> [h][i] [![j](k)](l) `[m](n)`\n\n[i]: o\n"
    assert [(link.url, link.image) for link in read(body).links] == [
        ("b", False), ("d", True), ("https://e.example", False), ("mailto:f@g.example", False), ("o", False),
        ("l", False), ("k", True),
    ]  # fmt: skip


def test_sections_are_filled_by_what_is_below_them() -> None:
    body = "# A\n\n## B\n\n<!-- nothing -->\n<!-- here -->\n\n---\n\n## C\n\n### D\n\nText.\n\n## E\n"
    found = {section.title: section.filled for section in read(body).sections}
    assert found == {"A": True, "B": False, "C": True, "D": True, "E": False}


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Summary", "summary"), ("1. SUMMARY", "summary"), ("1.2.3 Summary", "summary"), ("IV. Summary:", "summary"),
        ("📋 Summary", "summary"), ("Timeline (all times in UTC)", "timeline"), ("Timeline - all times in UTC", "timeline"),
        ("Timeline: UTC", "timeline"), ("TL;DR", "summary"), ("Root Cause & Resolution", "root_cause"),
        ("What didn’t go well", "went_wrong"), ("Auswirkungen", "impact"), ("DÉTECTION", "detection"),
        ("De\u0301tection", "detection"), ("Maßnahmen", "actions"), ("5 whys", "root_cause"), ("Colophon", ""), ("", ""),
        ("Summary" + " x" * 5000, ""), ("検索", ""),
    ],
)  # fmt: skip
def test_a_heading_has_the_role_that_its_words_mean(title: str, role: str) -> None:
    assert role_of(title) == role


def test_every_name_is_found_and_has_one_role() -> None:
    seen: dict[str, str] = {}
    for role, group, where in NAMES:
        assert role in ROLES
        assert where
        for name in shown(group):
            assert seen.setdefault(name, role) == role
            assert role_of(name.title()) == role, name
