"""What stands without a label at the end of an action item's text: `@web by 3 May`, `, owner web`."""

from __future__ import annotations

import re

from ...frozen import Frozen
from ...patterns import deferred
from ..text.signs import Signed
from .due import BY_WORD, BY_WORDS, PERIOD, UNKNOWN, due_at, may_end_in_day

_BY_BEHIND = deferred(rf"(?i)(?:^|[\s,;.(\[–—-])(?:{BY_WORDS})[\s:]*$")
_OWNER_WORD = (
    r"owners?|owned by|assignees?|assigned to|dri|verantwortlich|zuständig|responsable|asignado a|assigné à"
)
_NAME = (
    r"(?!(?:and|or|of|is|was|are|the|to|for|in|on|by|must|should|will|has|needs|who|that)\b)"
    r"(?:[\w .-]{1,40} (?:team|squad|guild|crew)|(?-i:[A-ZÀ-Þ][\w.-]{0,30}(?: [A-ZÀ-Þ][\w.-]{0,30}){1,2})"
    r"|@?[\w.-]{1,40}(?:/[\w.-]{1,40})?)"
)
OWNED = deferred(rf"(?i)(?:{_OWNER_WORD})[\s:]+(?P<owner>{_NAME})")
_OWNED_BEHIND = Signed(
    "own|assign|asign|dri|verantwortlich|responsable",
    rf"(?i)(?:^|[,;.(–—-]\s{{0,2}})(?:{_OWNER_WORD})[\s:]+(?P<owner>{_NAME})$",
)
_OWNER_BETWEEN = deferred(
    r"\s(?:[–—|→-]|--|->)\s(?!P[0-5]\b)(?P<owner>[A-ZÀ-Þ][\w.-]{0,30}(?: [A-ZÀ-Þ][\w.-]{0,30}){0,2}|"
    r"[\w. -]{1,40} (?:team|squad|guild|crew))\s?(?:[–—|→,;-]|--|->)?\s?$"
)
"""Who stands between two dashes, before the day."""
_OWNER_FIRST = Signed(
    "@|team|squad|guild|crew",
    r"(?i)(?P<owner>@[\w/.-]{1,60}(?:\s?(?:[&,/]|and)\s?@[\w/.-]{1,60}){0,3}"
    r"|(?:(?! [-–—] )[\w. -]){1,40} (?:team|squad|guild|crew))\s?[:–—-]\s",
)
_HANDLE_LAST = Signed("@", r"(?:^|[\s(\[,;–—-])(?P<owner>@[\w/.-]{1,60})$")
NUMBER = deferred(
    r"(?<![\w/&#.:-])(?:(?:[\w.-]{1,60}/){0,3}[\w.-]{1,60}/[\w.-]{1,60}[#!][0-9]{1,7}|#[0-9]{1,7}|"
    r"[A-Z][A-Z0-9]{1,9}-[0-9]{1,7})(?![\w-])"
)
_URGENT_LAST = deferred(r"\s[–—-]\s(?P<priority>P[0-5])$")
_IN_NUMBER = deferred(r"[#!-][0-9]")
_TICKET_LAST = deferred(rf"\|\s*(?P<ticket>{NUMBER.pattern})$")
_PLACE = deferred(r"(?<![\w/.:-])[0-9A-Za-zéûäöüÉ]")
JUNK = " \t\n,;|–—-"
BEHIND = JUNK + ".)](["
_TAIL = 70
_MOST_TAILS = 6


def number_in(text: str) -> str:
    """Return the first number of a ticket in a text."""
    found = NUMBER.search(text) if _IN_NUMBER.search(text) else None
    return found[0] if found else ""


def without_tail(text: str, said: dict[str, str], *, stated: bool = False) -> str:
    """Take handles, days and owners without a label off the end of a text, a handle off its start too.

    `stated` says that its state stood behind it, as a day does behind who has it: `… — web — done`.
    """
    first = _OWNER_FIRST.match(text)
    if first and "owner" not in said:
        said["owner"] = first["owner"]
        text = text[first.end() :]
    has_owner, owners, text = "owner" in said, list[str](), _without_priority(text, said)
    for _ in range(_MOST_TAILS):
        rest = text.rstrip(BEHIND)
        ticket = None if "ticket" in said else _TICKET_LAST.search(rest, max(0, len(rest) - _TAIL))
        owner = None if has_owner or ticket else _owner_at_end(rest, stated or "due" in said)
        day = None if owner or ticket else _due_at_end(rest, said, bool(owners), has_owner)
        if ticket:
            said["ticket"], text = ticket["ticket"], rest[: ticket.start()]
        elif owner and _is_whole(rest[: owner.start()]):
            owners.insert(0, owner["owner"])
            text = rest[: owner.start()]
        elif day:
            said["due"], text = day.text, day.before
        else:
            break
    if owners:
        said["owner"] = ", ".join(owners)
    return _without_priority(text, said)


def _without_priority(text: str, said: dict[str, str]) -> str:
    """Take off how urgent it is: `... — P1`."""
    rest = text.rstrip(BEHIND)
    found = None if "priority" in said else _URGENT_LAST.search(rest, max(0, len(rest) - _TAIL))
    if found is None:
        return text
    said["priority"] = found["priority"]
    return rest[: found.start()]


def _due_at_end(text: str, said: dict[str, str], with_owner: bool, has_owner: bool) -> _LastDay | None:
    """Return the day with which a text ends where it is due: a word says so, or an owner stands beside it."""
    day = None if "due" in said else _day_at_end(text)
    if day is None or not _is_whole(day.before):
        return None
    beside = with_owner or (not has_owner and _owner_at_end(day.before.rstrip(BEHIND), True) is not None)
    return day if day.is_due or beside else None


def _is_whole(text: str) -> bool:
    """Tell whether no remark in brackets is cut in two where a text ends."""
    kept = text.rstrip(BEHIND)
    return kept.count("(") <= kept.count(")") and kept.count("[") <= kept.count("]")


def _owner_at_end(text: str, before_day: bool) -> re.Match[str] | None:
    start = max(0, len(text) - _TAIL)
    found = _HANDLE_LAST.search(text, start) or _OWNED_BEHIND.search(text, start)
    return found or (_OWNER_BETWEEN.search(text, start) if before_day else None)


class _LastDay(Frozen):
    """The day with which a text ends, the text before it, and whether a word such as `by` says what it is."""

    text: str
    before: str
    is_due: bool


def _day_at_end(text: str) -> _LastDay | None:
    for place in _PLACE.finditer(text, max(0, len(text) - _TAIL)) if may_end_in_day(text) else ():
        at = place.start()
        by = _BY_BEHIND.search(text, max(0, at - 30), at)
        due = due_at(text, at, is_due=by is not None)
        if due.end != len(text) or due.why == UNKNOWN:
            continue
        if by or BY_WORD.match(text, at):
            return _LastDay(text[at:], text[: by.start() if by else at], True)
        if text[at].isdigit() or PERIOD.match(text, at):
            return _LastDay(text[at:], text[:at], False)
    return None
