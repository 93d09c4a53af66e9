"""Every follow-up of every incident, from front matter and from the text of the reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from ..frozen import Frozen
from ..model.action_item import ActionItem
from ..model.incident import Incident
from ..model.knowledge_base import KnowledgeBase
from ..model.narrative import FoundAction
from ..model.report import Report
from ..model.ticket_state import TicketState, ticket_state
from .facets import slug

SOON = timedelta(days=30)
STANDINGS = ("overdue", "soon", "later", "undated", "done", "wontdo")


class FollowUp(Frozen):
    """An action item and the incident that it follows from; `start` is its offset in the report's file.

    Where its ticket says how far it is, that is `tracked`, and the item has its state.
    """

    incident: Incident
    item: ActionItem
    start: int = 0
    tracked: TicketState | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is neither done nor decided against."""
        return self.item.is_open

    def is_overdue(self, today: date) -> bool:
        """Return whether it is open and its day is over."""
        return self.item.is_overdue(today)

    def standing(self, today: date) -> str:
        """Return which of `STANDINGS` it has: what is open by its due date, `soon` being within 30 days."""
        due = self.item.due
        if not self.is_open:
            return self.item.status
        if due is None:
            return "undated"
        return "overdue" if due < today else "soon" if due <= today + SOON else "later"

    @property
    def lasted(self) -> bool:
        """Whether it is known how long it was open, be it until now."""
        return self.is_open or (self.item.status == "done" and self.item.done_at is not None)

    def was_open(self, day: date) -> bool:
        """Return whether it is known that it was open at the end of a day after its incident."""
        return self.is_open or (self.lasted and self.item.done_at is not None and self.item.done_at > day)


class Tally(NamedTuple):
    """How many follow-ups stand how; those that are overdue are open too."""

    total: int
    open: int
    overdue: int
    done: int


def tally(follow_ups: Iterable[FollowUp], today: date) -> Tally:
    """Count follow-ups by how they stand."""
    found = Counter(one.standing(today) for one in follow_ups)
    settled = found["done"] + found["wontdo"]
    return Tally(found.total(), found.total() - settled, found["overdue"], found["done"])


class DueDateOutcome(Frozen):
    """What became of due dates.

    Kept or missed for certain: `within`, `late` (done after it) and `overdue`; `undated` are done on a day
    that no report says, in time or late. Of the `passed`, those due before today, `passed_done` are done now.
    """

    within: int
    late: int
    overdue: int
    undated: int
    passed: int
    passed_done: int

    @property
    def total(self) -> int:
        """How many due dates were kept or missed, be it not known which."""
        return self.within + self.late + self.overdue + self.undated

    @property
    def most(self) -> int:
        """How many were kept at most, if all that is undated was in time; at least it is `within`."""
        return self.within + self.undated


def kept(follow_ups: Iterable[FollowUp], today: date) -> DueDateOutcome:
    """Count what became of due dates, those of what will not be done left out.

    What is done and not due yet was done in time, whatever the day.
    """
    items = [(one.item, one.item.due) for one in follow_ups if one.item.status != "wontdo"]
    days = [(item.done_at or (today if due >= today else None), due)
            for item, due in items if due and item.status == "done"]  # fmt: skip
    passed = [item for item, due in items if due and due < today]
    within = sum(done_at is not None and done_at <= due for done_at, due in days)
    undated = sum(done_at is None for done_at, _ in days)
    overdue = sum(item.is_open for item in passed)
    late = len(days) - within - undated
    return DueDateOutcome(within, late, overdue, undated, len(passed), len(passed) - overdue)


def by_value(
    follow_ups: Iterable[FollowUp], values: Callable[[FollowUp], Iterable[str]]
) -> Mapping[str, tuple[str, tuple[FollowUp, ...]]]:
    """Group by slug: the first spelling and the follow-ups; those without a value under an empty slug."""
    labels: dict[str, str] = {}
    members: dict[str, list[FollowUp]] = {}
    for one in follow_ups:
        spellings = {slug(value) if value else "": value for value in values(one)} or {"": ""}
        for key, value in spellings.items():
            labels.setdefault(key, value)
            members.setdefault(key, []).append(one)
    return {key: (labels[key], tuple(found)) for key, found in members.items()}


def follow_ups(
    knowledge_base: KnowledgeBase, incidents: Iterable[Incident], states: Mapping[str, TicketState]
) -> tuple[FollowUp, ...]:
    """Return the follow-ups of incidents in their order, without those of withdrawn reports."""
    standing = (incident for incident in incidents if incident.status != "withdrawn")
    return tuple(
        _follow_up(incident, found, states)
        for incident in standing
        for found in _once(knowledge_base.by_path[incident.document.path])
    )


def _follow_up(incident: Incident, found: FoundAction, states: Mapping[str, TicketState]) -> FollowUp:
    tracked = ticket_state(found.item, states) if states else None
    return FollowUp(incident, as_tracked(found.item, tracked), found.start, tracked)


def as_tracked(item: ActionItem, tracked: TicketState | None) -> ActionItem:
    """Return an action item in the state of its ticket; while both are open, in its own."""
    if tracked is None or (tracked.status == "open" and item.is_open):
        return item
    done_at = (tracked.on or item.done_at) if tracked.status == "done" else None
    return replace(item, status=tracked.status, done_at=done_at)


_ANY = "@"
"""The owner of what stands in front matter: nobody else has it to do."""


def _once(report: Report) -> Iterator[FoundAction]:
    """Yield a report's action items; one in front matter and text once, as front matter has it.

    What two owners have to do is two, though it is called the same. One that only names its parts, without
    owner, day and ticket of its own, is done when they are: they stand for it.
    """
    seen: dict[str, set[str]] = {}
    for found in (each for each in report.action_items if not _is_its_parts(each)):
        title = " ".join(found.item.title.replace("`", "").casefold().split()).rstrip(".")
        owners, owner = seen.setdefault(title, set()), found.item.owner
        if not owners or (owner and owners.isdisjoint((owner, _ANY))):
            owners.add(_ANY if found.start < report.document.body_start else owner)
            yield found


def _is_its_parts(found: FoundAction) -> bool:
    item = found.item
    return found.of_parts and item.is_open and not (item.owner or item.due or item.ticket)
