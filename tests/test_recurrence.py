"""What happened again: declared chains, and a service hit twice through the same factor."""

from __future__ import annotations

from typing import Any

import pytest

from pages.shelf import incident, site
from postmortems.insight.recurrence import EACH, Recurrence
from postmortems.model.details import Related
from postmortems.model.incident import Incident


def found(*incidents: Incident) -> Recurrence:
    return site(*incidents).analysis.recurrence


def of(*ids: str) -> dict[str, Any]:
    return {"related": tuple(Related(id_, "recurrence-of") for id_ in ids)}


def chains(*incidents: Incident) -> set[tuple[str, ...]]:
    return {tuple(one.id for one in chain) for chain in found(*incidents).chain_of.values()}


def test_a_chain_goes_from_hand_to_hand_oldest_first() -> None:
    a, b, c = incident("a", "2024-01-01"), incident("b", "2025-01-01", **of("a")), incident("c", **of("b"))
    other = incident("d", "2023-01-01")
    assert chains(c, a, other, b) == {("a", "b", "c")}
    assert sorted(found(a, b, c, other).chain_of) == ["a", "b", "c"]


def test_a_chain_may_branch_run_in_a_circle_and_name_an_earlier_id() -> None:
    a = incident("a", "2024-01-01", aliases=("old",), **of("c"))
    assert chains(a, incident("b", "2025-01-01", **of("old")), incident("c", **of("a", "b"))) == {
        ("a", "b", "c")
    }


@pytest.mark.parametrize("relation", ["related", "caused-by", "duplicate-of"])
def test_other_relations_make_no_chain(relation: str) -> None:
    assert chains(incident("a", "2024-01-01"), incident("b", related=(Related("a", relation),))) == set()


def test_neither_itself_nor_what_is_not_there_nor_the_withdrawn_makes_a_chain() -> None:
    assert chains(incident("a", **of("a")), incident("b", **of("gone"))) == set()
    assert chains(incident("a", "2024-01-01", status="withdrawn"), incident("b", **of("a"))) == set()


def test_a_chain_of_thousands_is_found_at_once() -> None:
    many = [incident(f"n{n}", f"2020-01-01T{n % 24:02d}:00", **of(f"n{n - 1}")) for n in range(5000)]
    assert {len(chain) for chain in found(*many).chain_of.values()} == {5000}


def repeats(*incidents: Incident) -> dict[tuple[str, str], list[str]]:
    by_service = found(*incidents).by_service
    return {
        (repeat.service, repeat.factor): [one.id for one in repeat.incidents]
        for listed in by_service.values()
        for repeat in listed
    }


def hit(id_: str, start: str, services: str = "web", factors: str = "no limit", **values: Any) -> Incident:
    return incident(
        id_,
        start,
        services=tuple(services.split(", ")),
        contributing_factors=tuple(factors.split(", ")),
        **values,
    )


def test_one_service_and_one_factor_again() -> None:
    a, b = hit("a", "2024-01-01", "web, api"), hit("b", "2025-01-01", "Web", "No-limit, typo")
    assert repeats(b, a, hit("c", "2025-02-01", "api", "typo")) == {("web", "no-limit"): ["a", "b"]}
    assert set(found(a, b).again) == {"b"}
    assert [repeat.service for repeat in found(a, b).by_factor["no-limit"]] == ["web"]


@pytest.mark.parametrize(
    "values",
    [{"kind": "drill"}, {"kind": "near-miss"}, {"kind": "maintenance"}, {"status": "withdrawn"},
     {"related": (Related("a", "duplicate-of"),)}],
)  # fmt: skip
def test_what_hurt_nobody_or_is_the_same_one_is_no_repeat(values: dict[str, Any]) -> None:
    assert repeats(hit("a", "2024-01-01"), hit("b", "2025-01-01", **values)) == {}


def test_one_report_cannot_ask_for_a_million_pairs() -> None:
    words = ", ".join(f"n{number}" for number in range(1000))
    assert (
        len(repeats(hit("a", "2024-01-01", words, words), hit("b", "2025-01-01", words, words)))
        == EACH * EACH
    )
