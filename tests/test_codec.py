"""What is kept comes back as it was, of the same types; what is not what was declared is not kept."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from enum import Enum
from importlib import import_module
from pathlib import Path
from types import MappingProxyType, NoneType, UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import postmortems
from postmortems.kept.codec import CannotKeep, Codec
from postmortems.kept.store import Kind
from postmortems.model.document import Document, Source
from postmortems.model.incident import Incident, Values
from postmortems.model.narrative import Narrative
from postmortems.model.report import Report

PACKAGE = Path(postmortems.__file__).parent
ZONES = ("Europe/Lisbon", "Africa/Lagos", "Asia/Kathmandu", "America/New_York")


def kinds() -> dict[str, Kind[Any]]:
    """Find every kind of results that the package keeps."""
    found: dict[str, Kind[Any]] = {}
    for path in PACKAGE.rglob("*.py"):
        if "Kind(" in path.read_text("utf-8"):
            parts = path.relative_to(PACKAGE).with_suffix("").parts
            module = import_module(".".join(("postmortems", *parts)))
            for each in (value for value in vars(module).values() if isinstance(value, Kind)):
                assert found.setdefault(each.name, each) is each, "two kinds of one name"
    return found


KINDS = kinds()


def test_a_short_text_that_is_read_again_is_the_same() -> None:
    codec = Codec(tuple[str, ...])
    short, long = ("".join(["SEV", "1"]), "long " * 20)
    one, other = (codec.decode(codec.encode((short, long))) for _ in range(2))
    assert one == other == (short, long)
    assert one[0] is other[0]
    assert one[1] is not other[1]


def values_of(declared: Any, depth: int = 0) -> st.SearchStrategy[Any]:
    """Return what makes values of a type, from its annotation alone."""
    origin, inner = get_origin(declared), get_args(declared)
    if declared in SIMPLE:
        return SIMPLE[declared]
    if origin in (Union, UnionType):
        return st.one_of([values_of(each, depth) for each in inner if depth < 5 or each in SIMPLE])
    if origin is tuple and inner[-1] is ...:
        return st.lists(values_of(inner[0], depth + 1), max_size=2 if depth < 5 else 0).map(tuple)
    if origin is tuple:
        return st.tuples(*(values_of(each, depth) for each in inner))
    if origin is frozenset:
        return st.frozensets(values_of(inner[0], depth + 1), max_size=3)
    if origin is Mapping:
        return st.dictionaries(TEXT, values_of(inner[1], depth + 1), max_size=2 if depth < 4 else 0)
    if isinstance(declared, type) and issubclass(declared, Enum):
        return st.sampled_from(list(declared))
    if declared is Values:
        return st.one_of(record(Values, depth), record(Incident, depth))
    return record(declared, depth)


def record(declared: Any, depth: int) -> st.SearchStrategy[Any]:
    hints = get_type_hints(declared)
    is_dataclass = dataclasses.is_dataclass(declared)
    names = [each.name for each in dataclasses.fields(declared)] if is_dataclass else declared._fields
    return st.builds(declared, **{name: values_of(hints[name], depth + 1) for name in names})


TEXT = st.text(st.characters(exclude_categories=()), max_size=6)
OFFSETS = st.integers(-82_800, 82_800).map(lambda seconds: timedelta(seconds=seconds))
"""In whole seconds: Python itself reads a smaller part of one back as UTC."""
FIXED = st.one_of(st.just(UTC), st.builds(timezone, OFFSETS), st.builds(timezone, OFFSETS, TEXT))
NAMED = st.sampled_from(ZONES).map(ZoneInfo)
PLAIN = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), TEXT)
SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT, int: st.integers(), bool: st.booleans(), NoneType: st.none(),
    float: st.floats(allow_nan=False), bytes: TEXT.map(lambda text: text.encode("utf-8", "replace")),
    date: st.dates(), time: st.times().map(lambda clock: clock.replace(fold=0)),
    datetime: st.datetimes(timezones=st.one_of(st.none(), FIXED, NAMED), allow_imaginary=True),
    tzinfo: st.one_of(FIXED, NAMED), timedelta: st.timedeltas(),
    Any: st.recursive(PLAIN, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXT, inner, max_size=2), max_leaves=4),
}  # fmt: skip
SEARCHED = settings(
    max_examples=25,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)


def told(value: Any) -> Any:
    """Return a value in full: its types, and what equality leaves out."""
    if dataclasses.is_dataclass(value):
        return type(value), [told(getattr(value, each.name)) for each in reversed(dataclasses.fields(value))]
    if isinstance(value, tuple | list):
        return type(value), [told(each) for each in value]
    if isinstance(value, Mapping):
        return type(value), [(name, told(each)) for name, each in value.items()]
    return (
        type(value),
        getattr(value, "fold", 0),
        repr(sorted(value) if isinstance(value, frozenset) else value),
    )


@pytest.mark.parametrize("kind", sorted(KINDS))
@SEARCHED
@given(data=st.data())
def test_what_is_kept_comes_back_as_it_was(kind: str, data: st.DataObject) -> None:
    writes, reads = (Codec(KINDS[kind].type, KINDS[kind].shared, KINDS[kind].late) for _ in range(2))
    value = data.draw(values_of(KINDS[kind].type))
    assert told(reads.decode(writes.encode(value))) == told(value)


@pytest.mark.parametrize("kind", sorted(KINDS))
@settings(SEARCHED, max_examples=8)
@given(data=st.data())
def test_bytes_that_are_no_such_value_are_none(kind: str, data: st.DataObject) -> None:
    codec = Codec(KINDS[kind].type, KINDS[kind].shared, KINDS[kind].late)
    whole = codec.encode(data.draw(values_of(KINDS[kind].type)))
    junk, at = data.draw(st.binary(max_size=30)), data.draw(st.integers(0, len(whole)))
    for damaged in (junk, b"-" + junk, b"z" + junk, whole[:at], whole[:at] + junk + whole[at:]):
        with suppress(CannotKeep):
            codec.decode(damaged)


def test_every_kind_is_found() -> None:
    assert set(KINDS) >= {"report", "headings", "addresses", "page", "search"}


def test_what_is_shared_is_one_value_again() -> None:
    document = Document(Source("a.md", "text"), {}, 0)
    values = Values(title="a", document=document)
    codec = Codec(Report, (Document,))
    back = codec.decode(codec.encode(Report(document, values, (), Narrative())))
    assert back.values.document is back.document
    assert len(codec.encode(Report(document, values, (), Narrative()))) < len(
        Codec(Report).encode(Report(document, values, (), Narrative()))
    )


ANY: Any = {1: ["a"]}


class Text(str):
    __slots__ = ()


class Choice(Enum):
    ONE = "one"


class Row(NamedTuple):
    text: str
    number: int | None = None
    many: tuple[str, ...] = ()
    names: Mapping[str, int] = {}
    choice: Choice | Row | None = None
    whole: Any = None


class Heir(Row):
    """A row that is another one's."""


