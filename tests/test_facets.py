"""Which values are one, what stands for them in addresses, and how incidents are grouped by them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.shelf import incident, site
from postmortems.insight.facets import TAGS, Shared, groups, slug, together
from postmortems.model.field_types import declarations
from postmortems.model.incident import MANY, Incident


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("untested recovery path", "Untested  Recovery-Path."), ("node.js", "Node JS"), ("é", "e\u0301"),
        ("ci/cd", "CI CD"), ("it's (really) slow", "It’s “really” slow"), ("Straße", "STRASSE"),
        ("a\u202eb", "ab"), ("ＡＰＩ", "api"),
    ],
)  # fmt: skip
def test_spellings_of_one_value_share_an_address(one: str, other: str) -> None:
    assert slug(one) == slug(other)


APART = (
    "c", "C++", "C#", "C*", ".NET", "net", "R&D", "R D", "api", "/api", "index", "index.", "..", "...", "?", "",
    "con", "cons", "🔥", "🔥🔥", "x" * 60, "x" * 61, "x" * 400, "x" * 401, "x" * 401 + "y", "50 percent", "50% percent",
    "支払い", "支払", "हिन्दी", "हनद", "خدمة", "cl", "\ud800",
)  # fmt: skip


def test_different_values_never_share_an_address() -> None:
    same = {frozenset(("index", "index."))}
    clashes = {frozenset((a, b)) for a in APART for b in APART if a < b and slug(a) == slug(b)}
    assert clashes == same


@pytest.mark.parametrize(
    ("value", "address"),
    [("Missing limit", "missing-limit"), ("支払いサービス", "支払いサービス"), ("خدمة الدفع", "خدمة-الدفع"),
     ("हिन्दी सेवा", "हिन्दी-सेवा"), ("../../etc/passwd", "etc-passwd")],
)  # fmt: skip
def test_an_address_says_the_value(value: str, address: str) -> None:
    assert slug(value) == address


@given(st.text(max_size=500))
def test_an_address_is_a_safe_name_of_a_file_on_any_machine(value: str) -> None:
    found = slug(value)
    assert found
    assert len(f"{found}.html".encode()) <= 255
    assert not set(found) & set('/\\:*?"<>|#%&+.~ \t\r\n\0')
    assert found not in ("index", "readme", "con", "nul", "com1")


def test_the_commonest_spelling_is_the_label_and_the_largest_group_comes_first() -> None:
    tags = (("Disk",), ("disk", "DISK"), ("disk", "late"))
    found = groups(TAGS, [incident(str(n), tags=of) for n, of in enumerate(tags)])
    assert [(group.slug, group.label, len(group.incidents)) for group in found.values()] == [
        ("disk", "disk", 3), ("late", "late", 1),
    ]  # fmt: skip


def test_no_order_of_incidents_changes_a_group() -> None:
    shelf = [incident(str(n), f"202{n}-01-01", tags=("B" if n % 2 else "b", "a")) for n in range(6)]
    assert site(*shelf).analysis.groups == site(*reversed(shelf)).analysis.groups


def test_withdrawn_reports_are_in_no_group() -> None:
    known = site(
        incident("a", status="withdrawn", tags=("gone",)), incident("b", kind="drill")
    ).analysis.groups
    assert [(name, list(of)) for name, of in known.items()] == [
        ("services", ["web"]), ("causes", []), ("triggers", []), ("tags", []),
    ]  # fmt: skip


def test_what_stands_together_more_than_by_chance_is_counted_by_incidents() -> None:
    """Of 12 incidents, `web` is in 4, of which 3 are all that name `db`; `api` is in every other one."""
    shelf = site(
        *(incident(f"a{n}", services=("web", "db", "db "), trigger="deploy") for n in range(3)),
        incident("b", services=("web", "api"), trigger="expiry"),
        *(incident(f"c{n}", services=("api",), trigger="deploy") for n in range(8)),
    )
    known = shelf.analysis.groups
    found = {
        facet.name: [(one.group.label, one.amount, one.by_chance) for one in shared]
        for facet, shared in together(known, known["services"]["web"], 12)
    }
    assert found == {"services": [("db", 3, 1.0)], "causes": [], "triggers": [], "tags": []}


@pytest.mark.parametrize(
    ("amount", "by_chance", "is_remarkable"),
    [
        (1, 0.01, False),
        (2, 0.3, True),
        (4, 2.0, False),
        (9, 4.0, True),
        (110, 100.0, False),
        (150, 100.0, True),
    ],
)
def test_what_chance_alone_would_give_is_not_remarkable(
    amount: int, by_chance: float, is_remarkable: bool
) -> None:
    group = site(incident("a")).analysis.groups["services"]["web"]
    assert Shared(group, amount, by_chance).is_remarkable is is_remarkable


def test_one_report_cannot_ask_for_thousands_of_groups() -> None:
    grouped = ("services", "contributing_factors", "tags")
    assert {declarations(Incident)[name].kind.most for name in grouped} == {MANY}  # type: ignore[attr-defined]


@pytest.mark.parametrize("letter", ["漢", "𠀀", "é", "𝄞", "ﷺ", "한"])
def test_a_slug_is_a_files_name(letter: str) -> None:
    for value in (letter * 60, f"{letter} " * 60, letter * 500):
        assert len(slug(value).encode()) <= 195
