"""One action item's text: what is to be done, and the owner, day, ticket, kind and state written after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from ...model.action_item import ActionItem
from ...model.narrative import FoundAction, Unread
from ...patterns import deferred
from ..facts.prose_times import first_day
from ..notation.date import read_date
from ..text.orders import is_order
from ..text.signs import Signed
from .brackets import split
from .due import Due
from .fields import kind_of, said_values, state_of
from .phrases import asks, has_happened, is_under_way, says_done
from .said import UNKNOWN_LABEL, one_line
from .tail import JUNK, number_in, without_tail

_DUE = Signed("due|by|bis", r"(?i)\b(?:due|by|bis)(?:\s+(?:by|on|date))?:?\s+")
_MARKER = deferred(
    r"(?:[\[(](?P<boxed>[^\[\]()]{1,20})[\])]\s?[:–—-]?|"
    r"(?=[^:–—-]{2,31}+[:–—-])(?P<plain>[^\W\d_]{2,12}(?:['’ -][^\W\d_]{1,8}){0,2})(?:\s?:|\s[–—-])"
    r"|(?P<sign>✅|☑|☒|✔|:[a-z_]{1,24}:)\ufe0f?)\s*(?=\S)"
)
_CODES = {
    **dict.fromkeys((":white_check_mark:", ":heavy_check_mark:", ":ballot_box_with_check:"), "done"),
    **dict.fromkeys((":construction:", ":hourglass:", ":hourglass_flowing_sand:"), "in-progress"),
    ":x:": "wontdo",
}
_SIGNS = {"-": "wontdo", "~": "wontdo", "/": "in-progress", **dict.fromkeys("xX✓✔✅☑☒", "done"), **_CODES}
_NOT_A_MARKER = ("", "open", "proposed")
_STOP = deferred(r"(?<=\w\w\w)\.\s*$")
_NAMES = deferred(r",|[/&](?=@)|\s(?:and\s|&\s)?(?=@)")
_SIGN_BEHIND = deferred(r" ?(?:✅|☑|✔)\ufe0f? ?(?:\(?[0-9]{4}-[0-9]{2}-[0-9]{2}\)?)?$")
_BEFORE_STATE = deferred(r"[:：,–—→>.-] ")
_STATE_BEHIND = deferred(
    r"(?:(?<=[^\s:])\s?[:：,]|\s(?:[–—→-]|->|=>)|\.(?=\s[A-ZÀ-Þ]))\s"
    r"(?P<state>[^\W\d_](?:(?:(?! [–—-] )[\w'’ -]){1,20}?))"
    r"(?:\s\(?[0-9]{4}-[0-9]{2}-[0-9]{2}\)?)?[.!]?$"
)
_ALSO_OF_THINGS = frozenset(("yes", "taken", "complete", "started", "doing", "delayed", "ongoing"))
"""Words for states that end a text for another reason as well: `Alert when a job is: delayed`."""
_DONE_ON = Signed(
    "done|complete|closed|fixed|implemented|erledigt|fait",
    r"(?i)(?:✅|☑|✔|\b(?:done|completed?|closed|fixed|implemented|erledigt|fait|terminé))\ufe0f?"
    r"(?:\s?(?:on|as of|by|am|le|:|\())?\s?",
)
_ENDS_IN_REMARK = deferred(
    r"(?i)(?<!\s)\s*+[(\[]\s*+(?:issue|pr|pull request|ticket|link|#?\d*+)?\s*+[)\]][.]?$"
)
_GOES_ON = deferred(r"[,;] (?:and|or|und|oder|et|ou|y|o|e)$| (?=[.!]$)")
"""What leads from one item to the next, and the blank before a stop that what was cut out leaves."""
_DOES_IT = Signed(
    "team|squad|guild|crew|@",
    r"(?i)(?:the |our )?(?P<owner>@[\w/.-]{2,40}|(?!(?:the|our|each|every|whole|entire|other|a|an)\b)"
    r"[\w&/-]{2,20}(?: [\w&/-]{2,20})? (?:team|squad|guild|crew)) (?:will|to|should|must) [a-z]",
)
_LONGEST_STATE = 40
_LONGEST = 400


def read_action(
    text: str,
    start: int,
    end: int,
    *,
    checked: bool | None = None,
    struck: bool = False,
    links: str,
    given: Mapping[str, str] | None = None,
    due_of: Callable[[str], Due],
) -> FoundAction:
    """Read one action item; `links` are the addresses of its tickets, `given` what its table or group is.

    One that is `struck` out will not be done, unless it says so. `due_of` tells which day a text names.
    """
    text = one_line(text[: _LONGEST * 10])
    bare, marked = _without_marker(text)
    title, behind, said = _taken_apart(bare)
    values = said_values({**(given or {}), **said})
    _find_inside(title, values)
    stated, done_at = _done(values, text)
    state = (stated if "status" in said else "") or marked or behind or stated
    state = _state(state, checked, text) or ("wontdo" if struck else "")
    due = due_of(values.get("due", ""))
    item = ActionItem(
        title=_tidy(title),
        owner=_owner(values.get("owner", "")),
        due=due.day,
        kind=kind_of(values.get("kind", "")),
        status=state or "open",
        ticket=links or values.get("ticket", "") or number_in(title),
        done_at=done_at if state == "done" else None,
        priority=values.get("priority", ""),
    )
    unread = tuple(_unread(values, said, item, due))
    return FoundAction(start, end, item, stated=bool(state) or checked is not None, unread=unread)


def _taken_apart(text: str) -> tuple[str, str, dict[str, str]]:
    """Return what is to be done, the state that stands behind it, and what else is said of it."""
    title, said = split(text)
    title, behind = _without_state_behind(one_line(title))
    title = without_tail(title, said, stated=True) if behind else title
    return title, behind, said


def starts_with_state(text: str) -> bool:
    """Tell whether a text begins with its state: `DONE: ...`."""
    return bool(_without_marker(text)[1])


def _state(said: str, checked: bool | None, text: str) -> str:
    """Return the state that an item has by its box, by what is `said` of it, or else by its words."""
    if _is_ticked(checked, said, text):
        return "done"
    return said or ("in-progress" if checked is None and is_under_way(text) else "")


def _is_ticked(checked: bool | None, state: str, text: str) -> bool:
    """Tell whether an item is done by its box, or by its words where neither that nor a state is written."""
    is_said = checked is None and not state
    return bool(checked) or (is_said and (says_done(text) or (has_happened(text) and not asks(text))))


def _find_inside(title: str, values: dict[str, str]) -> None:
    """Take a day from the midst of a text that says `by`, and who it says will do it."""
    for due in _DUE.finditer(title) if "due" not in values else ():
        found = read_date(title, due.end())
        if found:
            values["due"] = title[found.start : found.end]
    if "owner" not in values and not is_order(title) and (does := _DOES_IT.match(title)):
        values["owner"] = does["owner"]


def _owner(written: str) -> str:
    names = (name.strip(JUNK).removeprefix("@") for name in _NAMES.split(_STOP.sub("", written)))
    return ", ".join(filter(None, names))


def _without_marker(text: str) -> tuple[str, str]:
    """Take off what says the state before all else: `DONE: ...`, `[-] ...`, `✅ ...`; returns that state."""
    found = _MARKER.match(text)
    word = (found["boxed"] or found["plain"] or found["sign"]).strip() if found else ""
    state = _SIGNS.get(word) or (
        state_of(word) if len(word) > 1 and word.lower() not in ("yes", "no") else ""
    )
    is_empty_box = found is not None and not word
    if found is None or (state in _NOT_A_MARKER and not is_empty_box):
        return text, ""
    return text[found.end() :], state


def _without_state_behind(title: str) -> tuple[str, str]:
    """Take off what says the state after all else: `...: cancelled`, `... ✅`; returns that state."""
    at = max(0, len(title) - _LONGEST_STATE)
    found = _STATE_BEHIND.search(title, at) if _BEFORE_STATE.search(title, at) else None
    word = found["state"].strip().lower() if found else ""
    state = state_of(word) if word not in _ALSO_OF_THINGS else ""
    if found and state not in _NOT_A_MARKER:
        return _SIGN_BEHIND.sub("", title[: found.start()]), state
    bare = title if title.isascii() else _SIGN_BEHIND.sub("", title)
    return bare, "done" if bare != title else ""


def _unread(
    values: Mapping[str, str], said: Mapping[str, str], item: ActionItem, due: Due
) -> Iterator[Unread]:
    """Yield what is written for a field and means nothing there."""
    if due.why:
        yield Unread("due", values["due"], due.why)
    state, kind, label = (said.get(name, "") for name in ("status", "kind", UNKNOWN_LABEL))
    if state and item.status == "open" and not state_of(state):
        yield Unread("status", state, "")
    if kind and not item.kind:
        yield Unread("kind", kind, "")
    if label:
        yield Unread("", label, "")


def _done(values: Mapping[str, str], text: str) -> tuple[str, date | None]:
    """Return the state that is written, and the day of `done: 3 May 2024` or `(done 2024-05-03)`."""
    said = values.get("status", "")
    whole = read_date(said, 0) if said else None
    in_state = first_day(said) if whole and whole.end == len(said) else _day_done(said)
    stated = (first_day(values["done_at"][:_LONGEST]) if "done_at" in values else None) or in_state
    return state_of(said) or ("done" if stated else ""), stated or _day_done(text)


def _day_done(text: str) -> date | None:
    found = (read_date(text, done.end()) for done in _DONE_ON.finditer(text))
    days = (first_day(text[one.start : one.end]) for one in found if one)
    return next(filter(None, days), None)


def _tidy(title: str) -> str:
    title = _ENDS_IN_REMARK.sub("", title) if title.endswith((")", "]", ").", "].")) else title
    title = _GOES_ON.sub("", title.strip(JUNK).removesuffix(" (").strip())
    return title[:_LONGEST]
