"""Doubts are values: checks choose by their kind, and nothing takes a sentence apart."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import postmortems
from postmortems.checks.timeline_doubt import KINDS
from postmortems.extraction.timeline.reader import read_timeline
from postmortems.model.timeline import Doubt, DoubtKind
from postmortems.reading.document import read_document
from postmortems.wording.times import doubt_in_words, doubts_in_words
from samples import check_one, codes, report

PACKAGE = Path(postmortems.__file__).parent


@pytest.mark.parametrize("zone", ["CET", "CEST"])
def test_on_the_day_on_which_clocks_change_both_zones_are_in_force(zone: str) -> None:
    for day in ("2026-03-29", "2026-10-25"):
        body = f"## Timeline\n\n- {day} 05:30 {zone}: a\n- {day} 06:00 {zone}: b\n"
        timeline = read_timeline(read_document("a.md", body.encode()))
        assert [doubt.kind for entry in timeline.entries for doubt in entry.doubts] == []


@pytest.mark.parametrize(
    ("body", "kind", "likely"),
    [
        ("- 2024-03-04 13:55 PM a", DoubtKind.CLOCK, "13:55"),
        ("- 2024-03-04 25:10 a\n- 2024-03-04 10:00 b", DoubtKind.CLOCK, ""),
        ("- 2024-03-04 24:00 a", DoubtKind.CLOCK, ""),
        ("- 2024-02-30 10:00 a", DoubtKind.DATE, ""),
        ("- 20244-03-04 10:00 a", DoubtKind.YEAR, "2024"),
        ("- Friday 2024-03-04 10:00 a", DoubtKind.WEEKDAY, ""),
        ("- 2024-03-04 10:00-09:00 a", DoubtKind.RANGE, ""),
        ("- 2024-03-04 10:00 UCC: a", DoubtKind.ZONE, ""),
        ("- 2024-03-12 10:00 PST: a", DoubtKind.ZONE, "PDT"),
        ("- 14:??: deploys begin to fail\n- 15:00 b", DoubtKind.UNKNOWN, ""),
        ("- 2024-03-04 14:05 (not sure) a", DoubtKind.UNSURE, ""),
        ("- 2024-03-04 14:05 a\n- 2024-03-04 14:40 b\n- 2024-03-04 14:20 c\n- 2024-03-04 15:30 d", DoubtKind.ORDER, ""),
    ],
)  # fmt: skip
def test_each_kind_of_doubt(body: str, kind: DoubtKind, likely: str) -> None:
    timeline = read_timeline(
        read_document("a.md", f"# Slow on 2024-03-04\n\n## Timeline\n\n{body}\n".encode())
    )
    found = [doubt for entry in timeline.entries for doubt in entry.doubts]
    assert [(doubt.kind, doubt.likely) for doubt in found] == [(kind, likely)], doubts_in_words(found)


def test_a_date_that_may_be_two() -> None:
    timeline = read_timeline(read_document("a.md", b"# Slow\n\n## Timeline\n\n- 03/04/2024 10:00 a\n"))
    ((doubt,),) = [entry.doubts for entry in timeline.entries]
    assert doubt == Doubt(DoubtKind.EITHER_WAY, "day and month cannot be told apart", "2024-03-04")
    assert doubt_in_words(doubt) == "day and month cannot be told apart; 2024-03-04 may be meant"


def test_every_kind_of_doubt_is_reported_by_one_check() -> None:
    assert KINDS | {DoubtKind.ORDER, DoubtKind.EITHER_WAY} == set(DoubtKind)


def test_an_entry_whose_own_text_looks_like_a_doubt_makes_one_problem(tmp_path: Path) -> None:
    body = (
        "## Timeline\n\n- Detected; 10:00 is likely meant: 2026-03-04 14:09\n"
        "- Incident declared: 2026-03-04 14:12\n- Resolved; it is not known: 2026-03-04 14:01\n"
    )
    found = check_one(tmp_path, report(body=body))
    assert [code for code in codes(found) if code in ("timeline-doubt", "timeline-order")] in (
        [],
        ["timeline-order"],
    )


PROSE = {"message", "help", "help_", "doubt", "doubts", "problem", "problems", "diagnostic", "why", "said_by"}
ASKS = {"startswith", "endswith", "partition", "rpartition", "split", "find", "index", "removeprefix"}
LAYOUT = {"\n"}


def asked(node: ast.AST) -> ast.expr | None:
    """Return the text that a piece of code looks for something in."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        first = node.args[0] if node.args else None
        if isinstance(first, ast.Constant) and first.value in LAYOUT:
            return None
        if node.func.attr in ASKS:
            return node.func.value
        if node.func.attr in ("match", "search", "fullmatch", "finditer", "findall"):
            return node.args[-1] if node.args else None
    if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.In | ast.NotIn | ast.Eq | ast.NotEq):
        texts = [side for side in (node.left, *node.comparators) if isinstance(side, ast.Constant)]
        return node.comparators[0] if texts and isinstance(texts[0].value, str) and texts[0].value else None
    return None


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.stem)
def test_no_code_looks_into_a_message(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        text = asked(node)
        name = text.attr if isinstance(text, ast.Attribute) else text.id if isinstance(text, ast.Name) else ""
        assert name not in PROSE, f"{path.name}:{getattr(node, 'lineno', 0)}: {ast.unparse(node)}"
