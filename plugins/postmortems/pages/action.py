"""Action items of the front matter as a list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..model.action_item import ActionItem
from .times import Stamp, day
from .words import label

FINISHED = ("done", "wontdo")
STATES = {"wontdo": "Will not be done"}


@dataclass(frozen=True)
class Action:
    """An action item in words; `late` says that it is not finished and its day has passed."""

    title: str
    state: str
    kind: str
    owner: str
    due: Stamp | None
    late: bool
    ticket: str


def action(item: ActionItem, today: date) -> Action:
    """Write out an action item."""
    late = item.due is not None and item.due < today and item.status not in FINISHED
    return Action(
        title=item.title,
        state=STATES.get(item.status) or label(item.status),
        kind=label(item.kind),
        owner=item.owner,
        due=Stamp(day(item.due), item.due.isoformat()) if item.due else None,
        late=late,
        ticket=item.ticket,
    )
