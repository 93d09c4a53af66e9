"""One word or line of front matter to a typed value: a reader for each kind of `model/field_types.py`.

A reader returns the value, or INVALID after it has reported what is wrong and what would be right; nothing
is guessed.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from pathlib import Path
from typing import Any, Final
from zoneinfo import available_timezones

from ..model.diagnostic import Level, Problem
from ..model.document import Value
from ..model.field_types import DATE, FLAG, LINK, NAME, SLUG, TEXT, TIME, ZONE, FieldType
from ..model.setting_types import ENDING, FILE, FOLDER, ID_PATTERN, OF_REPOSITORY, PATTERN, PLACE, STORE
from ..model.vocabulary import Word, find_word, names_of
from ..patterns import deferred
from ..wording.messages import did_you_mean, lines, one_of, shorten
from . import clock
from .amounts import AMOUNTS, has_many_digits
from .elsewhere import meant_elsewhere, without_host
from .names import id_of, is_slug, odd_letter, why_no_folder, why_no_id

INVALID: Final = object()
MAX_SUGGESTIONS = 20
_ADDRESS = deferred(r"(?i)https?://[^\s<>\"']+")
PART_OF_PATTERN = deferred(r"\{(?:(?P<year>year)|n(?::0?(?P<width>[1-9]))?)\}")
"""What stands for a number or a year in the pattern of ids."""
_ENDING = deferred(r"[a-z0-9]{1,10}")
_OWN_NAME = deferred(r"[a-z][a-z0-9_]{0,39}")
_OFFSET = deferred(r"(?:UTC|GMT|Z)?\s?(?P<sign>[+-])0?(?P<hours>\d{1,2})(?::?00)?", re.ASCII)
_FIGURES = deferred(r"(?<![\w.,])[-\u2212]?\d[\d,_]{0,30}+(?:\.\d{1,10}+)?%?(?![.,]?\w)", re.ASCII)
_FLAGS = {"true": True, "false": False}


@dataclass(repr=False, eq=False)
class Reading:
    """What a reader needs to know, and the problems that it has found so far.

    `code` and `unknown_code` are what wrong values and unknown names are reported as; `noun` is what a name
    stands for; `words` are the site's vocabularies by name; `has_zone` says that a zone was named, whether it
    exists or not. Names that are to be `passed` over are not reported where they are unknown.
    """

    words: Mapping[str, tuple[Word, ...]]
    code: str = "invalid-value"
    unknown_code: str = "unknown-field"
    noun: str = "field"
    zone: tzinfo | None = None
    has_zone: bool = False
    passed: frozenset[str] = frozenset()
    problems: list[Problem] = field(default_factory=list)

    def reject(self, value: Value, name: str, wrong: str, help_: str, proposal: str = "") -> Any:
        """Report a wrong value; returns INVALID. What came from the environment is not told.

        `wrong` goes on after the `name` of what is wrong, or stands alone; `proposal` is a word like the one
        that is written.
        """
        variable = variable_of(value)
        if variable:
            wrong, proposal = f"cannot be what `{shorten(variable)}` has in the environment", ""
        message = f"`{name}` {wrong}" if name else f"this {wrong}" if variable else wrong
        self.problems.append(Problem(self.code, value.start, value.end, message, lines(help_, proposal)))
        return INVALID

    def did_you_mean(self, word: str, known: Iterable[str]) -> str:
        """Propose a known word, as `did_you_mean` does, unless so much is wrong already."""
        return did_you_mean(word, known) if len(self.problems) < MAX_SUGGESTIONS else ""


def variable_of(value: Value) -> str:
    """Return the variable of the environment that a value, or a part of it, comes from; "" without one."""
    if value.variable or isinstance(value.data, str) or value.data is None:
        return value.variable
    data: Any = value.data
    parts = [field.value for field in data.values()] if isinstance(data, Mapping) else data
    return next((found for part in parts if (found := variable_of(part))), "")


def read_scalar(value: Value, kind: FieldType, name: str, reading: Reading) -> Any:
    """Return what a text means as one of the simple kinds, or INVALID."""
    if not isinstance(value.data, str):
        return reading.reject(value, name, *_no_text(value, kind.says))
    text = value.data.strip()
    return _READERS.get(kind, _text)(value, text, kind, name, reading)


def _no_text(value: Value, says: str) -> tuple[str, str]:
    """Say what a value is that is no text, and what would be right."""
    if value.comment:
        return f"is empty: `{shorten(value.comment, 40)}` is a comment", f'write `"{shorten(value.comment)}"`'
    if isinstance(value.data, Mapping) and len(value.data) == 1:
        ((name, one),) = value.data.items()
        whole = f"{name}: {one.value.data}" if isinstance(one.value.data, str) else ""
        return (
            "is a mapping, for the colon in it",
            f'write {says}; with a colon, in quotes: `"{shorten(whole)}"`',
        )
    found = "empty" if value.data is None else "a list" if isinstance(value.data, tuple) else "a mapping"
    return f"is {found}", f"write {says}"


def read_word(
    value: Value, vocabulary: tuple[Word, ...], name: str, reading: Reading, setting: str = ""
) -> Any:
    """Find a word of a vocabulary, whatever its case, by its name or another way to write it.

    `setting` is the one by which a site has other words.
    """
    text = value.data.strip() if isinstance(value.data, str) else ""
    if found := find_word(text, vocabulary) if text else "":
        return found
    names = names_of(vocabulary)
    if not isinstance(value.data, str):
        return reading.reject(value, name, *_no_text(value, one_of(names)))
    suggestion = reading.did_you_mean(text, names)
    allow = f"; `{setting}` in mkdocs.yml can have more words, and `aliases` for them" if setting else ""
    help_ = "" if suggestion else f"write one of these, in upper or lower case{allow}"
    return reading.reject(value, name, f"is `{shorten(text)}`", lines(one_of(names), help_), suggestion)


def _text(value: Value, text: str, kind: FieldType, name: str, reading: Reading) -> Any:
    return text or reading.reject(value, name, "is empty", f"write {kind.says}")


def _slug(value: Value, text: str, kind: FieldType, name: str, reading: Reading) -> Any:
    why = why_no_id(text)
    if not why:
        return id_of(text)
    help_ = f"write {kind.says}, the first a letter or digit"
    return reading.reject(value, name, f"is `{shorten(text)}`: {why}", help_)


def _time(value: Value, text: str, kind: FieldType, name: str, reading: Reading) -> Any:
    try:
        moment, doubt = clock.read_moment(text, reading.zone)
    except clock.BadTime as why:
        return reading.reject(value, name, f"is `{shorten(text)}`: {why}", f"write {kind.says}")
    if doubt and (reading.zone or not reading.has_zone):
        help_ = f"write the offset, such as `{moment.at.isoformat(timespec='minutes')}`, or set `timezone`"
        if reading.zone:
            help_ = f"write the offset, such as `{moment.at.isoformat(timespec='minutes')}`"
        level = Level.ERROR if reading.zone is None else None
        message = f"`{name}` is `{shorten(text)}`: {doubt}"
        reading.problems.append(Problem("ambiguous-time", value.start, value.end, message, help_, level))
    return moment


def _date(value: Value, text: str, kind: FieldType, name: str, reading: Reading) -> Any:
    try:
        return clock.read_date(text)
    except clock.BadTime as why:
        return reading.reject(value, name, f"is `{shorten(text)}`: {why}", f"write {kind.says}")


def _zone(value: Value, text: str, kind: FieldType, name: str, reading: Reading) -> Any:
    if clock.zone_of(text) is not None:
        return text
    if offset := _OFFSET.fullmatch(text):
        sign, hours = "-" if offset["sign"] == "+" else "+", int(offset["hours"])
        always = f"`Etc/GMT{sign}{hours}` is {text} all year"
        help_ = f"write a place, which knows summer time: Europe/Lisbon; {always}"
        return reading.reject(value, name, f"is `{shorten(text)}`", help_)
    suggestion = reading.did_you_mean(text, sorted(each for each in available_timezones() if "/" in each))
    return reading.reject(value, name, f"is `{shorten(text)}`", kind.says, suggestion)


def _flag(value: Value, text: str, kind: FieldType, name: str, reading: Reading) -> Any:
    found = _FLAGS.get(text.lower())
    if found is None:
        return reading.reject(value, name, f"is `{shorten(text)}`", f"write {kind.says}")
    return found


def _amount(value: Value, text: str, kind: FieldType, name: str, reading: Reading) -> Any:
    found = AMOUNTS[kind](text)
    if found is None:
        figures = _FIGURES.findall(text)
        meant = AMOUNTS[kind](figures[0]) if len(figures) == 1 else None
        alone = "" if meant is None else f"the figure alone: `{meant:g}`"
        why = ": it has more digits than are read" if has_many_digits(text) else ""
        return reading.reject(value, name, f"is `{shorten(text)}`{why}", f"write {alone or kind.says}")
    return found


def _name(value: Value, text: str, kind: FieldType, name: str, reading: Reading) -> Any:
    if _OWN_NAME.fullmatch(text):
        return text
    return reading.reject(
        value, name, f"has `{shorten(text)}`, which cannot be a name", f"write {kind.says}, at most 40"
    )


def _address(value: Value, text: str, kind: FieldType, name: str, reading: Reading) -> Any:
    if _ADDRESS.fullmatch(text):
        return text
    meant = without_host(text) or meant_elsewhere(text)
    proposal = f"did you mean `{shorten(meant)}`?" if meant.startswith("http") else ""
    return reading.reject(value, name, f"is `{shorten(text)}`", f"write {kind.says}", proposal)


def _folder(value: Value, text: str, kind: FieldType, name: str, reading: Reading) -> Any:
    written = text.replace("\\", "/").strip("/").split("/")
    leads_up = ".." in written and kind is not OF_REPOSITORY
    if text.startswith(("/", "~")) or leads_up or ":" in text:
        return reading.reject(value, name, f"is `{shorten(text)}`", f"write {kind.says}")
    parts = [part for part in written if part not in ("", ".")]
    why = why_no_folder(parts, is_shown=kind is PLACE)
    if why:
        return reading.reject(value, name, f"is `{shorten(text)}`: {why}", f"write {kind.says}")
    return posixpath.normpath("/".join(parts)) if parts else ""


def _store(value: Value, text: str, kind: FieldType, name: str, reading: Reading) -> Any:
    word = text.lower()
    if word in ("auto", "off", "false"):  # YAML has read `off` as false where a host has parsed it
        return "auto" if word == "auto" else "off"
    if not (Path(text).is_absolute() or re.match(r"~[/\\]", text)) or odd_letter(text):
        return reading.reject(value, name, f"is `{shorten(text)}`", f"write {kind.says}")
    return text


def _ending(value: Value, text: str, kind: FieldType, name: str, reading: Reading) -> Any:
    ending = text.removeprefix(".").lower()
    if not _ENDING.fullmatch(ending) or ending == "md":
        return reading.reject(value, name, f"is `{shorten(text)}`", f"write {kind.says}, not that of reports")
    return ending


def _pattern(value: Value, text: str, kind: FieldType, name: str, reading: Reading) -> Any:
    parts = [found.group() for found in PART_OF_PATTERN.finditer(text)]
    numbers = [part for part in parts if part != "{year}"]
    is_one = len(numbers) == 1 and parts.count("{year}") <= 1
    if is_one and is_slug(PART_OF_PATTERN.sub("1", text)):
        return text
    return reading.reject(value, name, f"is `{shorten(text)}`", f"write {kind.says}")


_READERS: Mapping[FieldType, Callable[[Value, str, FieldType, str, Reading], Any]] = {
    TEXT: _text, SLUG: _slug, TIME: _time, DATE: _date, ZONE: _zone, FLAG: _flag, LINK: _address,
    **dict.fromkeys((FOLDER, OF_REPOSITORY, FILE, PLACE, PATTERN), _folder), STORE: _store, ENDING: _ending,
    ID_PATTERN: _pattern, NAME: _name, **dict.fromkeys(AMOUNTS, _amount),
}  # fmt: skip