@pytest.mark.parametrize(
    "wrong",
    [
        "a", ("a", None, (), {}, None, None), Row(Text("a")), Heir("a"), Row("a", many=ANY), Row("a", many=(Text("b"),)),
        Row("a", names=ANY), Row("a", names=MappingProxyType({"a": 1})), Row("a", choice=ANY), Row("a", whole={1: "a"}),
        Row("a", whole=("a",)), Row("a", whole=object()), Row("a", number=10**5000), Row("a", whole=Path("a")),
    ],
)  # fmt: skip
def test_what_is_not_of_the_very_type_is_not_kept(wrong: Any) -> None:
    with pytest.raises(CannotKeep):
        Codec(Row).encode(wrong)


def test_a_type_that_holds_itself_has_a_form() -> None:
    value = Row("\ud83d\ude00", choice=Row("b", choice=Choice.ONE), whole=[{"a": [None, 1.5]}])
    assert told(Codec(Row).decode(Codec(Row).encode(value))) == told(value)


def test_what_has_no_form_is_told_at_once() -> None:
    for declared in (object, Path, list[str], Mapping[int, str], tuple[str, ...] | tuple[int, ...]):
        with pytest.raises(TypeError):
            Codec(declared)


def test_no_module_of_the_store_can_execute_what_it_reads() -> None:
    words = ("pickle", "marshal", "shelve", "eval(", "import_module", "__import__", "literal_eval")
    texts = {path.name: path.read_text("utf-8") for path in (PACKAGE / "kept").glob("*.py")}
    assert [(name, word) for name, text in texts.items() for word in words if word in text] == []
    assert [name for name, text in texts.items() if "exec(" in text] == ["forms.py"]
