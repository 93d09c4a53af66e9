"""A frozen value is what `dataclass(frozen=True)` would make of the same fields."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from functools import cached_property
from sys import getsizeof
from typing import Any

import pytest

from postmortems.frozen import Frozen, Unique
from postmortems.model.copies import with_values


class Ours(Frozen):
    """One of ours."""

    a: int
    b: str = "b"
    c: list[int] = field(default_factory=list, compare=False)
    d: int = field(default=4, kw_only=True, repr=False)

    @cached_property
    def twice(self) -> int:
        return 2 * self.a


@dataclass(frozen=True)
class Theirs:
    """The same as a dataclass."""

    a: int
    b: str = "b"
    c: list[int] = field(default_factory=list, compare=False)
    d: int = field(default=4, kw_only=True, repr=False)


class Heir(Ours):
    """One with a field more, and something to do once all are there."""

    e: int = 5

    def __post_init__(self) -> None:
        object.__setattr__(self, "e", self.e + self.a)


class Alone(Unique):
    """One that is equal to itself alone."""

    a: int = 0


class Empty(Frozen):
    """One without a field."""


GIVEN: tuple[tuple[tuple[Any, ...], dict[str, Any]], ...] = (
    ((1,), {}), ((1, "x"), {}), ((1, "x", [3]), {}), ((1,), {"d": 9}), ((), {"a": 1}), ((), {"b": "y", "a": 2, "c": [1]}),
)  # fmt: skip


@pytest.mark.parametrize(("values", "named"), GIVEN)
def test_it_is_made_and_shown_and_hashed_as_a_dataclass(
    values: tuple[Any, ...], named: dict[str, Any]
) -> None:
    ours, theirs = Ours(*values, **named), Theirs(*values, **named)
    assert vars(ours) == vars(theirs) == asdict(ours)
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert hash(ours) == hash(theirs)
    assert [each.name for each in fields(ours)] == [each.name for each in fields(theirs)]


@pytest.mark.parametrize(
    ("values", "named"),
    [((), {}), ((), {"b": "b"}), ((1,), {"a": 1}), ((1,), {"x": 1}), ((), {"x": 1}), ((1, "b", [], 4), {})],
)
def test_what_is_missing_or_too_much_is_refused_as_there(
    values: tuple[Any, ...], named: dict[str, Any]
) -> None:
    for kind in (Ours, Theirs):
        with pytest.raises(TypeError):
            kind(*values, **named)


def test_values_are_equal_where_those_that_count_are() -> None:
    assert Ours(1) == Ours(1, c=[7]) != Ours(2)
    assert Ours(1, d=5) != Ours(1)
    assert Ours(1) != Heir(1)
    assert Ours(1) != 1
    assert Empty() == Empty()
    assert len({Ours(1), Ours(1), Ours(2), Empty(), Empty()}) == 3
    assert Alone() != Alone()


def test_factories_are_asked_each_time() -> None:
    assert Ours(1).c is not Ours(1).c


def test_nothing_is_assigned_or_deleted() -> None:
    value: Any = Ours(1)
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'a'"):
        value.a = 2
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'a'"):
        del value.a
    assert value.a == 1
    assert value.twice == 2


def test_copies_have_other_values_and_nothing_that_was_computed() -> None:
    value = Ours(1, "x", d=7)
    assert value.twice == 2
    assert vars(replace(value, a=3)) == {"a": 3, "b": "x", "c": [], "d": 7}
    assert pickle.loads(pickle.dumps(value)) == copy.copy(value) == copy.deepcopy(value) == value


def test_an_heir_has_all_fields_and_does_what_is_left_to_do() -> None:
    assert repr(Heir(1, e=2)) == "Heir(a=1, b='b', c=[], e=3)"
    assert Heir(1) == Heir(1) != Heir(2)


def test_values_of_a_class_share_the_names_of_their_fields() -> None:
    ours = [Ours(nth, d=nth) for nth in range(100)][-1]
    assert getsizeof(vars(ours)) < getsizeof(dict(vars(ours)))
    copied = with_values(ours, b="x")
    assert getsizeof(vars(copied)) < getsizeof(dict(vars(copied)))
