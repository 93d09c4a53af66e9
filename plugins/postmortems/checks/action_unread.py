"""Something that is written for a follow-up says nothing there.

A due date that is no day (`2026-02-30`, `next week`), a state or kind that nobody knows, a label that is
misspelt: none of them reaches the list of follow-ups, and nobody is reminded. A day is a date, or a period,
whose last day counts: `2026-12-20`, `20 December`, `2026-12`, `Q4 2026`, `KW 50`. Without a year it is the
first one from the incident on. A due date without a number in it is noted only.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..extraction.action_items.fields import FIELD_OF
from ..model.action_item import ACTION_KINDS, ACTION_STATES
from ..model.diagnostic import Level, Problem
from ..model.narrative import FoundAction, Unread
from ..model.report import Report
from ..patterns import deferred
from ..wording.messages import did_you_mean, lines, one_of, shorten
from .check import Context, level_for_status

LEVEL = Level.WARNING
BAD = """\
## Action items

- [ ] Set a limit (owner: payments-team, due: 2026-02-30, kind: prevent)
"""
GOOD = """\
## Action items

- [ ] Set a limit (owner: payments-team, due: Q3 2026, kind: prevent)
"""
DAYS = "write a day or a period, such as 2026-12-20, Q4 2026 or December 2026"
_WORDS = {"status": ACTION_STATES, "kind": ACTION_KINDS}
_LONG = tuple(name for name in FIELD_OF if len(name) > 6 and " " not in name)
_NUMBER = deferred(r"[0-9]")


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for each value of an action that could not be read."""
    level = level_for_status(report)
    for action in report.action_items:
        for unread in action.unread:
            message, help_ = _said(unread)
            own = level
            if unread.field == "due" and not _NUMBER.search(unread.text):
                own = Level.INFO
            if message:
                yield Problem("action-unread", *_place(action, unread, report), message, help_, own)


def _said(unread: Unread) -> tuple[str, str]:
    """Return what is wrong and what would be right; nothing of a label that is like none that is known."""
    text = shorten(unread.text, 50)
    if unread.field == "due":
        return f"the due date is `{text}`: {unread.why}", DAYS
    if words := _WORDS.get(unread.field):
        help_ = lines(one_of(words), did_you_mean(unread.text, words))
        return f"`{text}` is no {unread.field} of a follow-up", help_
    help_ = did_you_mean(
        unread.text.lower(), ("owner", "due", "ticket", "kind", "status", "priority", *_LONG)
    )
    return (f"there is no label `{text}` for a follow-up", help_) if help_ else ("", "")


def _place(action: FoundAction, unread: Unread, report: Report) -> tuple[int, int]:
    """Return where the value stands, or else the first line of its action."""
    source = report.document.source.text
    at = source.find(unread.text, action.start, action.end)
    return (at, at + len(unread.text)) if at >= 0 else action.first_line(source)
