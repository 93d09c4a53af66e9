"""How the checks of action items find and name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..extraction.promises import promises
from ..wording.messages import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.document import Document
    from ..model.narrative import FoundAction
    from .check import Context


def promises_of(document: Document, context: Context) -> Iterator[FoundAction]:
    """Yield every action item of a report in order of place."""
    return promises(document, context.corpus)


def named(action: FoundAction) -> str:
    """Return what an action is called in a message."""
    return f"`{shown(action.item.title, 50)}`"


def first_line(action: FoundAction, document: Document) -> tuple[int, int]:
    """Return where an action stands, without the lines below its first."""
    end = document.source.text.find("\n", action.start, action.end)
    return action.start, end if end > action.start else action.end
