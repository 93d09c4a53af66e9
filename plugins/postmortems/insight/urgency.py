"""In which order follow-ups are to be done: what is overdue of the worst, and of what came back, first."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date

from .follow_ups import STANDINGS, FollowUp

WORST = 2
"""How many severities are the worst: what is overdue of those stands before all else."""


def in_order(
    follow_ups: Iterable[FollowUp], today: date, rank: Callable[[str], int], came_back: Collection[str]
) -> list[FollowUp]:
    """Sort follow-ups as `STANDINGS` go; those that stand alike by severity or by their day.

    Of what is overdue, the worst severities and the incidents that `came_back` (by id) are first, then each
    severity for itself, in it the latest due first: what is overdue for years hides nothing. What is due
    comes by its day, what is done the latest first. `rank` is 0 for the worst severity.
    """

    def key(one: FollowUp) -> tuple[int, ...]:
        standing, day = one.standing(today), one.item.due
        if standing == "overdue" and day:
            again, worst = one.incident.id in came_back, rank(one.incident.severity)
            return places[standing], not (again or worst < WORST), worst, not again, -day.toordinal()
        if standing == "done":
            return places[standing], -(one.item.done_at or date.min).toordinal()
        return places[standing], (day or date.max).toordinal(), rank(one.incident.severity)

    places = {name: place for place, name in enumerate(STANDINGS)}
    return sorted(follow_ups, key=key)


def is_pressing(one: FollowUp, today: date, rank: Callable[[str], int], came_back: Collection[str]) -> bool:
    """Return whether a follow-up is overdue and of one of the worst severities, or of what came back."""
    is_worst = rank(one.incident.severity) < WORST or one.incident.id in came_back
    return one.is_overdue(today) and is_worst
