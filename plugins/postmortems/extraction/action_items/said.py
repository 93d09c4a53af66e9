"""The labelled values that are written about an action item: `owner: web, due: Q4`."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ...model.action_item import ACTION_KINDS
from ...model.copies import new_tuple
from ...patterns import deferred
from ...sections import normalise
from ..text.nothing import is_placeholder
from .due import BY_WORD, PERIOD, due_at, is_due, is_vague
from .fields import FIELD_OF, OVER_ON, SURE_LABELS, state_of
from .tail import BEHIND, JUNK, NUMBER, OWNED

_DONE, _WHEN_DONE = ("done", "completed", "closed"), ("on", "at", "by", "in", "date")
_DAY_BEHIND = r"(?:done|completed|closed)(?: on| at)?(?=\s?:[^\n:;()]{0,14}[0-9]{4})"
_LABELS = "|".join((*sorted(SURE_LABELS, key=len, reverse=True), _DAY_BEHIND))
_LONGEST_LABEL = max(map(len, SURE_LABELS)) + 1
LABEL = deferred(
    rf"(?i)(?:^|(?<=[\s(\[,;|{{（【、，；]))(?=[^:=：]{{1,{_LONGEST_LABEL}}}+[:=：])(?P<name>{_LABELS})\s?(?:::|[:=：])\s?"
)
"""A sign not far away is asked for before all those names, as it is below."""
_ANY_LABEL = deferred(
    r"(?=[\w .'-]{1,32}+\s?[:=：])(?P<name>[^\W\d_][\w .'-]{0,30}?)\s?(?:::|[:=：](?!//))\s?"
)
LABEL_SIGNS = (":", "=")
_USUAL = deferred(r"[A-Za-z]{2,20}: [\w@#/+](?:[\w@#/+-]| (?=[\w@#/+]))*+(?<!-)")
"""A label and what stands behind it, without a sign at which another part, label or sentence begins."""
_MORE = {"owner": ("", "owner"), "due": ("due",)}
"""What a piece without a label may be to be more of the one before it, by the field of that."""
_VALUES = frozenset(("owner", "due", "ticket", "kind", "priority", "status"))
_BETWEEN = deferred(r"(?=[ ,;|•·、，；])(?: ?(?:[;|•·、，；]|,(?! ?[0-9]{4}(?![0-9-]))) ?| [–—-] )")
_APART = JUNK + "•·、，；"
_MAY_HAVE_MORE = deferred(rf"[\s(\[,;|{{（【、，；][^:=：]{{1,{_LONGEST_LABEL}}}+[:=：]")
"""What stands behind the beginning of a part in which another label is."""
_HANDLES = deferred(r"@[\w/.-]{1,60}(?:(?:\s?[,/]\s?|\s(?:and\s|&\s|und\s|et\s)?)@[\w/.-]{1,60}){0,5}")
PRIORITY = deferred(
    r"P[0-5]|(?:very )?(?:urgent|critical|high|medium|low)(?:est)?(?: prio(?:rity)?)?", re.IGNORECASE
)
_NEXT_SENTENCE = deferred(r"[.!?](?<=[^\s.]{3}.)\s+(?=[A-ZÀ-Ý])")
_LONGEST, _LONGEST_VALUE = 4000, 60


class Said(NamedTuple):
    """A field of an action item and what is written for it, after which `label`; "" where none is known."""

    field: str
    value: str
    label: str = ""


UNKNOWN_LABEL = "?"
"""Where `labelled` returns the first label that stands for nothing."""


def one_line(text: str) -> str:
    """Return a text on one line, a blank between its words; of most nothing has to be changed."""
    is_one = text.isprintable() and "  " not in text and text[:1] != " " != text[-1:]
    return text if is_one else " ".join(text.split())


def labelled(*texts: str) -> dict[str, str]:
    """Read texts such as `owner: web, due: 2026-05-01`: what follows a label up to the next, known or not."""
    found = dict[str, str]()
    for line in (one_line(text[:_LONGEST]) for text in texts):
        found |= fields_of(pieces_of(line[: end_of(line)]))
    return found


def fields_of(pieces: Iterable[Said]) -> dict[str, str]:
    """Return what pieces say by field, each by its first; UNKNOWN_LABEL is a label that stands for none."""
    found: dict[str, str] = {}
    for name, value, label in _joined(pieces):
        if name and name not in found and not is_placeholder(value):
            found[name] = value
        elif label and not name:
            found.setdefault(UNKNOWN_LABEL, label)
    return found


def is_labels(text: str) -> bool:
    """Tell whether a text is nothing but labelled values."""
    label = _ANY_LABEL.match(text.lstrip(_APART))
    return label is not None and _field(label) != ""


def is_value(text: str) -> bool:
    """Tell whether a point is nothing but values of the one above it: `Owner: web`, `@ana`, `by 3 May`."""
    bare = text.strip()
    is_short = 0 < len(bare) <= _LONGEST_VALUE
    return is_labels(text) or (is_short and _piece(bare).field in ("owner", "due", "ticket"))


def without_name(text: str) -> str:
    """Return a text without a label that only says that it is one: `Description: ...`."""
    label = _ANY_LABEL.match(text)
    return text[label.end() :] if label and field_of(label["name"]) == "text" else text


@lru_cache(maxsize=1 << 9)
def field_of(label: str) -> str:
    """Return the field that a label stands for; `done` as a label, unlike as a column, is before a day."""
    words = normalise(label)
    is_done = words.partition(" ")[0] in _DONE and set(words.split()) <= {*_DONE, *_WHEN_DONE}
    return "done_at" if is_done else FIELD_OF.get(words, "")


def pieces_of(text: str) -> Iterator[Said]:
    """Yield the parts of a text at commas, dashes and labels, each with its field where one is known."""
    parts = text.split(", ")
    if all(map(_USUAL.fullmatch, parts)):
        yield from map(_usual, parts)
        return
    for part in _BETWEEN.split(text):
        inner = [label.start() for label in LABEL.finditer(part, 1)] if _MAY_HAVE_MORE.search(part) else ()
        for start, end in pairwise((0, *inner, len(part))):
            if piece := part[start:end].strip(JUNK):
                yield _piece(piece)


def _usual(part: str) -> Said:
    label, _, value = part.partition(": ")
    field = field_of(label)
    return new_tuple(Said, (field, value, label)) if field in _VALUES else _piece(part)


def _piece(piece: str) -> Said:
    label = _ANY_LABEL.match(piece)
    if label:
        field = _field(label)
        return Said(field, _whole(piece[label.end() :]) if field else piece, label["name"])
    if _HANDLES.fullmatch(piece):
        return Said("owner", piece)
    if owned := OWNED.fullmatch(piece):
        return Said("owner", owned["owner"])
    if (over := OVER_ON.match(piece)) and is_due(piece[over.end() :]):
        return Said("done_at", piece[over.end() :])
    return Said(_bare_field(piece), piece)


def _field(label: re.Match[str]) -> str:
    """Return the field of what stands behind a label, or an empty string; `done` is before a day alone."""
    field = field_of(label["name"])
    is_state = field == "done_at" and not due_at(label.string, label.end()).day
    return "" if is_state or field == "text" else field


def _whole(value: str) -> str:
    """Return a value without what stands around it; brackets of its own are closed."""
    bare = value.strip(BEHIND)
    return f"{bare})" if bare.count("(") > bare.count(")") else bare


def _bare_field(piece: str) -> str:
    """Return the field of a value without a label: a day, a ticket, a state, a kind, how urgent it is."""
    if ((piece[0].isdigit() or BY_WORD.match(piece) or PERIOD.match(piece)) and is_due(piece)) or is_vague(
        piece
    ):
        return "due"
    if NUMBER.fullmatch(piece):
        return "ticket"
    if state_of(piece) in ("done", "wontdo", "in-progress") and not (piece.isascii() and len(piece) < 3):
        return "status"
    if piece.lower() in ACTION_KINDS:
        return "kind"
    return "priority" if PRIORITY.fullmatch(piece) else ""


def _joined(pieces: Iterable[Said]) -> Iterable[Said]:
    """Return pieces with what belongs to them: the second name of `owner: web, mail`."""
    found: list[Said] = []
    for piece in pieces:
        if found and not piece.label and piece.field in _MORE.get(found[-1].field, ()):
            found[-1] = found[-1]._replace(value=f"{found[-1].value}, {piece.value}")
        else:
            found.append(piece)
    return found


def end_of(text: str) -> int:
    """Return where a sentence begins that no label opens."""
    ends = (end.start() for end in _NEXT_SENTENCE.finditer(text) if not LABEL.match(text, end.end()))
    return next(ends, len(text))
