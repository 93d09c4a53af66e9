"""A chat: what was said, by whom as far as it tells, and when; and what of it is no part of a timeline."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from typing import NamedTuple

JOINS, BOTS, WORDLESS = "joins, topics and pins", "of bots", "without words"
"""Why a message is left out."""


class Around(NamedTuple):
    """What a chat does not say: the zone of clocks that name none, and the time near which it was."""

    zone: tzinfo
    start: datetime | None

    @property
    def day(self) -> date | None:
        """The day of a clock that names none."""
        return self.start.date() if self.start else None


class Message(NamedTuple):
    """Something that was said, in plain text on one line; `who` is empty where the chat has no name."""

    at: datetime
    who: str
    text: str


@dataclass(repr=False, eq=False)
class Chat:
    """What was said, how many messages were left out and why, and what is not understood, with its place.

    So many of the messages were `cut`.
    """

    messages: list[Message] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    unread: list[str] = field(default_factory=list)
    cut: int = 0
