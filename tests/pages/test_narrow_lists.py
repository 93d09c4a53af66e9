"""Lists of some incidents follow from what they say that they do, which is less than all lists are told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest

from pages.many import many
from pages.shelf import all_pages, at, site
from postmortems.model.action_item import ActionItem
from postmortems.model.details import Impact, Related
from postmortems.model.incident import Incident
from postmortems.pages.base.page import Page, Site

Edit = Callable[[Incident, Incident, Random], Incident]
DUE = date(2026, 3, 1)


def has(**values: Any) -> Edit:
    """Return an edit that gives an incident some values."""
    return lambda one, _other, _by: replace(one, **values)


EDITS: tuple[Edit, ...] = (
    has(title="Another title"), has(severity="SEV1"), has(status="withdrawn"), has(status="draft"), has(kind="drill"),
    has(services=("service-1", "Service 2")), has(contributing_factors=("factor-1",)), has(trigger="deploy"),
    has(tags=("night",)), has(summary="It was short."), has(impact=Impact("All")), has(resolved_at=at("2026-11-01T10:00")),
    has(resolved_at=None, mitigated_at=None), has(started_at=at("2019-12-31T23:00")), has(ongoing=True, resolved_at=None),
    has(action_items=(ActionItem("Do it", "ops", DUE),)), has(action_items=(ActionItem("Do it", "ops", DUE, status="done"),)),
    lambda one, other, by: replace(one, related=(Related(other.id, by.choice(("recurrence-of", "duplicate-of"))),)),
    lambda one, other, _: replace(one, services=other.services, contributing_factors=other.contributing_factors),
)  # fmt: skip


def narrow(of: Site) -> dict[str, Page]:
    """Return the lists that say what they follow from."""
    found = {page.path: page for page in all_pages(of) if page.incident is None}
    return {path: page for path, page in found.items() if page.follows_from()}


@pytest.mark.parametrize("seed", range(3))
def test_of_the_same_is_made_the_same(seed: int) -> None:
    by, known = Random(seed), list(many(80, years=6, services=12, seed=seed))
    before, stayed, changed = narrow(site(*known)), 0, 0
    for _ in range(25):
        at_ = by.randrange(len(known))
        known[at_] = by.choice(EDITS)(known[at_], by.choice(known), by)
        after = narrow(site(*known))
        for path in before.keys() & after.keys():
            old, new = before[path], after[path]
            if old.follows_from() == new.follows_from():
                assert old.content("") == new.content(""), path
                stayed += 1
            else:
                changed += 1
        before = after
    assert stayed > changed > 25


def test_what_came_back_in_a_year_is_told_of_it() -> None:
    known = {one.id: one for one in many(40, years=4)}
    first, last = min(known), max(known)
    promised = (ActionItem("Do it", "ops", DUE),)
    known[first] = replace(known[first], action_items=promised)
    known[last] = replace(
        known[last], kind="incident", status="final", related=(Related(first, "recurrence-of"),)
    )
    path = f"insights/{known[last].started_at.at.year}.md"
    pages = [narrow(site(*known.values()))[path]]
    known[first] = replace(known[first], title="Another title")
    pages.append(narrow(site(*known.values()))[path])
    known[last] = replace(known[last], related=())
    pages.append(narrow(site(*known.values()))[path])
    assert len({page.content("").html for page in pages}) == len({page.follows_from() for page in pages}) == 3


def test_pages_of_values_and_of_years_are_those() -> None:
    known = many(40, years=4)
    told = {path.partition("/")[0] for path in narrow(site(*known))}
    assert told == {"services", "causes", "triggers", "timeline", "insights"}


@pytest.mark.parametrize(
    "other", [{"timezone": "Asia/Tokyo"}, {"language": "de"}, {"path": "kb"}, {"audience": "public"}]
)
def test_settings_are_told_too(other: dict[str, Any]) -> None:
    known = many(20)
    found = [
        {page.follows_from() for page in narrow(of).values()} for of in (site(*known), site(*known, **other))
    ]
    assert found[0].isdisjoint(found[1])


def test_the_day_is_told_too() -> None:
    of = site(*many(20))
    later = replace(of, today=date(2027, 2, 1))
    assert not {each.follows_from() for each in narrow(of).values()} & {
        each.follows_from() for each in narrow(later).values()
    }
