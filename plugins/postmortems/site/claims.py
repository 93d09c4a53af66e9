"""The ids that a file claims: that of its incident, earlier ones, or what it would have."""

from __future__ import annotations

from ..model.document import Document
from ..model.incident import Incident
from ..model.report import Report
from ..reading.names import id_of


def claims_of(report: Report) -> tuple[str, tuple[str, ...]]:
    """Return the id of a report's incident, "" without one, and all that its file claims."""
    known = report.judgement
    return (known.id, known.names) if known else claimed_ids(report.document, report.incident)


def claimed_ids(document: Document, incident: Incident | None) -> tuple[str, tuple[str, ...]]:
    """Return the id of a file's incident, "" without one, and all that the file claims.

    One that is not complete claims what it would have.
    """
    return (incident.id, (incident.id, *incident.aliases)) if incident else ("", (claimed_id(document),))


def claimed_id(document: Document) -> str:
    """Return the id that a report would have, whether it is whole or not."""
    return id_of(document.text_of("id").strip() or document.stem)
