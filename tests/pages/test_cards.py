"""What lists are told of reports: all of their values, nothing of their text."""

from __future__ import annotations

import ast
from dataclasses import fields, replace
from datetime import UTC, date
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from pages.shelf import all_pages, incident, site, told, whole
from postmortems import pages
from postmortems.model.action_item import ActionItem
from postmortems.model.incident import Incident
from postmortems.model.knowledge_base import KnowledgeBase
from postmortems.pages.all import _modules
from postmortems.pages.base import cards
from postmortems.pages.base.cards import Some
from postmortems.pages.base.page import Site

HAVE_TEXT = {"knowledge_base", "whole", "alike", "compare", "terms", "render", "headings", "index"}
"""What of a site leads to the text of its reports."""
MAY = {
    "base/cards.py", "base/comparing.py", "base/page.py", "base/places.py", "incident.py", "parts/similar_incidents.py", "conflicts.py",
    "machine.py", "seen_before.py", "assistants.py",
}  # fmt: skip
"""Modules that may ask for it: they make the pages and the files of reports, or take their text away."""


def asked(module: Path) -> set[str]:
    """Return what a module asks of a site."""
    return {
        node.attr
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and ast.unparse(node.value).endswith("site")
    }


def test_no_list_asks_for_the_text() -> None:
    room = Path(next(iter(pages.__path__)))
    found = {str(module.relative_to(room)): asked(module) & HAVE_TEXT for module in room.rglob("*.py")}
    assert {name for name, names in found.items() if names} <= MAY
    assert found["incident.py"], "the test finds what it looks for"


def test_lists_have_no_text() -> None:
    of = site(told("## Summary\n\nIt broke.\n"))
    assert of.knowledge_base.incidents[0].document.sections
    (listed,) = of.analysis.incidents
    assert not listed.document.source.text
    assert not listed.document.sections


def lists(of: Site) -> dict[str, str]:
    return {page.path: page.make("").html for page in all_pages(of) if page.incident is None}


def test_a_change_of_text_is_none_of_lists() -> None:
    one, other = (site(told(f"## Summary\n\n{text}\n", title="Told")) for text in ("It broke.", "It burned."))
    assert list(cards.told(one)) == list(cards.told(other))
    assert lists(one) == lists(other)
    assert list(cards.compared(one)) != list(cards.compared(other))


def another(value: Any) -> Any:
    """Return a value that differs, of the same type where there is one to differ from."""
    if isinstance(value, tuple):
        return value[:-1] if value else ("new",)
    if isinstance(value, bool):
        return not value
    return f"{value} x" if isinstance(value, str) else None


@pytest.mark.parametrize("name", [field.name for field in fields(Incident) if field.name != "document"])
def test_lists_are_told_of_every_field(name: str) -> None:
    one = whole()
    value = getattr(one, name)
    new: Any = {
        "started_at": replace(one.started_at, approximate=True) if name == "started_at" else None,
        "impact": replace(one.impact, summary="Other."), "given": frozenset({"title"}), "extra": {"x-a": 1}, "zone": UTC,
    }.get(name, another(value))  # fmt: skip
    assert new != value
    changed = replace(one, **{name: new})
    assert list(cards.told(site(one))) != list(cards.told(site(changed)))
    assert list(cards.compared(site(one))) != list(cards.compared(site(changed)))


def test_lists_are_told_of_the_file() -> None:
    one = incident()
    moved = replace(
        one, document=replace(one.document, source=replace(one.document.source, path="incidents/b.md"))
    )
    assert list(cards.told(site(one))) != list(cards.told(site(moved)))


def test_lists_are_told_the_day_and_the_settings() -> None:
    of = site(incident())
    found = [
        list(cards.told(each))
        for each in (
            of,
            replace(of, today=date(2026, 1, 1)),
            site(incident(), path="pm"),
            site(),
            replace(of, address=lambda _, to: to),
        )
    ]
    assert len({repr(each) for each in found}) == len(found)


def some(of: Site) -> dict[str, Some]:
    """Return the files of a site that follow from some incidents, by what they are called."""
    found = [module.some_files(of) for module in _modules().values() if hasattr(module, "some_files")]
    return {each.name: each for each in chain(*found)}


@pytest.mark.parametrize("name", ["title", "severity", "summary", "services", "status", "action_items"])
def test_files_of_some_incidents_are_told_of_these_and_no_others(name: str) -> None:
    several = [
        incident(f"i{nth}", f"20{nth + 10}-03-04T14:05", services=(f"s{nth // 6}",)) for nth in range(12)
    ]
    new: dict[str, Any] = {
        "title": "Another", "severity": "SEV1", "summary": "Other.", "services": ("other",), "status": "draft",
        "action_items": (ActionItem("Alert earlier", "ops", date(2026, 4, 1), "detect"),),
    }  # fmt: skip
    before, after = (
        some(replace(of, knowledge_base=with_digests(of)))
        for of in (site(*several), site(replace(several[0], **{name: new[name]}), *several[1:]))
    )
    same = [
        each for each in before.keys() & after.keys() if list(before[each].told) == list(after[each].told)
    ]
    assert all(list(before[each].make()) == list(after[each].make()) for each in same)
    assert {"feeds ", "feeds s0", "seen before 0", "seen before 1"} <= before.keys()
    assert "feeds s1" in same
    assert "feeds " not in same


def with_digests(of: Site) -> KnowledgeBase:
    """Return the reports of a site as they are when they were read, each with what stands for its bytes."""
    return KnowledgeBase(tuple(replace(each, digest=each.path) for each in of.knowledge_base.reports))
