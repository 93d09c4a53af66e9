"""Front-matter values to typed values, by the declaration of their field.

Each kind of `model/kinds.py` has one reader here. A reader returns the value, or INVALID after it has
reported what is wrong and what would be right; nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Any, Final

from ..model.diagnostic import Level, Problem
from ..model.document import Field, Value
from ..model.kinds import (
    COUNT, DATE, FLAG, LINK, PERCENT, SLUG, TEXT, TIME, ZONE,
    Choice, Declaration, Kind, ListOf, Record, Term, declarations,
)  # fmt: skip
from ..settings import FOLDER, LEVELS, Word
from . import clock

INVALID: Final = object()
_SLUG = re.compile(r"[^\W_][\w.-]*", re.ASCII)
_ADDRESS = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
_FLAGS = {"true": True, "false": False}
MAX_ITEMS = 1000


@dataclass
class Reading:
    """What a reader needs to know, and the problems that it has found so far.

    `code` and `unknown_code` are what wrong values and unknown names are reported as; `words` are the site's
    vocabularies by name.
    """

    words: Mapping[str, tuple[Word, ...]]
    code: str = "invalid-value"
    unknown_code: str = "unknown-field"
    zone: tzinfo | None = None
    problems: list[Problem] = field(default_factory=list)

    def reject(self, value: Value, message: str, help_: str) -> Any:
        """Report a wrong value; returns INVALID."""
        self.problems.append(Problem(self.code, value.start, value.end, message, help_))
        return INVALID


def read_value(value: Value, kind: Kind, name: str, reading: Reading) -> Any:
    """Return the value that a declaration wants, or INVALID; `name` is what messages call it."""
    if isinstance(kind, ListOf):
        return _list(value, kind, name, reading)
    if isinstance(kind, Record):
        return _record(value, kind, name, reading)
    if kind is LEVELS:
        return _levels(value, name, reading)
    if not isinstance(value.data, str):
        found = "empty" if value.data is None else "a list" if isinstance(value.data, tuple) else "a mapping"
        return reading.reject(value, f"`{name}` is {found}", kind.says)
    text = value.data.strip()
    if isinstance(kind, Choice):
        return _word(value, text, [Word(option) for option in kind.options], name, reading)
    if isinstance(kind, Term):
        vocabulary = reading.words.get(kind.setting, ())
        return _word(value, text, vocabulary, name, reading) if vocabulary else text
    return _SCALARS[kind](value, text, kind, name, reading)


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the sentence that proposes the known word most like `word`, or an empty string."""
    from difflib import get_close_matches

    spelled = {option.lower(): option for option in known}
    close = get_close_matches(word.lower()[:100], spelled, n=1, cutoff=0.6)
    return f"did you mean `{spelled[close[0]]}`?" if close else ""


