"""The form in which JSON holds a value of a declared type, made from its annotation.

A record (a dataclass, a named tuple) is the list of its fields, in their order. A value has to be of the very
type that is declared: what came back as something else would be a lie, however alike. As dataclasses do, this
writes a function for each type: 100 small values a report are turned back, of thousands of reports.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from enum import Enum
from functools import cache, partial
from types import NoneType, UnionType
from typing import Any, NoReturn, Union, get_args, get_origin, get_type_hints

from .behind import Behind, Turn
from .late import Field, late_form
from .standard import PLAIN, STANDARD

Code = tuple[str, str]
"""Two expressions: what JSON holds of a value, and the value of what JSON holds."""


_SHORT = 24
"""Of texts that have fewer letters one is held for all that say the same: most are words that many say."""


class Forms:
    """Writes functions, each once. A record of a `shared` type that is met again in one value is a number.

    Of `late` types the fields are read when they are asked for, but for those that are of such a type too:
    what a record shares is known by then. One value at a time is turned, by who has the lock of `behind`.
    """

    def __init__(self, shared: tuple[type, ...] = (), late: tuple[type, ...] = ()) -> None:
        self._shared, self._late, self.behind = shared, late, Behind()
        self._known: dict[Any, int] = {}
        self._written: dict[int, int] = {}
        self._names: dict[str, Any] = {
            "plain": PLAIN, "wrong": _wrong, "new": tuple.__new__,
            "written": self._written, "read": self.behind.read, "same": dict[str, str]().setdefault,
        }  # fmt: skip

    def of(self, declared: Any) -> tuple[Turn, Turn]:
        """Return what turns values of a type into what JSON holds, and back.

        Raises TypeError where the type has no form.
        """
        number = self._function(declared)
        return self._names[f"w{number}"], self._names[f"r{number}"]

    def begin(self, behind: bytes = b"") -> None:
        """Begin another value; `behind` are the bytes that stand behind it."""
        self._written.clear()
        self.behind.begin(behind)

    def _function(self, declared: Any) -> int:
        """Return the number of the functions of a type, `w` and `r`."""
        if declared not in self._known:
            number = self._known[declared] = len(self._known)
            heirs = _heirs(declared)
            if _fields(declared) and heirs:
                self._of_one_kind(number, [declared, *heirs])
            elif _fields(declared):
                self._of_record(number, declared)
            else:
                written, read = self._code(declared, "v")
                self._define(f"def w{number}(v): return {written}\ndef r{number}(v): return {read}")
        return self._known[declared]

    def _define(self, text: str) -> None:
        exec(text, self._names)  # noqa: S102 (it is made of declarations, and of no word of a report)

    def _name(self, value: Any) -> str:
        """Return a name for a value that functions need."""
        name = f"n{len(self._names)}"
        self._names[name] = value
        return name

    def _code(self, declared: Any, v: str) -> Code:
        """Return the expressions for a value whose name is `v`."""
        origin, inner = get_origin(declared), get_args(declared)
        if declared in PLAIN:
            is_short = f"type({v}) is str and len({v}) < {_SHORT}"
            read = f"(same({v}, {v}) if {is_short} else {v})" if declared is str else v
            is_usual = f"type({v}) is {declared.__name__} or " if declared is not NoneType else ""
            return f"({v} if {is_usual}type({v}) in plain else wrong({v}))", read
        if declared in STANDARD or declared is bytes:
            behind = self.behind.put, self.behind.take
            turns = behind if declared is bytes else STANDARD[declared].turns
            written, read = map(self._name, turns)
            return f"{written}({v})", f"{read}({v})"
        if isinstance(declared, type) and issubclass(declared, Enum):
            kind, members = self._name(declared), self._name(dict(declared.__members__))
            return f"({v}.name if type({v}) is {kind} else wrong({v}))", f"{members}[{v}]"
        if _fields(declared):
            number = self._function(declared)
            return f"w{number}({v})", f"r{number}({v})"
        return self._of_parts(declared, origin, inner, v)

    def _of_parts(self, declared: Any, origin: Any, inner: tuple[Any, ...], v: str) -> Code:
        if origin in (Union, UnionType):
            several = [str if each in PLAIN else each for each in inner if each is not NoneType]
            return self._union([*dict.fromkeys(several)], NoneType in inner, v)
        if origin is tuple and inner[-1] is not ...:
            return self._row(inner, v)
        if origin in (tuple, frozenset) or (origin is Mapping and inner[0] is str):
            return self._many(origin, inner[-1 if origin is Mapping else 0], v)
        raise TypeError(f"{declared} has no form")

    def _union(self, inner: list[Any], optional: bool, v: str) -> Code:
        """Return the code of a union: what JSON has no word for says which of them it is, by its place."""
        if len(inner) == 1:
            written, read = self._code(inner[0], v)
            return (
                f"(None if {v} is None else {written})",
                v if read == v else f"(None if {v} is None else {read})",
            )
        numbers = [self._function(each) for each in inner]
        by_type = {each: at for at, one in enumerate(inner) for each in _types(one)}
        if len(by_type) != sum(len(_types(one)) for one in inner):
            raise TypeError("two of a union are of one type")
        plain = frozenset(by_type.keys() & PLAIN) | ({NoneType} if optional else frozenset())
        loose, tags = self._name(plain), self._name(by_type)
        writers = self._name([self._names.get(f"w{n}") or self._to_come("w", n) for n in numbers])
        readers = self._name([self._names.get(f"r{n}") or self._to_come("r", n) for n in numbers])
        written = f"({v} if type({v}) in {loose} else [{tags}[type({v})], {writers}[{tags}[type({v})]]({v})])"
        return written, f"({readers}[{v}[0]]({v}[1]) if type({v}) is list else {v})"

    def _to_come(self, letter: str, number: int) -> Turn:
        """Return a function that is still being written."""
        return lambda value: self._names[f"{letter}{number}"](value)

    def _row(self, inner: tuple[Any, ...], v: str) -> Code:
        made = [self._code(each, f"{v}[{at}]") for at, each in enumerate(inner)]
        right = f"type({v}) is tuple and len({v}) == {len(inner)}"
        written, read = ("".join(f"{code[side]}, " for code in made) for side in (0, 1))
        return f"([{written}] if {right} else wrong({v}))", f"({read})"

    def _many(self, origin: Any, item: Any, v: str) -> Code:
        """Return the code of many values of one type."""
        one = f"{v}_"
        written, read = self._code(item, one)
        if origin is Mapping:
            name = f"{v}n"
            key = f"({name} if type({name}) is str else wrong({name}))"
            out = f"{{{key}: {written} for {name}, {one} in {v}.items()}}"
            back = v if read == one else f"{{{name}: {read} for {name}, {one} in {v}.items()}}"
            return f"({out} if type({v}) is dict else wrong({v}))", back
        order = f"sorted({v})" if origin is frozenset else v
        kind = origin.__name__
        out = f"([{written} for {one} in {order}] if type({v}) is {kind} else wrong({v}))"
        return out, f"{kind}({v if read == one else f'[{read} for {one} in {v}]'})"

    def _of_one_kind(self, number: int, kinds: list[type]) -> None:
        """Write the functions of records of one kind: each says which it is."""
        numbers = {each: len(self._known) + at for at, each in enumerate(kinds)}
        self._known |= {(each, "itself"): own for each, own in numbers.items()}
        for each, own in numbers.items():
            self._of_record(own, each)
        by_type = self._name({each: (each.__qualname__, self._names[f"w{n}"]) for each, n in numbers.items()})
        by_name = self._name({each.__qualname__: self._names[f"r{n}"] for each, n in numbers.items()})
        self._define(
            f"def w{number}(v):\n name, turn = {by_type}[type(v)]\n return [name, turn(v)]\n"
            f"def r{number}(v): return {by_name}[v[0]](v[1])"
        )

    def _of_record(self, number: int, declared: Any) -> None:
        fields, hints = _fields(declared), get_type_hints(declared)
        if declared in self._late:
            late = {name: self._late_field(hints[name]) for name in fields}
            both = late_form(declared, late, self.behind)
            self._names[f"w{number}"], self._names[f"r{number}"] = both
        else:
            self._whole(number, declared, fields, hints)
        if declared in self._shared:
            self._once(number)

    def _late_field(self, declared: Any) -> Field:
        """Return how a field is kept; the functions of most are written when a value of theirs is turned."""
        if declared in (*self._late, *self._shared, bool):
            return Field(*self.of(declared), at_once=True, is_text=False)
        both = cache(partial(self.of, declared))
        return Field(
            lambda value: both()[0](value),
            lambda data: both()[1](data),
            at_once=False,
            is_text=declared is str,
        )

    def _whole(self, number: int, declared: Any, fields: tuple[str, ...], hints: Mapping[str, Any]) -> None:
        """Write the functions of a record that is read at once."""
        values = [f"v{at}" for at in range(len(fields))]
        made = [self._code(hints[name], value) for name, value in zip(fields, values, strict=True)]
        kind, names = self._name(declared), "".join(f"{value}, " for value in values)
        is_class = dataclasses.is_dataclass(declared)
        took = "".join(f"v.{name}, " for name in fields) if is_class else "v"
        written = f"[{', '.join(code[0] for code in made)}]"
        if is_class:
            given = ", ".join(f"{name}={code[1]}" for name, code in zip(fields, made, strict=True))
            read = f"{kind}({given})"
        else:
            read = f"new({kind}, ({''.join(f'{code[1]}, ' for code in made)}))"
        self._define(
            f"def w{number}(v):\n if type(v) is not {kind}: wrong(v)\n {names}= {took}\n return {written}\n"
            f"def r{number}(v):\n {names}= v\n return {read}"
        )

    def _once(self, number: int) -> None:
        """Put functions around those of a record that is written once."""
        writes, reads = self._name(self._names[f"w{number}"]), self._name(self._names[f"r{number}"])
        self._define(
            f"def w{number}(v):\n if id(v) in written: return written[id(v)]\n"
            f" data = {writes}(v)\n written[id(v)] = len(written)\n return data\n"
            f"def r{number}(v):\n if type(v) is int: return read[v]\n"
            f" read.append({reads}(v))\n return read[-1]"
        )


def _wrong(value: Any) -> NoReturn:
    raise TypeError(f"a {type(value).__name__} is not what is declared")


def _types(declared: Any) -> frozenset[type]:
    """Return the very types that values may have."""
    origin = get_origin(declared) or declared
    if origin in (Union, UnionType):
        return frozenset().union(*map(_types, get_args(declared)))
    if declared in STANDARD:
        return STANDARD[declared].types
    return frozenset({dict}) if origin is Mapping else frozenset({origin, *_heirs(origin)})


def _fields(declared: Any) -> tuple[str, ...]:
    """Return the fields of a record, none of what is no record."""
    if dataclasses.is_dataclass(declared):
        return tuple(each.name for each in dataclasses.fields(declared))
    return tuple(getattr(declared, "_fields", ()))


def _heirs(declared: Any) -> list[type]:
    """Return the records that are one of a kind, as far as they are declared."""
    if not _fields(declared):
        return []
    heirs: list[type] = declared.__subclasses__()
    direct = [each for each in heirs if hasattr(each, "__dataclass_fields__")]
    return [*direct, *(inner for each in direct for inner in _heirs(each))]
