"""Where in the page of an incident its follow-ups stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable

from ...frozen import Frozen
from ...insight.follow_ups import FollowUp
from ...model.incident import Incident
from ...rendering.headings import Place

OWN_SECTION = "pm-actions"
"""The anchor of the section of an incident's page that has the follow-ups of its front matter."""


class Places(Frozen):
    """Where the report begins in its file, and the headings that lead to what is below them, in order."""

    body: int
    headings: tuple[Place, ...]

    def of(self, one: FollowUp) -> str:
        """Return the anchor of a follow-up's section, empty where that is not known."""
        if one.start < self.body:
            return OWN_SECTION
        at = bisect_right(self.headings, one.start, key=lambda place: place.start)
        return self.headings[at - 1].anchor if at and self.headings[at - 1].printed else ""


def places(
    incident: Incident, follow_ups: Collection[FollowUp], headings: Callable[[Incident], Iterable[Place]]
) -> Places:
    """Find the headings that lead to an incident's follow-ups, if any stand in its body."""
    body = incident.document.body_start or 1
    found = headings(incident) if any(one.start >= body for one in follow_ups) else ()
    return Places(body, tuple(sorted(place for place in found if place.anchor or not place.printed)))
