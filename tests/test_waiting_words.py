"""Words that stand where an answer should be are told; in a sentence, and in code, they mean something."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from building import postmortems
from samples import BODY, check_one, codes, make_project, report

if TYPE_CHECKING:
    from pathlib import Path

ANSWER = "Nobody had set a limit."


def told(root: Path, text: str) -> list[str]:
    return codes(check_one(root, report(body=BODY.replace(ANSWER, text))))


@pytest.mark.parametrize("text", [
    "???", "Cause: ???", "tbc", "TBC by the team", "tbd", "Tba.", "(fill in)", "It was (to be filled in) a limit.", "todo: ask Ana",
    "To be written.", "WIP", "To be confirmed", "_To be determined_", "**Cause:** tbc", "- Owner — TBC", "Nobody (tbc) knows.", "| A | B |\n|---|---|\n| x | tbc |",
    "> to be written", "Please fill this in", "- Details to follow.", "- one\n- xxx\n", "1. Coming soon…", "Still to be determined",
    "Noch offen", "**Wird noch ergänzt**", "À compléter.", "Por definir", "Pendiente", "A completar", "Da definire",
])  # fmt: skip
def test_a_word_in_the_place_of_an_answer_is_told(text: str, tmp_path: Path) -> None:
    assert told(tmp_path, text) == ["placeholder-text"]


@pytest.mark.parametrize("text", [
    "None: n/a.", "We were todo experts.", "The status was TBC at that time, and we knew.", "Nobody knew why ???", "To be determined is what the page said.",
    "Fill in the form.", "So `todo: x` and `tbc`.", "```\nTBC\n```", "    tbc\n", "Work in progress was lost: WIP branches.", "TBC Bank was down.",
    "Follow-ups: to be done", "[tbc](https://example.com)", "<!-- tbc -->\nA limit.", "| When | What |\n|---|---|\n| 14:?? | a |\n| ?? | b |",
    "More will follow soon.", "See [note] and [list].", "The page said \"TBD\" all day.", "The limit: to be completed by hand.",
    "Die Ursache ist noch offen, sagt das Team.", "Le cache restait à compléter.", "El pago quedó pendiente.",
])  # fmt: skip
def test_what_means_something_is_not_told(text: str, tmp_path: Path) -> None:
    assert told(tmp_path, text) == []


def test_a_word_behind_a_label_in_brackets_is_told_without_them(tmp_path: Path) -> None:
    body = BODY.replace(ANSWER, "It was a limit (owner: web, due: tbd)")
    (found,) = check_one(tmp_path, report(body=body))
    assert (found.message, found.place.end_column - found.place.column) == ("`tbd` is a placeholder", 3)


def test_a_heading_that_says_what_is_to_do_is_none(tmp_path: Path) -> None:
    assert codes(check_one(tmp_path, report(body=BODY.replace("## Action items", "## TODO")))) == []


@pytest.mark.parametrize(
    "field",
    ["title: tbc", "title: To be written", "contributing_factors: [wip]", "impact: {summary: fill in}"],
)
def test_a_value_that_is_nothing_but_one_is_told(field: str, tmp_path: Path) -> None:
    assert codes(check_one(tmp_path, report(f"{field}\n"))) == ["placeholder-text"]


UNWRITTEN = "\n\n".join(f"{mark} {title}\n\n<!-- guidance: {title}? -->" for mark, title in [
    ("##", "Summary"), ("##", "Timeline"), ("##", "Contributing factors"), ("##", "Action items"),
])  # fmt: skip


@pytest.mark.parametrize(("status", "level"), [("final", "error"), ("in-review", "warning")])
def test_a_report_of_which_much_is_not_written_is_told_in_a_few_lines(
    status: str, level: str, tmp_path: Path
) -> None:
    kept = "".join(line for line in report(f"status: {status}\n", UNWRITTEN).splitlines(keepends=True)
                   if not line.startswith(("impact", "detection")))  # fmt: skip
    make_project(tmp_path, {"incidents/a.md": kept})
    text = postmortems(tmp_path, "check").stdout
    assert (
        f"incidents/a.md:10:1: {level}: the report is `{status}`, and 2 fields and 4 placeholders are still to write"
        in text
    )
    assert "fields: `detection`, `impact`\n" in text
    assert "placeholders: on lines 15, 19, 23, 27\n" in text
    assert text.endswith(f"6 {level}s in 1 file\n")
    assert len(text.splitlines()) <= 10
    assert postmortems(tmp_path, "check", "--notes").stdout.count(f"{level}[") == 6


def test_a_few_things_that_are_not_written_are_told_one_by_one(tmp_path: Path) -> None:
    make_project(tmp_path, {"incidents/a.md": report(body=UNWRITTEN)})
    assert postmortems(tmp_path, "check").stdout.count("error[placeholder-text]") == 4


def test_what_is_misspelt_is_told_by_itself(tmp_path: Path) -> None:
    body = "## Sumary\n\n## Timline\n\n**Action items**\n"
    make_project(tmp_path, {"incidents/a.md": report("template: default\n", body)})
    text = postmortems(tmp_path, "check").stdout
    assert "did you mean `Timeline`?" in text
    assert "this is no heading: write `## Action items`" in text
    assert "are still to write" in text
