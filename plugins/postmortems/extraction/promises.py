"""All action items of a report, those of its front matter and those of its text, with their places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..model.narrative import FoundAction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.corpus import Corpus
    from ..model.document import Document
    from ..model.incident import Incident

_TELLS_ACTIONS = re.compile(r"action item|\[action|action:", re.IGNORECASE)


def promises(document: Document, corpus: Corpus) -> Iterator[FoundAction]:
    """Yield every action item of a report in order of place."""
    incident = corpus.by_path.get(document.path)
    if incident and incident.action_items:
        yield from _of_fields(document, incident)
    if _may_have_actions(document):
        account = corpus.accounts.get(document.path)
        yield from account.actions if account else ()


def _of_fields(document: Document, incident: Incident) -> Iterator[FoundAction]:
    field = document.fields.get("action_items")
    values = field.value.data if field and isinstance(field.value.data, tuple) else ()
    places = [(value.start, value.end) for value in values]
    if len(places) != len(incident.action_items):
        places = [(field.start, field.end) if field else (0, 0)] * len(incident.action_items)
    for item, (start, end) in zip(incident.action_items, places, strict=True):
        yield FoundAction(start, end, item, stated=True)


def _may_have_actions(document: Document) -> bool:
    if any(section.role == "actions" for section in document.sections) or not document.sections:
        return True
    return bool(_TELLS_ACTIONS.search(document.source.text, document.body_start))