def shown(text: str, limit: int = 60) -> str:
    """Return text as it may stand in a message: on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


def read_record(
    fields: Mapping[str, Field], cls: type[Any], prefix: str, reading: Reading, free: str = ""
) -> dict[str, Any]:
    """Return the values of the declared fields of `cls` that are there and valid.

    Names that nobody declared are reported, unless they start with `free`. Empty fields count as absent.
    """
    known = declarations(cls)
    by_name = {alias: name for name, entry in known.items() for alias in entry.aliases} | dict(
        zip(known, known, strict=True)
    )
    found: dict[str, Any] = {}
    for field_ in fields.values():
        name = by_name.get(field_.name)
        if name is None:
            _unknown(field_, by_name, prefix, reading, free)
        elif field_.value.data is not None and name not in found:
            value = read_value(field_.value, known[name].kind, prefix + name, reading)
            if value is not INVALID:
                found[name] = value
    return found


def missing(known: Mapping[str, Declaration], values: Mapping[str, Any], when: str) -> list[str]:
    """Return the names of the fields that are required from `when` on and have no value."""
    return [
        name for name, entry in known.items() if entry.required == when and values.get(name) in (None, "", ())
    ]


def _unknown(field_: Field, known: Iterable[str], prefix: str, reading: Reading, free: str) -> None:
    if free and field_.name.startswith(free):
        return
    what = f"there is no field `{prefix}{shown(field_.name)}`"
    help_ = nearest(field_.name, known) or (f"fields of your own start with `{free}`" if free else "")
    options = "" if free else "known here: " + ", ".join(known)
    reading.problems.append(
        Problem(
            reading.unknown_code, field_.start, field_.end, what, "\n".join(filter(None, (options, help_)))
        )
    )


def _list(value: Value, kind: ListOf, name: str, reading: Reading) -> Any:
    items = value.data if isinstance(value.data, tuple) else (value,)
    if len(items) > MAX_ITEMS:
        return reading.reject(value, f"`{name}` has {len(items)} entries", f"at most {MAX_ITEMS}")
    found = [read_value(item, kind.item, name, reading) for item in items]
    return tuple(item for item in found if item is not INVALID)


def _record(value: Value, kind: Record, name: str, reading: Reading) -> Any:
    fields: Any = value.data
    if isinstance(value.data, str) and kind.shorthand:
        fields = {kind.shorthand: Field(kind.shorthand, value.start, value.end, value)}
    if not isinstance(fields, Mapping):
        return reading.reject(value, f"`{name}` is not a mapping", kind.says)
    before = len(reading.problems)
    found = read_record(fields, kind.cls, f"{name}.", reading)
    absent = missing(declarations(kind.cls), found, "always")
    if absent and before == len(reading.problems):
        return reading.reject(
            value, f"`{name}` has no {' and no '.join(f'`{x}`' for x in absent)}", kind.says
        )
    return INVALID if absent else kind.cls(**found)


def _levels(value: Value, name: str, reading: Reading) -> Any:
    if not isinstance(value.data, Mapping):
        return reading.reject(value, f"`{name}` is not a mapping", LEVELS.says)
    found = {}
    for code, entry in value.data.items():
        if code not in {word.name for word in reading.words["checks"]}:
            help_ = nearest(code, (word.name for word in reading.words["checks"]))
            problem = Problem(
                reading.code, entry.start, entry.end, f"there is no check `{shown(code)}`", help_
            )
            reading.problems.append(problem)
            continue
        text = "off" if entry.value.data == "false" else entry.value.data
        level = read_value(entry.value._replace(data=text), _LEVEL, f"{name}.{code}", reading)
        if level is not INVALID:
            found[code] = level
    return found


_LEVEL = Choice("one of error, warning, info, off", tuple(level.value for level in Level))


def _word(value: Value, text: str, vocabulary: Iterable[Word], name: str, reading: Reading) -> Any:
    """Find a word of a vocabulary, whatever its case, by its name or another way to write it."""
    spellings = {word.name.casefold(): word.name for word in vocabulary}
    for word in vocabulary:
        for alias in word.aliases:
            spellings.setdefault(alias.casefold(), word.name)
    found = spellings.get(text.casefold())
    if found is not None:
        return found
    options = "one of " + ", ".join(word.name for word in vocabulary)
    help_ = "\n".join(filter(None, (options, nearest(text, spellings.values()))))
    return reading.reject(value, f"`{name}` is `{shown(text)}`", help_)


def _text(value: Value, text: str, kind: Kind, name: str, reading: Reading) -> Any:
    return text or reading.reject(value, f"`{name}` is empty", kind.says)


def _slug(value: Value, text: str, kind: Kind, name: str, reading: Reading) -> Any:
    if _SLUG.fullmatch(text) and not text.endswith("."):
        return text
    return reading.reject(value, f"`{name}` is `{shown(text)}`", f"{kind.says}, the first a letter or digit")


def _time(value: Value, text: str, kind: Kind, name: str, reading: Reading) -> Any:
    try:
        moment, doubt = clock.read_moment(text, reading.zone)
    except clock.BadTime as why:
        return reading.reject(value, f"`{name}` is `{shown(text)}`: {why}", f"write {kind.says}")
    if doubt:
        help_ = f"write the offset, such as `{moment.at.isoformat(timespec='minutes')}`, or set `timezone`"
        level = Level.ERROR if reading.zone is None else None
        reading.problems.append(
            Problem("ambiguous-time", value.start, value.end, f"`{name}` is `{text}`: {doubt}", help_, level)
        )
    return moment


def _date(value: Value, text: str, kind: Kind, name: str, reading: Reading) -> Any:
    try:
        return clock.read_date(text)
    except clock.BadTime as why:
        return reading.reject(value, f"`{name}` is `{shown(text)}`: {why}", f"write {kind.says}")


def _zone(value: Value, text: str, kind: Kind, name: str, reading: Reading) -> Any:
    if clock.zone_of(text) is not None:
        return text
    from zoneinfo import available_timezones

    help_ = "\n".join(filter(None, (kind.says, nearest(text, sorted(available_timezones())))))
    return reading.reject(value, f"`{name}` is `{shown(text)}`", help_)


def _flag(value: Value, text: str, kind: Kind, name: str, reading: Reading) -> Any:
    found = _FLAGS.get(text.lower())
    return reading.reject(value, f"`{name}` is `{shown(text)}`", kind.says) if found is None else found


def _count(value: Value, text: str, kind: Kind, name: str, reading: Reading) -> Any:
    digits = text.replace("_", "").replace(",", "")
    if digits.isascii() and digits.isdigit() and len(digits) <= 18:
        return int(digits)
    return reading.reject(value, f"`{name}` is `{shown(text)}`", kind.says)


def _percent(value: Value, text: str, kind: Kind, name: str, reading: Reading) -> Any:
    number = text.removesuffix("%").strip()
    if re.fullmatch(r"\d{1,3}(\.\d{1,6})?", number, re.ASCII) and float(number) <= 100:
        return float(number)
    return reading.reject(value, f"`{name}` is `{shown(text)}`", kind.says)


def _address(value: Value, text: str, kind: Kind, name: str, reading: Reading) -> Any:
    return (
        text if _ADDRESS.fullmatch(text) else reading.reject(value, f"`{name}` is `{shown(text)}`", kind.says)
    )


def _folder(value: Value, text: str, kind: Kind, name: str, reading: Reading) -> Any:
    parts = text.replace("\\", "/").strip("/").split("/")
    if text.startswith(("/", "~")) or ".." in parts or ":" in text:
        return reading.reject(value, f"`{name}` is `{shown(text)}`", kind.says)
    return "/".join(part for part in parts if part not in ("", "."))


_SCALARS: Mapping[Kind, Callable[[Value, str, Kind, str, Reading], Any]] = {
    TEXT: _text, SLUG: _slug, TIME: _time, DATE: _date, ZONE: _zone, FLAG: _flag, COUNT: _count,
    PERCENT: _percent, LINK: _address, FOLDER: _folder,
}  # fmt: skip
