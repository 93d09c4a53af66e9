"""All reports of a site, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from .account import Account
from .document import Document
from .incident import Incident


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


def newest_first(incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    """Sort incidents by when they started, latest first."""
    by_id = sorted(incidents, key=lambda incident: incident.id)
    return tuple(sorted(by_id, key=lambda incident: incident.started_at.utc, reverse=True))
