"""All reports of a site, newest first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from .document import Document
from .incident import Incident
from .narrative import Account


@dataclass(frozen=True)
class Corpus:
    """Every document that was read, and an incident for each that is whole.

    `incidents` are sorted newest first, and by id where two started together. `accounts` holds what was
    understood of each document's body, by its path; `unfinished` what could be read of reports that are
    not whole, in which even required fields may be empty.
    """

    documents: tuple[Document, ...] = ()
    incidents: tuple[Incident, ...] = ()
    accounts: Mapping[str, Account] = field(default_factory=dict, compare=False)
    unfinished: Mapping[str, Incident] = field(default_factory=dict, compare=False)

    @cached_property
    def by_id(self) -> Mapping[str, Incident]:
        """The incidents by id; of two with one id, the first by path."""
        ordered = sorted(self.incidents, key=lambda incident: incident.document.path, reverse=True)
        return {incident.id: incident for incident in ordered}

    @cached_property
    def by_path(self) -> Mapping[str, Incident]:
        """The incidents by the path of their file."""
        return {incident.document.path: incident for incident in self.incidents}

    def public(self) -> Corpus:
        """Return what an edition for the public may know: the reports that say so, and the name of no other.

        What is left out is left out of everything that is computed from the result.
        """
        shown = [incident for incident in self.incidents if incident.visibility == "public"]
        paths = {incident.document.path for incident in shown}
        names = {name for incident in shown for name in (incident.id, *incident.aliases)}
        kept = tuple(_naming_only(incident, names) for incident in shown)
        documents = tuple(document for document in self.documents if document.path in paths)
        return Corpus(documents, kept, self.accounts)


def _naming_only(incident: Incident, names: Collection[str]) -> Incident:
    """Return an incident without its relations to others than these."""
    related = tuple(each for each in incident.related if each.id in names)
    return incident if related == incident.related else replace(incident, related=related)


def newest_first(incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    """Sort incidents by when they started, latest first."""
    by_id = sorted(incidents, key=lambda incident: incident.id)
    return tuple(sorted(by_id, key=lambda incident: incident.started_at.utc, reverse=True))
