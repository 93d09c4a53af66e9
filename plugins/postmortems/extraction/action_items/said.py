"""What is written about an action item after its text: `(owner: web, due: Q4)`, `— @web, by 3 May`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ...model.action_item import ACTION_KINDS
from ...patterns import deferred
from ...sections import normalise
from ..text.signs import may_say
from .due import UNKNOWN, due_at
from .fields import FIELD_OF, SURE_LABELS, is_placeholder, state_of
from .tail import BEHIND, BY_WORD, JUNK, NUMBER, OWNED, without_tail

_DONE, _WHEN_DONE = ("done", "completed", "closed"), ("on", "at", "by", "in", "date")
_DAY_BEHIND = r"(?:done|completed|closed)(?: on| at)?(?=\s?:[^\n:;()]{0,14}[0-9]{4})"
_LABELS = "|".join((*sorted(SURE_LABELS, key=len, reverse=True), _DAY_BEHIND))
LABEL = deferred(rf"(?i)(?:^|(?<=[\s(\[,;|{{（【、，；]))(?P<name>{_LABELS})\s?[:=：]\s?")
_ANY_LABEL = deferred(r"(?P<name>[^\W\d_][\w .'-]{0,30}?)\s?[:=：](?!//)\s?")
_LABEL_SIGNS = (":", "=")
_BETWEEN = deferred(r" ?(?:[;|•·、，；]|,(?! ?[0-9]{4}(?![0-9-]))) ?| [–—-] ")
_BRACKETS = deferred(r"[(\[（【]((?:[^()\[\]（）【】]|\([^()\[\]]{0,60}\)){1,200})[)\]）】]")
_SIDE_BY_SIDE = deferred(r"(?:\](?<=\w.)\s?\[|\)(?<=\w.)\s?\()(?=\w)")
_HANDLES = deferred(r"@[\w/.-]{1,60}(?:(?:\s?,\s?|\s(?:and\s|&\s|und\s|et\s)?)@[\w/.-]{1,60}){0,5}")
_PERSON = deferred(r"[A-ZÀ-Þ][\w.-]{0,30}(?: [A-ZÀ-Þ][\w.-]{0,30}){0,2}")
_TEAM = deferred(r"(?i)[\w.]{1,30}(?:-[\w.]{1,30}){1,4}|[\w. -]{1,40}\b(?:team|squad|guild|crew)")
_AND = deferred(r"\s?[/&+]\s?|\sand\s|\sund\s|\set\s")
_PERIOD = deferred(r"(?i)(?:end of\s|EO)?[QTHS][1-4]\b")
_ISO = deferred(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PRIORITY = deferred(
    r"P[0-5]|(?:very )?(?:urgent|critical|high|medium|low)(?:est)?(?P<word> prio(?:rity)?)?", re.IGNORECASE
)
_PRIORITY_FIRST = deferred(rf"(?P<priority>{_PRIORITY.pattern})\s?[:–—-]\s+(?=\S)", re.IGNORECASE)
_NEXT_SENTENCE = deferred(r"[.!?](?<=[^\s.]{3}.)\s+(?=[A-ZÀ-Ý])")
_FIRST_LABEL = 40
_LONGEST = 4000


class Said(NamedTuple):
    """A field of an action item and what is written for it, after which `label`; "" where none is known."""

    field: str
    value: str
    label: str = ""


_DAY = "day"
UNKNOWN_LABEL = "?"
"""Where `labelled` returns the first label that stands for nothing."""


def split(text: str) -> tuple[str, dict[str, str]]:
    """Take what is written about an action item off its text, which is one line."""
    said = dict[str, str]()
    text = _one_bracket(text)
    groups = [(group[0], _in_brackets(group[1]) or _kind_in(group[0])) for group in _BRACKETS.finditer(text)]
    owned = any("owner" in found for _, found in groups)
    for written, found in groups:
        if found and not (found.keys() == {_DAY} and not owned):
            said |= {name.replace(_DAY, "due"): value for name, value in found.items() if name not in said}
            text = text.replace(written, " ", 1)
    urgent = _PRIORITY_FIRST.match(text)
    if urgent:
        said.setdefault("priority", urgent["priority"])
        text = text[urgent.end() :]
    if at := _first_label(text):
        said |= {name: value for name, value in labelled(text[at:]).items() if name not in said}
        text = text[:at]
    return without_tail(text, said), said


def _first_label(text: str) -> int:
    """Return where the first label of a text stands, 0 where none does behind its beginning."""
    found = LABEL.search(text) if may_say(text, _LABEL_SIGNS) else None
    return found.start() if found else 0


def labelled(text: str) -> dict[str, str]:
    """Read `owner: web, due: 2026-05-01`: what follows a label up to the next, known or not."""
    line = " ".join(text[:_LONGEST].split())
    return _fields(_pieces(line[: _end_of(line)]))


def _fields(pieces: Iterable[Said]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value, label in _joined(pieces):
        if name and name not in found and not is_placeholder(value):
            found[name] = value
        elif label and not name:
            found.setdefault(UNKNOWN_LABEL, label)
    return found


def is_labels(text: str) -> bool:
    """Tell whether a text is nothing but labelled values."""
    bare = text.lstrip("-•* ")
    if not may_say(bare[:_FIRST_LABEL], _LABEL_SIGNS) or not (LABEL.match(bare) or _whole_label(text)):
        return False
    first = next(_pieces(" ".join(text[:_LONGEST].split())), None)
    return first is not None and bool(first.field)


def without_name(text: str) -> str:
    """Return a text without a label that only says that it is one: `Description: ...`."""
    label = _ANY_LABEL.match(text)
    return text[label.end() :] if label and field_of(label["name"]) == "text" else text


def _whole_label(text: str) -> re.Match[str] | None:
    label = _ANY_LABEL.match(text)
    return label if label and field_of(label["name"]) not in ("", "text") else None


def field_of(label: str) -> str:
    """Return the field that a label stands for; `done` as a label, unlike as a column, is before a day."""
    words = normalise(label)
    is_done = words.partition(" ")[0] in _DONE and set(words.split()) <= {*_DONE, *_WHEN_DONE}
    return "done_at" if is_done else FIELD_OF.get(words, "")


def _one_bracket(text: str) -> str:
    """Join brackets side by side of which one names somebody, the other a day: `[web-team] [Q4 2026]`."""
    joined = _SIDE_BY_SIDE.sub(", ", text)
    found = _BRACKETS.search(joined) if joined != text else None
    return joined if found and _in_brackets(found[1]).keys() == {"owner", "due"} else text


def _in_brackets(text: str) -> dict[str, str]:
    """Return what brackets say where they hold such values and no remark."""
    pieces = list(_pieces(text[: _end_of(text)]))
    if any(piece.label and piece.field for piece in pieces):
        return _fields(pieces)
    others = [piece.value for piece in pieces if not piece.field]
    if others:
        return _who_and_when(text, pieces, others)
    fields = {piece.field for piece in pieces}
    if fields == {"due"} and not _says_by(pieces):
        return {_DAY: pieces[0].value}
    counts = fields & {"owner", "status", "priority"} or ("due" in fields and _says_by(pieces))
    return _fields(pieces) if counts else {}


def _who_and_when(text: str, pieces: Sequence[Said], others: Sequence[str]) -> dict[str, str]:
    """Return the owner and the day of `web-team, due Q1` and of `assigned to ana until 2026-05-01`."""
    if _says_by(pieces) and all(piece.field != "owner" for piece in pieces) and _are_somebody(others):
        return {**_fields(pieces), "owner": others[0]}
    days = [piece.value for piece in pieces if piece.field == "due"]
    is_day = len(days) == 1 and (_PERIOD.match(days[0]) or _ISO.fullmatch(days[0]))
    if len(pieces) == 2 and days and _are_somebody(others) and (is_day or _TEAM.fullmatch(others[0])):
        return {"owner": others[0], "due": days[0]}
    said = dict[str, str]()
    rest = without_tail(text, said)
    return {} if rest.strip(JUNK) else said


def _says_by(pieces: Iterable[Said]) -> bool:
    return any(piece.field == "due" and BY_WORD.match(piece.value) for piece in pieces)


def _kind_in(group: str) -> dict[str, str]:
    kind = group[1:-1].strip().lower()
    return {"kind": kind} if group[0] == "[" and kind in ACTION_KINDS else {}


def _are_somebody(texts: Sequence[str]) -> bool:
    """Tell whether it is one text, and one that is a person or a team by its looks, or several of them."""
    names = _AND.split(texts[0]) if len(texts) == 1 else ()
    return bool(names) and all(_TEAM.fullmatch(name) or _PERSON.fullmatch(name) for name in names)


def _pieces(text: str) -> Iterator[Said]:
    """Yield the parts of a text at commas, dashes and labels, each with its field where one is known."""
    for part in _BETWEEN.split(text):
        inner = [label.start() for label in LABEL.finditer(part, 1)]
        for start, end in pairwise((0, *inner, len(part))):
            if piece := part[start:end].strip(JUNK):
                yield _piece(piece)


def _piece(piece: str) -> Said:
    label = _ANY_LABEL.match(piece)
    if label:
        field = field_of(label["name"]).replace("text", "")
        is_state = field == "done_at" and not due_at(piece, label.end()).day
        field = "" if is_state else field
        return Said(field, _whole(piece[label.end() :]) if field else piece, label["name"])
    if _HANDLES.fullmatch(piece):
        return Said("owner", piece)
    if owned := OWNED.fullmatch(piece):
        return Said("owner", owned["owner"])
    return Said(_bare_field(piece), piece)


def _whole(value: str) -> str:
    """Return a value without what stands around it; brackets of its own are closed."""
    bare = value.strip(BEHIND)
    return f"{bare})" if bare.count("(") > bare.count(")") else bare


def _bare_field(piece: str) -> str:
    """Return the field of a value without a label: a day, a ticket, a state, a kind, how urgent it is."""
    by = BY_WORD.match(piece)
    due = due_at(piece, by.end() if by else 0)
    says_when = by or piece[0].isdigit() or _PERIOD.match(piece)
    if due.end == len(piece) and (due.day or due.why != UNKNOWN) and says_when:
        return "due"
    if NUMBER.fullmatch(piece):
        return "ticket"
    if state_of(piece) in ("done", "wontdo", "in-progress") and len(piece) > 2:
        return "status"
    if piece.lower() in ACTION_KINDS:
        return "kind"
    return "priority" if _PRIORITY.fullmatch(piece) else ""


def _joined(pieces: Iterable[Said]) -> Iterator[Said]:
    """Yield pieces with what belongs to them: the second name of `owner: web, mail`."""
    last: Said | None = None
    for piece in pieces:
        more = ("", "owner") if last and last.field == "owner" else ("due",)
        if last and last.field in ("owner", "due") and piece.field in more and not piece.label:
            last = last._replace(value=f"{last.value}, {piece.value}")
            continue
        if last:
            yield last
        last = piece
    if last:
        yield last


def _end_of(text: str) -> int:
    """Return where a sentence begins that no label opens."""
    ends = (end.start() for end in _NEXT_SENTENCE.finditer(text) if not LABEL.match(text, end.end()))
    return next(ends, len(text))
