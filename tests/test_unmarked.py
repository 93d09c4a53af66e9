"""Markup taken off a piece of text: as the parser would, and wherever a report is cut into pieces."""

from __future__ import annotations

import pytest

from postmortems.extraction.narrative import read_narrative
from postmortems.extraction.text.unmarked import link_labels, unmarked
from postmortems.reading.document import read_document

PIECES = {
    "**bold** and *thin* and ***both***": "bold and thin and both",
    "__bold__ and _thin_ of snake_case_names": "bold and thin of snake_case_names",
    "~~gone~~ `code` ``more code``": "gone code more code",
    "[a link](https://example.org/a_b) and ![a picture](a.png)": "a link and a picture",
    '[a link](b.md "with a title") on\ntwo lines [that\nwraps](c.md)': "a link on\ntwo lines that\nwraps",
    "<https://example.org/a>": "https://example.org/a",
    "one<br>two<br/>three<BR />four": "one\ntwo\nthree\nfour",
    "<b>bold</b> <span class='x'>red</span>": "bold red",
    r"No \*\* \[stress](x) of \\ or \_this\_, \<b> and C:\new": r"No ** [stress](x) of \ or _this_, <b> and C:\new",
    r"It `a*b* \* &lt;`, &#42;that&#42; and \`not\`": r"It a*b* \* &lt;, *that* and `not`",
    "5 &lt; 6 &amp; 7 &eacute;": "5 < 6 & 7 é",
}


@pytest.mark.parametrize("markup", PIECES)
def test_as_the_parser_does(markup: str) -> None:
    [block] = read_document("a.md", markup.encode()).blocks
    assert block.text == PIECES[markup]
    assert unmarked(markup) == PIECES[markup]


@pytest.mark.parametrize("markup", PIECES)
def test_wherever_a_text_is_cut(markup: str) -> None:
    words, line = " ".join(PIECES[markup].split()), " ".join(markup.split())
    entry = f"## Timeline\n\n- 2024-05-03 10:00 UTC: {line}\n\n"
    asked = f"## Action items\n\nWe will mend {line}. We will test it.\n"
    found = read_narrative(read_document("a.md", (entry + asked).encode()))
    assert [each.text for each in found.timeline.entries] == [words]
    assert " ".join(found.actions[0].item.title.split()) == f"We will mend {words}."


@pytest.mark.parametrize("markup", PIECES)
def test_below_a_line_that_is_a_title(markup: str) -> None:
    text = f"**Summary**\n{markup}\n\n**Impact**\nWet.\n"
    summary = read_narrative(read_document("a.md", text.encode())).sections[0]
    assert [block.text for block in summary.blocks] == [PIECES[markup]]


def test_a_link_that_is_defined_elsewhere() -> None:
    text = "the [mirror] and [a link][x] of [nobody], see[^1]\n\n[mirror]: https://example.org\n"
    assert unmarked(text.split("\n")[0], link_labels(text)) == "the mirror and a link of [nobody], see"


def test_half_an_emphasis() -> None:
    assert unmarked("10:00 alert**: it rang") == "10:00 alert: it rang"
