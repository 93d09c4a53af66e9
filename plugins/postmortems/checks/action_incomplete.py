"""A follow-up of a final report has nobody who does it, or no day and no ticket by which it is done.

What nobody owns and nobody tracks is not done, and the next incident has the same cause. An action needs an
owner (a team or a role), and either a day by which it is due or the ticket that tracks it. One that is done,
or was decided against, needs nothing more. An action with an owner and no day is a note only, since there is
somebody to ask; so is every action while the report is in review, and a draft is not asked. Nor is one whose
parts stand below it as follow-ups of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model.diagnostic import Level, Problem
from ..model.narrative import FoundAction
from ..model.report import Report
from ..wording.messages import shorten
from .check import Context

LEVEL = Level.WARNING
BAD = """\
## Action items

- Set a limit (kind: prevent)
"""
GOOD = """\
## Action items

- Set a limit (owner: payments-team, due: 2026-07-01, kind: prevent)
"""
ASKED = ("final", "in-review")


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield one problem for each action that lacks something, which names all that it lacks."""
    document = report.document
    status = report.status
    if status not in ASKED:
        return
    wrong = [problem.start for problem in report.problems if problem.code == "invalid-value"]
    for action in report.action_items:
        lacking = [] if action.of_parts else _lacking(action, wrong)
        if lacking and action.item.is_open:
            start, end = action.first_line(document.source.text)
            message = (
                f"`{shorten(action.item.title, 50)}` has {' and '.join(f'no {what}' for what in lacking)}"
            )
            level = None if status == "final" and "owner" in lacking else Level.INFO
            yield Problem("action-incomplete", start, end, message, _help(lacking), level)


def _lacking(action: FoundAction, wrong: Iterable[int]) -> list[str]:
    """Return what an action lacks; a day that cannot be read is told, at one of the places `wrong`."""
    item = action.item
    named = any(unread.field == "due" for unread in action.unread)
    named = named or any(action.start <= start < action.end for start in wrong)
    tracked = item.due is not None or bool(item.ticket) or named
    return [what for what, there in (("owner", item.owner), ("due date or ticket", tracked)) if not there]


def _help(lacking: list[str]) -> str:
    example = {"owner": "owner: payments-team", "due date or ticket": "due: 2026-07-01"}
    return f"write `({', '.join(example[what] for what in lacking)})` after it, or mark it as done"
