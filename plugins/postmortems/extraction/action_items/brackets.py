"""What is written about an action item after its text: `(owner: web, due: Q4)`, `— @web, by 3 May`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ...model.action_item import ACTION_KINDS
from ...patterns import deferred
from ..text.signs import may_say
from .due import BY_WORD, PERIOD, is_due
from .fields import state_of
from .said import LABEL, LABEL_SIGNS, PRIORITY, Said, end_of, fields_of, labelled, pieces_of
from .tail import JUNK, without_tail

_INNER = r"[^()\[\]{}（）【】]"
_BRACKETS = deferred(
    rf"[(\[{{（【]({_INNER}{{1,200}}+(?=[)\]}}）】])|(?:{_INNER}|\([^()\[\]]{{0,60}}\)){{1,200}})[)\]}}）】]"
)
"""Most have none within them, which is found sooner."""
_SIDE_BY_SIDE = deferred(r"(?:\](?<=\w.)\s?\[|\)(?<=\w.)\s?\()(?=\w)")
_PERSON = deferred(r"[A-ZÀ-Þ][\w.-]{0,30}(?: [A-ZÀ-Þ][\w.-]{0,30}){0,2}")
_TEAM = deferred(
    r"(?i)[\w.]{1,30}(?:-[\w.]{1,30}){1,4}|[\w. -]{1,40}\b(?:team|squad|guild|crew)"
    r"|(?:équipe|equipo|equipe|team|squad) [\w. -]{1,30}|head of [\w -]{2,30}|(?-i:C[A-Z]{1,2}O)"
    r"|(?:[\w-]{2,20} ){1,2}(?:lead|manager|engineers?|director|department|officer)"
)
_LONE_TEAM = deferred(
    r"(?i)(?!(?:the|our|a|an|each|every|for|from|by|with|to|see|per|whole|one|any|other|no)\b)"
    r"[\w.-]{2,20}(?: [\w.-]{2,20})? (?:team|squad|guild|crew)"
    r"|(?-i:Team|Équipe|Equipo|Equipe|Squad) [A-ZÀ-Þ][\w.-]{1,30}"
)
_LOGIN = deferred(r"[a-zà-þ](?![0-9])[\w-]{1,30}(?:\.[\w-]{1,30})?(?:@[\w-]{1,40}(?:\.[\w-]{1,40}){1,3})?")
_NOT_SOMEBODY = (
    "about after alpha approved approx around asap before beta blocked closed created critical deferred "
    "delayed deployed draft estimated expected expired final first high hopefully ideally initial later "
    "latest likely low major maybe medium milestone minor ongoing opened optional phase planned possibly "
    "postponed preview proposed released roughly scheduled since sprint started stretch target tentative "
    "updated urgent"
)
_NOBODY = frozenset(_NOT_SOMEBODY.split())
"""What stands beside a day as often as somebody does, and is nobody."""
_MOST_NAMES, _MOST_DASHES = 3, 2
_AND = deferred(r"\s?[/&+]\s?|\sand\s|\sund\s|\set\s")
_PRIORITY_FIRST = deferred(rf"(?P<priority>{PRIORITY.pattern})\s?[:–—-]\s+(?=\S)", re.IGNORECASE)
_ISO = deferred(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DASHES = deferred(r"\s(?:[–—→-]|--|->)\s")
_DAY_IN_BRACKETS = deferred(r"\s?\(([^()]{1,30})\)$")
_DAY = "day"


def split(text: str) -> tuple[str, dict[str, str]]:
    """Take what is written about an action item off its text, which is one line."""
    text, said = _of_bars(text) if " | " in text else _of_dashes(text)
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
    label = LABEL.search(text) if may_say(text, LABEL_SIGNS) else None
    if label and label.start():
        said = {**labelled(text[label.start() :]), **said}
        text = text[: label.start()]
    return without_tail(text, said), said


def _of_dashes(text: str) -> tuple[str, dict[str, str]]:
    """Take off who does it until when, behind dashes: `Add a lamp - Kim - Dec 12`, `... — Kim, by 3 May`."""
    cells = list(_DASHES.finditer(text))[-_MOST_DASHES:]
    for cell in cells:
        behind = _DAY_IN_BRACKETS.sub(r", \1", _DASHES.sub(", ", text[cell.end() :]).rstrip(f"{JUNK}."))
        if found := _owner_and_day(list(pieces_of(behind)), apart=True):
            return text[: cell.start()], found
    return text, {}


def _of_bars(text: str) -> tuple[str, dict[str, str]]:
    """Take off what stands behind bars as in a row of a table: `Add a lamp | prevent | web | DONE`."""
    text, *cells = text.split(" | ") if text.count(" | ") > 1 else (text,)
    pieces = [piece for cell in cells for piece in pieces_of(cell)]
    names = [piece.value for piece in pieces if not piece.field and not state_of(piece.value)]
    if not pieces or len(names) > 1:
        return " | ".join((text, *cells)), {}
    state = next((piece.value for piece in pieces if not piece.field and state_of(piece.value)), "")
    told = {"status": state, "owner": names[0] if names else ""}
    return text, {name: value for name, value in told.items() if value} | fields_of(pieces)


def _one_bracket(text: str) -> str:
    """Join brackets side by side of which one names somebody, the other a day: `[web-team] [Q4 2026]`."""
    joined = _SIDE_BY_SIDE.sub(", ", text)
    found = _BRACKETS.search(joined) if joined != text else None
    return joined if found and _in_brackets(found[1]).keys() == {"owner", "due"} else text


def _in_brackets(text: str) -> dict[str, str]:
    """Return what brackets say where they hold such values and no remark."""
    pieces = list(pieces_of(text[: end_of(text)]))
    if any(piece.label and piece.field for piece in pieces):
        return fields_of(pieces)
    others = [piece.value for piece in pieces if not piece.field]
    if len(pieces) == len(others) == 1 and _LONE_TEAM.fullmatch(others[0]):
        return {"owner": others[0]}
    if others:
        return _who_and_when(text, pieces, others)
    fields = {piece.field for piece in pieces}
    if fields == {"due"} and not _says_by(pieces):
        return {_DAY: pieces[0].value}
    counts = fields & {"owner", "status", "priority", "done_at"} or _says_by(pieces)
    return fields_of(pieces) if counts else {}


def _who_and_when(text: str, pieces: Sequence[Said], others: Sequence[str]) -> dict[str, str]:
    """Return the owner and the day of `web-team, due Q1` and of `assigned to ana until 2026-05-01`."""
    known = {piece.field for piece in pieces}
    has_owner, has_more = "owner" in known, "status" in known or _says_by(pieces)
    if has_more and not has_owner and len(others) == 1 and is_somebody(others[0]):
        return {**fields_of(pieces), "owner": others[0]}
    if found := _owner_and_day(pieces):
        return found
    said = dict[str, str]()
    rest = without_tail(text, said)
    return {} if rest.strip(JUNK) else said


def _owner_and_day(pieces: Sequence[Said], *, apart: bool = False) -> dict[str, str]:
    """Return the values of brackets with one day, whose other words are nothing but who does it.

    A capital and a day in words is a remark as often: `(Berlin, 4 March 2026)`; not where they stand `apart`.
    """
    days = [piece for piece in pieces if _is_day(piece)]
    others = [piece for piece in pieces if piece not in days]
    known = {piece.field: piece.value for piece in others if piece.field}
    owner = _owner_beside(days[0].value, others, apart=apart) if len(days) == 1 else ""
    return {**known, "owner": owner, "due": days[0].value} if owner else {}


def _owner_beside(day: str, others: Sequence[Said], *, apart: bool) -> str:
    """Return who stands beside a day, an empty string where other words do too."""
    names = [piece.value for piece in others if not piece.field]
    known = next((piece.value for piece in others if piece.field == "owner"), "")
    if known or not 0 < len(names) <= _MOST_NAMES:
        return "" if names else known
    return ", ".join(names) if _are_names(names, day, apart=apart) else ""


def _is_day(piece: Said) -> bool:
    is_bare = not (piece.field or piece.label or piece.value.isdigit())
    return (piece.field == "due" and not piece.label) or (is_bare and is_due(piece.value))


def _are_names(names: Sequence[str], day: str, *, apart: bool) -> bool:
    """Tell whether words beside a day are who does it; with a capital beside a plain one only, or `apart`."""
    is_plain = apart or PERIOD.match(day) or _ISO.fullmatch(day)
    return all((is_login(name) and not apart) or (is_plain and is_somebody(name)) for name in names)


def _says_by(pieces: Iterable[Said]) -> bool:
    return any(piece.field == "due" and BY_WORD.match(piece.value) for piece in pieces)


def _kind_in(group: str) -> dict[str, str]:
    said = group[1:-1].strip().lower() if group[0] == "[" else ""
    return {"kind": said} if said in ACTION_KINDS else {"status": said} if state_of(said) == "open" else {}


def is_somebody(text: str) -> bool:
    """Tell whether a text is a person or a team by its looks, or several of them."""
    return all(_TEAM.fullmatch(name) or _PERSON.fullmatch(name) for name in _AND.split(text))


def is_login(text: str) -> bool:
    """Tell whether a text is a team, or small letters that are no known word, or several of them."""
    names = _AND.split(text)
    return all(_TEAM.fullmatch(name) or (_LOGIN.fullmatch(name) and name not in _NOBODY) for name in names)
