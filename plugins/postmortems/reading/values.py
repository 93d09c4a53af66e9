"""Front-matter values to typed values, by the declaration of their field.

Nothing is guessed: what is wrong is reported, with what would be right, and INVALID comes back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from ..model.diagnostic import INTERNAL, Level, Problem
from ..model.document import Field, Value
from ..model.field_types import (
    PAGE,
    Choice,
    Declaration,
    FieldType,
    ListOf,
    Named,
    Record,
    Term,
    declarations,
    of_class,
)
from ..model.setting_types import LEVELS, PAGES, TRACKERS
from ..model.vocabulary import Word, names_of
from ..wording.messages import shorten
from .page_fields import read_page
from .page_kinds import read_page_kinds
from .scalars import INVALID, Reading, read_scalar, read_word
from .several import several, word_and_rest
from .trackers import read_trackers
from .unknown_names import has_colon, is_cut_off, report_cut_off, report_unknown

SETTABLE = ("severities", "services", "triggers", "fields")
"""The settings that have the words of a field."""


def read_value(value: Value, kind: FieldType, name: str, reading: Reading) -> Any:
    """Return the value that a declaration wants, or INVALID; `name` is what messages call it."""
    return _READERS[type(kind)](value, kind, name, reading)


def _plain(value: Value, kind: FieldType, name: str, reading: Reading) -> Any:
    mapping = _MAPPINGS.get(kind)
    return mapping(value, name, reading) if mapping else read_scalar(value, kind, name, reading)


def _word(value: Value, kind: FieldType, name: str, reading: Reading) -> Any:
    vocabulary = _vocabulary(kind, reading)
    if vocabulary:
        return read_word(value, vocabulary, name, reading, _setting_of(kind))
    return read_scalar(value, kind, name, reading)


def _vocabulary(kind: FieldType, reading: Reading) -> tuple[Word, ...]:
    """Return the words that a value of this kind is one of; none where any text will do."""
    if isinstance(kind, Choice):
        return _choices(kind)
    return reading.words.get(kind.setting, ()) if isinstance(kind, Term) else ()


def _setting_of(kind: FieldType) -> str:
    """Return the setting by which a site has other words of this kind, "" where there is none."""
    setting = kind.setting if isinstance(kind, Term) else ""
    return setting if setting.partition(".")[0] in SETTABLE else ""


@lru_cache(maxsize=200)
def _choices(kind: Choice) -> tuple[Word, ...]:
    return tuple(Word(option) for option in kind.options)


def is_empty(value: Value) -> bool:
    """Tell whether nothing was written: no value, `null`, an empty text or an empty list."""
    data = value.data
    return not data.strip() if isinstance(data, str) else data is None or data == ()


def read_record(
    fields: Mapping[str, Field],
    cls: type[Any],
    prefix: str,
    reading: Reading,
    free: str = "",
    own: Mapping[str, Declaration] = MappingProxyType({}),
) -> dict[str, Any]:
    """Return the values of the declared fields of `cls`, and of the site's `own`, that are there and valid.

    Names that nobody declared are reported, unless they start with `free`. Empty fields count as absent.
    """
    known, names = declarations(cls), spellings(cls)
    if own:
        known, names = {**known, **own}, {**names, **{name: name for name in own}}
    found: dict[str, Any] = {}
    written: dict[str, str] = {}
    there, last = tuple(fields.values()), None
    for at, field_ in enumerate(there):
        name = names.get(field_.name)
        if name is None and is_cut_off(field_, last):
            report_cut_off(there, at, prefix, reading)
        elif name is None:
            report_unknown(field_, names, prefix, reading, free)
        elif name in written:
            _said_twice(field_, written[name], reading)
        elif field_.value.comment:
            written[name] = field_.name
            _commented(field_.value, prefix + name, reading)
        elif not is_empty(field_.value):
            written[name] = field_.name
            value = read_value(field_.value, known[name].kind, prefix + name, reading)
            if value is not INVALID:
                found[name] = value
        last = field_ if has_colon(field_) else last
    return found


@of_class
def spellings(cls: type[Any]) -> Mapping[str, str]:
    """Return the declared name of every way to write a field of `cls`, the declared names first."""
    known = declarations(cls)
    aliases = {alias: name for name, entry in known.items() for alias in entry.aliases}
    return {name: name for name in known} | aliases


@of_class
def _always(cls: type[Any]) -> tuple[str, ...]:
    """Return the names of the fields without which there is no record."""
    return tuple(name for name, entry in declarations(cls).items() if entry.required == "always")


def _commented(value: Value, name: str, reading: Reading) -> None:
    """Tell of a value that is none, for YAML takes what begins with `#` for a comment."""
    message = f"`{name}` has no value: `{shorten(value.comment, 40)}` is a comment"
    help_ = f'write `"{shorten(value.comment)}"`, or put a space behind `#`'
    reading.problems.append(Problem("misleading-value", value.start, value.end, message, help_))


def _said_twice(field_: Field, first: str, reading: Reading) -> None:
    message = f"`{field_.name}` is another name of `{first}`, which stands here too"
    help_ = "the first is used; join the two"
    reading.problems.append(Problem("duplicate-key", field_.start, field_.end, message, help_))


def _list(value: Value, kind: ListOf, name: str, reading: Reading) -> Any:
    items = value.data if isinstance(value.data, tuple) else (value,)
    if len(items) > kind.most:
        return reading.reject(value, name, f"has {len(items)} entries", f"at most {kind.most}")
    if isinstance(value.data, str) and (words := several(value, _vocabulary(kind.item, reading))):
        text = f"is one text, `{shorten(str(value.data).strip())}`"
        return reading.reject(value, name, text, f"write a list: `[{shorten(words, 200)}]`")
    found = [read_value(item, kind.item, name, reading) for item in items]
    return tuple([item for item in found if item is not INVALID])


def _named(value: Value, kind: Named, name: str, reading: Reading) -> Any:
    """Read records by their names, which messages call `fields.tier`."""
    if not isinstance(value.data, Mapping):
        return reading.reject(value, name, "is not a mapping", kind.says)
    if len(value.data) > kind.most:
        return reading.reject(value, name, f"has {len(value.data)} entries", f"at most {kind.most}")
    found = []
    for key, entry in value.data.items():
        own = read_value(Value(key, entry.start, entry.end), kind.name, name, reading)
        if own is not INVALID:
            made = read_value(entry.value, Record(kind.says, kind.cls), f"{name}.{own}", reading)
            found += [] if made is INVALID else [replace(made, name=own)]
    return tuple(found)


def _record(value: Value, kind: Record, name: str, reading: Reading) -> Any:
    fields: Any = value.data
    joined = value.data.partition(":") if isinstance(value.data, str) else ("", "", "")
    if joined[1] and joined[0] in declarations(kind.cls) and joined[2][:1].strip():
        return reading.reject(value, "", f"behind `{joined[0]}:` a space is missing", kind.says)
    if isinstance(value.data, str) and kind.shorthand:
        if right := word_and_rest(value.data, kind):
            wrong = f"is one text, `{shorten(value.data.strip())}`"
            return reading.reject(value, name, wrong, f"write `{right}`")
        fields = {kind.shorthand: Field(kind.shorthand, value.start, value.end, value)}
    if not isinstance(fields, Mapping):
        return reading.reject(value, name, "is not a mapping", kind.says)
    before = len(reading.problems)
    found = read_record(fields, kind.cls, f"{name}.", reading)
    absent = [name for name in _always(kind.cls) if found.get(name) in (None, "", ())]
    if absent and before == len(reading.problems):
        lacks = " and no ".join(f"`{field}`" for field in absent)
        return reading.reject(value, name, f"has no {lacks}", kind.says)
    return INVALID if absent else kind.cls(**found)


_LEVEL = Choice("one of error, warning, info, off", tuple(level.value for level in Level))


def _levels(value: Value, name: str, reading: Reading) -> Any:
    """Read the levels of checks; `off` is what YAML makes `false` of."""
    if not isinstance(value.data, Mapping):
        return reading.reject(value, name, "is not a mapping", LEVELS.says)
    codes = names_of(reading.words["checks"])
    found = {}
    for code, entry in value.data.items():
        if code not in codes:
            place = entry.value._replace(start=entry.start, end=entry.end)
            suggestion = reading.did_you_mean(code, codes)
            help_ = "" if suggestion else "`postmortems explain` lists the checks"
            reading.reject(place, "", f"there is no check `{shorten(code)}`", help_, suggestion)
            continue
        off = isinstance(entry.value.data, str) and entry.value.data.lower() == "false"
        written = entry.value._replace(data="off") if off else entry.value
        level = read_value(written, _LEVEL, f"{name}.{code}", reading)
        if code in (reading.code, INTERNAL) and level not in (INVALID, Level.ERROR):
            help_ = "this check cannot be lowered or turned off: mend what it tells of"
            level = reading.reject(written, f"{name}.{code}", f"is `{level}`", help_)
        if level is not INVALID:
            found[code] = level
    return found


_READERS: Mapping[type[FieldType], Callable[[Value, Any, str, Reading], Any]] = {
    FieldType: _plain, Choice: _word, Term: _word, ListOf: _list, Record: _record, Named: _named,
}  # fmt: skip
_MAPPINGS: Mapping[FieldType, Callable[[Value, str, Reading], Any]] = {
    LEVELS: _levels, PAGE: read_page, PAGES: read_page_kinds, TRACKERS: read_trackers,
}  # fmt: skip
