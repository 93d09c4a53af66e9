"""What was promised so that it does not happen again."""

from __future__ import annotations

from datetime import date

from ..frozen import Frozen
from .field_types import DATE, TEXT, choice, declare

ACTION_KINDS = ("prevent", "detect", "mitigate", "process", "document")
ACTION_STATES = ("proposed", "open", "in-progress", "done", "wontdo")
SETTLED = ("done", "wontdo")


class ActionItem(Frozen):
    """A follow-up of an incident, with whoever owns it."""

    title: str = declare(TEXT, "What is to be done.", required="always", default="")
    owner: str = declare(TEXT, "The team or role that does it.", default="")
    due: date | None = declare(DATE, "The day by which it is to be done.")
    kind: str = declare(choice(*ACTION_KINDS), "What it is for.", default="")
    status: str = declare(
        choice(*ACTION_STATES), "How far it is; `open` unless said otherwise.", default="open"
    )
    ticket: str = declare(TEXT, "Where the work is tracked: an address or a number.", default="")
    priority: str = declare(TEXT, "How urgent it is, in the words of your team: `high`, `P1`.", default="")
    done_at: date | None = declare(
        DATE, "The day on which it was done; one without a status is then `done`.", aliases=("done",)
    )

    def __post_init__(self) -> None:
        if self.done_at and self.status == "open":
            object.__setattr__(self, "status", "done")

    @property
    def owners(self) -> tuple[str, ...]:
        """Each of those who own it; what stands in brackets belongs to a name."""
        if "(" in self.owner:
            return (self.owner,)
        names = self.owner.replace("; ", ", ").split(", ")
        return tuple(dict.fromkeys(name.strip() for name in names if name.strip()))

    @property
    def is_open(self) -> bool:
        """Whether it is neither done nor decided against."""
        return self.status not in SETTLED

    def is_overdue(self, today: date) -> bool:
        """Return whether it is open and its day is over."""
        return self.is_open and self.due is not None and self.due < today
