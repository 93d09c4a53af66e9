"""Every follow-up of every incident, from front matter and from the text of the reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ..model.action_item import ActionItem
from ..model.corpus import Corpus
from ..model.incident import Incident
from ..reading.promises import SETTLED, promises


@dataclass(frozen=True)
class FollowUp:
    """An action item and the incident that it follows from."""

    incident: Incident
    item: ActionItem

    @property
    def is_open(self) -> bool:
        """Whether it is neither done nor decided against."""
        return self.item.status not in SETTLED

    def is_overdue(self, today: date) -> bool:
        """Return whether it is open and its day is over."""
        return self.is_open and self.item.due is not None and self.item.due < today


def follow_ups(corpus: Corpus, incidents: Iterable[Incident]) -> tuple[FollowUp, ...]:
    """Return the follow-ups of incidents in their order, without those of withdrawn reports."""
    standing = (incident for incident in incidents if incident.status != "withdrawn")
    return tuple(FollowUp(incident, item) for incident in standing for item in _items(corpus, incident))


def _items(corpus: Corpus, incident: Incident) -> Iterator[ActionItem]:
    """Yield a report's action items; one in front matter and text once, as front matter has it."""
    seen: set[str] = set()
    for found in promises(incident.document, corpus):
        title = " ".join(found.item.title.casefold().split()).rstrip(".")
        if title not in seen:
            seen.add(title)
            yield found.item
