"""Milestones and measures: one table of each, which everything else asks."""

from __future__ import annotations

import ast
import dataclasses
from pathlib import Path

import pytest

import postmortems
from postmortems.exporting.incident_list import COLUMNS, record
from postmortems.model.facts import Facts
from postmortems.model.field_types import TIME, declarations
from postmortems.model.incident import Incident
from postmortems.model.milestone import MEASURES, Milestone, measure_to
from postmortems.pages.base.key_times import key_times
from postmortems.reading.document import read_document
from postmortems.reading.incident import read_incident
from postmortems.settings import Settings

PACKAGE = Path(postmortems.__file__).parent
TABLE = PACKAGE / "model/milestone.py"
WORDS = {word for milestone in Milestone for word in (milestone.value, milestone.label)}
NAMED = WORDS | {milestone.field for milestone in Milestone}
TEXT = b"""\
---
title: Checkout down
status: draft
severity: SEV2
services: [checkout]
started_at: 2026-03-04T14:05+00:00
detected_at: 2026-03-04T14:09+00:00
declared_at: 2026-03-04T14:12+00:00
acknowledged_at: 2026-03-04T14:10+00:00
mitigated_at: 2026-03-04T14:40+00:00
resolved_at: 2026-03-04T15:30+00:00
---
"""


def incident() -> Incident:
    found = read_incident(read_document("incidents/a.md", TEXT), Settings(), ())
    assert isinstance(found.values, Incident)
    return found.values


def test_every_time_of_front_matter_is_a_milestone() -> None:
    times = {name for name, field in declarations(Incident).items() if field.kind is TIME}
    assert times == {milestone.field for milestone in Milestone}


def test_every_time_of_facts_is_that_of_a_milestone() -> None:
    times = {field.name for field in dataclasses.fields(Facts) if "When" in str(field.type)}
    assert times == {milestone.fact for milestone in Milestone if milestone.fact}


def test_milestones_stand_in_their_order_and_only_taking_it_up_and_declaring_it_have_none() -> None:
    ranks = [milestone.rank for milestone in Milestone]
    assert ranks == sorted(ranks)
    alike = [milestone for milestone in Milestone if ranks.count(milestone.rank) > 1]
    assert alike == [Milestone.DECLARED, Milestone.ACKNOWLEDGED]


@pytest.mark.parametrize(
    ("name", "formula", "minutes"),
    [
        ("time_to_detect", "detected − started", 4),
        ("time_to_acknowledge", "acknowledged − detected", 1),
        ("time_to_mitigate", "mitigated − started", 35),
        ("time_to_resolve", "resolved − started", 85),
    ],
)
def test_a_measure_is_the_same_wherever_it_is_shown(name: str, formula: str, minutes: int) -> None:
    (measure,) = [one for one in MEASURES if one.name == name]
    found = measure.of(incident())
    assert found and found.minutes == minutes
    assert record(incident())[f"{name}_minutes"] == minutes
    (shown,) = [one for one in key_times(incident()).measures if one.name == measure.title]
    assert shown.formula == measure.formula == formula


def test_measures_are_known_by_their_names() -> None:
    assert len({measure.name for measure in MEASURES}) == len(MEASURES)
    assert {f"{measure.name}_minutes" for measure in MEASURES} <= set(COLUMNS)
    assert measure_to(Milestone.BEGAN) is None


def listed(node: ast.AST) -> set[str]:
    """Return the names of milestones among the texts that stand directly in a literal."""
    parts = [
        *(node.elts if isinstance(node, ast.Tuple | ast.List | ast.Set) else ()),
        *((*node.keys, *node.values) if isinstance(node, ast.Dict) else ()),
    ]
    pairs = [inner for part in parts if isinstance(part, ast.Tuple) for inner in part.elts[:1]]
    texts = {str(part.value) for part in (*parts, *pairs) if isinstance(part, ast.Constant)}
    return {text for text in texts if text in NAMED}


@pytest.mark.parametrize("path", sorted(set(PACKAGE.rglob("*.py")) - {TABLE}), ids=lambda path: path.stem)
def test_no_module_has_a_table_of_milestones_of_its_own(path: Path) -> None:
    if path.parent.name == "formats":
        return  # these say what other tools call them
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        assert len(listed(node)) < 2, ast.unparse(node)


@pytest.mark.parametrize("path", sorted(set(PACKAGE.rglob("*.py")) - {TABLE}), ids=lambda path: path.stem)
def test_no_module_branches_on_the_name_of_a_milestone(path: Path) -> None:
    if path.parent.name == "formats":
        return  # these say what other tools call their states
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Compare):
            sides = (node.left, *node.comparators)
            assert not {one.value for one in sides if isinstance(one, ast.Constant)} & WORDS, ast.unparse(
                node
            )
