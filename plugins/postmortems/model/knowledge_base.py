"""All reports of a site, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import cached_property
from typing import TypeVar

from ..frozen import Frozen
from .document import Document
from .incident import Incident, Values
from .report import Report

V = TypeVar("V", bound=Values)
_NEVER = datetime.min.replace(tzinfo=UTC)


class KnowledgeBase(Frozen):
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


def newest_first(values: Iterable[V]) -> tuple[V, ...]:
    """Sort incidents by when they started, latest first; what has no start comes last."""
    by_id = sorted(values, key=lambda each: each.id)
    return tuple(
        sorted(by_id, key=lambda each: each.started_at.utc if each.started_at else _NEVER, reverse=True)
    )
