"""What is told of a report that is like a text."""

from __future__ import annotations

from typing import NamedTuple


class OpenFollowUp(NamedTuple):
    """A follow-up that is still open; what is not known is empty."""

    title: str
    owner: str
    due: str
    ticket: str


class Card(NamedTuple):
    """What is told of an incident. `where` leads to its report; `what` says what it was, as far as is known.

    `more_open` are so many follow-ups beyond those that are told.
    """

    where: str
    id: str
    title: str
    day: str
    severity: str
    services: tuple[str, ...]
    took: str
    what: str
    mitigated: str
    open: tuple[OpenFollowUp, ...]
    more_open: int = 0
