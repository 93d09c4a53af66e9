"""All reports of a site, newest first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from typing import TypeVar

from .document import Document
from .incident import Incident, Values
from .report import Report

V = TypeVar("V", bound=Values)
_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class KnowledgeBase:
    """Every report of a site, in the order in which they were read; all else follows from them."""

    reports: tuple[Report, ...] = ()

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The document of each report."""
        return tuple(report.document for report in self.reports)

    @cached_property
    def incidents(self) -> tuple[Incident, ...]:
        """The incidents of the reports that are complete, newest first; by id where two began together."""
        return newest_first(report.incident for report in self.reports if report.incident)

    @cached_property
    def by_id(self) -> Mapping[str, Incident]:
        """The incidents by id; of two with one id, the first by path."""
        ordered = sorted(self.incidents, key=lambda incident: incident.document.path, reverse=True)
        return {incident.id: incident for incident in ordered}

    @cached_property
    def by_path(self) -> Mapping[str, Report]:
        """The reports by the path of their file."""
        return {report.path: report for report in self.reports}

    def public(self) -> KnowledgeBase:
        """Return what an edition for the public may know: the reports that say so, and the name of no other.

        What is left out is left out of everything that is computed from the result.
        """
        shown = [incident for incident in self.incidents if incident.visibility == "public"]
        names = {name for incident in shown for name in (incident.id, *incident.aliases)}
        kept = {incident.document.path: _naming_only(incident, names) for incident in shown}
        return KnowledgeBase(
            tuple(_showing(each, kept[each.path]) for each in self.reports if each.path in kept)
        )


def _naming_only(incident: Incident, names: Collection[str]) -> Incident:
    """Return an incident without its relations to others than these."""
    related = tuple(each for each in incident.related if each.id in names)
    return incident if related == incident.related else replace(incident, related=related)


def _showing(report: Report, incident: Incident) -> Report:
    """Return a report that says no more than an incident; what is made of it then is something else."""
    return report if report.values is incident else replace(report, values=incident, digest="")


def newest_first(values: Iterable[V]) -> tuple[V, ...]:
    """Sort incidents by when they started, latest first; what has no start comes last."""
    by_id = sorted(values, key=lambda each: each.id)
    return tuple(
        sorted(by_id, key=lambda each: each.started_at.utc if each.started_at else _NEVER, reverse=True)
    )
