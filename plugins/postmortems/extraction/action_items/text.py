"""One action item's text: what is to be done, and the owner, day, ticket, kind and state written after it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from ...model.action_item import ActionItem
from ...model.narrative import FoundAction
from ...sections import normalise
from ..facts.prose_times import first_day
from ..notation.date import read_date
from .phrases import FIELD_OF, is_placeholder, kind_of, says_done, state_of

_LABELS = (
    r"owners?|assignee|assigned to|responsible|dri|due(?: date| by)?|deadline|eta|tickets?|issue|bug|jira|"
    r"kind|type|status|state|verantwortlich|frist|échéance|responsable|"
    r"(?:done|completed|closed)(?: on| at)?(?=\s?:[^\n:;()]{0,14}[0-9]{4})"
)
_LABEL = re.compile(rf"(?:^|(?<=[\s(\[,;|{{]))(?P<name>{_LABELS})\s?:\s?", re.IGNORECASE)
_DUE = re.compile(r"\b(?:due|by|bis)(?:\s+(?:by|on|date))?:?\s+", re.IGNORECASE)
_OWNER = re.compile(
    r"(?:[(\[,–—-]\s?|\s)(?P<owner>@[\w/-]{1,60})[)\]]?[.]?$|^(?P<first>@[\w/-]{1,60})\s?[:–—-]\s"
)
_DONE_ON = re.compile(
    r"(?:✅|☑|✔|\b(?:done|completed?|closed|fixed|implemented|erledigt|fait|terminé))\ufe0f?"
    r"(?:\s?(?:on|as of|by|am|le|:|\())?\s?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\w/&])(?:#\d{1,7}|[A-Z][A-Z0-9]{1,9}-\d{1,7})(?![\w-])")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,200})[)\]]")
_ENDS_IN_REMARK = re.compile(
    r"(?<!\s)\s*+[(\[]\s*+(?:issue|pr|pull request|ticket|link|#?\d*+)?\s*+[)\]][.]?$", re.IGNORECASE
)
_JUNK = " \t\n,;|–—-"
_LONGEST = 400


def read_action(
    text: str,
    start: int,
    end: int,
    *,
    checked: bool | None = None,
    links: str = "",
    given: Mapping[str, str] | None = None,
) -> FoundAction:
    """Read one action item; `links` are the addresses of its tickets, `given` what its table or group is."""
    title, said = _split(text)
    values = {**(given or {}), **said}
    state, done_at = _done(values, text)
    if checked or (checked is None and not state and says_done(text)):
        state = "done"
    ticket = links or values.get("ticket", "") or _number(title)
    item = ActionItem(
        title=_tidy(title),
        owner=values.get("owner", "").strip(_JUNK).lstrip("@"),
        due=day_of(values.get("due", "")),
        kind=kind_of(values.get("kind", "")),
        status=state or "open",
        ticket=ticket,
        done_at=done_at if state == "done" else None,
    )
    return FoundAction(start, end, item, stated=bool(state) or checked is not None)


def day_of(text: str) -> date | None:
    """Return the day that a text names, or None."""
    return first_day(text[:_LONGEST]) if text else None


def _done(values: Mapping[str, str], text: str) -> tuple[str, date | None]:
    """Return the state that is written, and the day of `done: 3 May 2024` or `(done 2024-05-03)`."""
    said = values.get("status", "")
    stated = day_of(values.get("done_at", "")) or _whole_day(said) or _day_done(said)
    return state_of(said) or ("done" if stated else ""), stated or _day_done(text)


def _whole_day(text: str) -> date | None:
    found = read_date(text, 0)
    return day_of(text) if found and found.end == len(text) else None


def _day_done(text: str) -> date | None:
    places = (done.end() for done in _DONE_ON.finditer(text))
    days = (day_of(text[found.start : found.end]) for at in places if (found := read_date(text, at)))
    return next(filter(None, days), None)


def _split(text: str) -> tuple[str, dict[str, str]]:
    """Take the labelled values off a text."""
    text, said = " ".join(text[: _LONGEST * 10].split()), dict[str, str]()
    for group in _BRACKETS.finditer(text):
        if _LABEL.match(group[1]):
            said |= _labelled(group[1])
            text = text.replace(group[0], " ", 1)
    first = _LABEL.search(text)
    if first and first.start() > 0:
        said |= _labelled(text[first.start() :])
        text = text[: first.start()]
    for due in _DUE.finditer(text) if "due" not in said else ():
        found = read_date(text, due.end())
        if found:
            said["due"] = text[found.start : found.end]
    owner = _OWNER.search(text.rstrip())
    if owner and "owner" not in said:
        said["owner"] = owner["owner"] or owner["first"]
        text = text.replace(owner[0], " ", 1)
    return text, said


def _labelled(text: str) -> dict[str, str]:
    """Read `owner: web, due: 2026-05-01`."""
    found = list(_LABEL.finditer(text))
    ends = [label.start() for label in found[1:]] + [len(text)]
    pairs = ((_field(label["name"]), text[label.end() : end]) for label, end in zip(found, ends, strict=True))
    return {name: value.strip(_JUNK + ").]([") for name, value in pairs if name and not is_placeholder(value)}


def _field(label: str) -> str:
    # As a label, unlike as a column's name, these words stand before a day.
    first = label.split()[0].lower()
    return "done_at" if first in ("done", "completed", "closed") else FIELD_OF.get(normalise(label), "")


def _number(text: str) -> str:
    found = _NUMBER.search(text)
    return found[0] if found else ""


def _tidy(title: str) -> str:
    title = _ENDS_IN_REMARK.sub("", title.strip())
    return title.strip(_JUNK).removesuffix(" (").strip()[:_LONGEST]
