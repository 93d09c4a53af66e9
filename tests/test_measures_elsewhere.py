"""Measures, and the parts for them, in reports of people who write in yet another way."""

from __future__ import annotations

import pytest

from postmortems.extraction.narrative import read_narrative
from postmortems.model.narrative import Narrative
from postmortems.reading.document import read_document


def read(text: str) -> Narrative:
    return read_narrative(read_document("a.md", text.encode()))


def titles(text: str) -> list[str]:
    return [action.item.title for action in read(text).actions]


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Impact utilisateur", "impact"),
        ("Impacto técnico", "impact"),
        ("Auswirkung auf die Kunden", "impact"),
        ("Plan d'amélioration pour éviter la rechute", "actions"),
        ("Sumário executivo", "summary"),
        ("原因について", "root_cause"),
        ("影響について", "impact"),
        ("すぐにできたこと", "went_well"),
        ("すぐにできなかったこと", "went_wrong"),
    ],
)
def test_a_name_abroad_may_say_whom_and_what_it_is_about(title: str, role: str) -> None:
    assert read(f"# Buoy silent\n\n## Notes\n\n- 1\n\n## {title}\n\n- 1\n").sections[2].role == role


@pytest.mark.parametrize("label", ["Ação corretiva", "Acción correctiva", "Action corrective"])
def test_one_measure_below_what_went_wrong_is_one(label: str) -> None:
    text = f"# Buoy silent\n\n## What went wrong\n\n- No lamp.\n\n**{label}:**\n\n- A lamp on each buoy\n"
    assert titles(text) == ["A lamp on each buoy"]


def test_a_name_may_end_in_a_semicolon() -> None:
    text = "Buoy silent\n\nSummary;\nIt was.\n\nActions;\n- Add a lamp\n- Call the pilots\n"
    assert [section.role for section in read(text).sections] == ["summary", "actions"]


@pytest.mark.parametrize("will", ["We will", "We'll", "We’ll also", "We're going to"])
def test_a_promise_in_a_part_for_measures_is_one(will: str) -> None:
    text = f"# Buoy silent\n\n## Next steps\n\nNobody saw it. {will} look into brighter lamps.\n"
    assert titles(text) == [f"{will} look into brighter lamps."]
