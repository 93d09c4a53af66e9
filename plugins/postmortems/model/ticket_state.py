"""How far the work of a follow-up is where it is tracked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ..frozen import Frozen
from .action_item import ActionItem


class TicketState(Frozen):
    """The state of a ticket in the words of follow-ups, since which day as far as that is known."""

    status: str
    on: date | None = None


def ticket_state(item: ActionItem, states: Mapping[str, TicketState]) -> TicketState | None:
    """Return the state of a follow-up's tickets, open as long as one is; None where one is unknown."""
    names = [name.strip() for name in item.ticket.split(",") if name.strip()]
    found = [states[name] for name in names if name in states]
    if not found or len(found) < len(names):
        return None
    return next((each for each in found if each.status == "open"), found[-1])
