"""All action items of a report, those of its front matter and those of its text, with their places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..model.account import FoundAction
from ..reading.wording import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.document import Document
    from .check import Context

_TELLS_ACTIONS = re.compile(r"action item|\[action|action:", re.IGNORECASE)
SETTLED = ("done", "wontdo")


def promises_of(document: Document, context: Context) -> Iterator[FoundAction]:
    """Yield every action item of a report in order of place."""
    incident = context.incident(document)
    field = document.fields.get("action_items")
    values = field.value.data if field and isinstance(field.value.data, tuple) else ()
    if incident and incident.action_items:
        places = [(value.start, value.end) for value in values]
        if len(places) != len(incident.action_items) and field:
            places = [(field.start, field.end)] * len(incident.action_items)
        for item, (start, end) in zip(incident.action_items, places, strict=True):
            yield FoundAction(start, end, item, stated=True)
    if _may_have_actions(document):
        account = context.corpus.accounts.get(document.path)
        yield from account.actions if account else ()


def _may_have_actions(document: Document) -> bool:
    if any(section.role == "actions" for section in document.sections) or not document.sections:
        return True
    return bool(_TELLS_ACTIONS.search(document.source.text, document.body_start))


def named(action: FoundAction) -> str:
    """Return what an action is called in a message."""
    return f"`{shown(action.item.title, 50)}`"


def first_line(action: FoundAction, document: Document) -> tuple[int, int]:
    """Return where an action stands, without the lines below its first."""
    end = document.source.text.find("\n", action.start, action.end)
    return action.start, end if end > action.start else action.end
