"""How the checks of action items name them, and where they stand."""

from __future__ import annotations

from ..model.document import Document
from ..model.narrative import FoundAction
from ..wording.messages import shorten


def named(action: FoundAction) -> str:
    """Return what an action is called in a message."""
    return f"`{shorten(action.item.title, 50)}`"


def first_line(action: FoundAction, document: Document) -> tuple[int, int]:
    """Return where an action stands, without the lines below its first."""
    end = document.source.text.find("\n", action.start, action.end)
    return action.start, end if end > action.start else action.end
