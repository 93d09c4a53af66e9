"""Incidents as a list for other programs: JSON and CSV, with the same names for the same values."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from ..model.incident import Incident
from ..model.milestone import MEASURES, TIME_FIELDS, Milestone
from ..model.moment import Duration, Moment

_FORMULA = re.compile(r"^(?=\s*[=+\-@|%＝＋－＠]|[\t\r\n])|(?<=[;\t\r\n])(?=[^\S\t\r\n]*[=+\-@＝＋－＠])")
"""Where a spreadsheet finds the start of a formula: in a cell, and behind what it may take for its end."""


NAMES = (
    "id", "title", "severity", "status", "kind", "services", *TIME_FIELDS, "ongoing",
    *(f"{measure.name}_minutes" for measure in MEASURES), "detection", "trigger", "contributing_factors",
    "tags", "summary", "path",
)  # fmt: skip
"""The names of a record's values, in their order."""


def record(incident: Incident) -> dict[str, Any]:
    """Return an incident's values: times as ISO 8601, durations in minutes, None for what is not known."""
    times = [milestone.of(incident) for milestone in Milestone]
    lengths = [measure.of(incident) for measure in MEASURES]
    values = (
        incident.id, incident.title, incident.severity, incident.status, incident.kind,
        list(incident.services), *map(_moment, times), incident.ongoing, *map(_minutes, lengths),
        incident.detection.source if incident.detection else None, incident.trigger or None,
        list(incident.contributing_factors), list(incident.tags),
        incident.summary or incident.impact.summary or None, incident.document.path,
    )  # fmt: skip
    return dict(zip(NAMES, values, strict=True))


def _moment(at: Moment | None) -> str | None:
    if at is None:
        return None
    return at.at.date().isoformat() if at.date_only else at.at.isoformat()


def _minutes(length: Duration | None) -> float | None:
    """Return minutes; dates alone do not tell them."""
    if length is None or length.whole_days:
        return None
    minutes = length.length / timedelta(minutes=1)
    return int(minutes) if minutes.is_integer() else round(minutes, 2)


def as_json(incidents: Iterable[Incident]) -> str:
    """Write a JSON array of records."""
    return json.dumps([record(incident) for incident in incidents], indent=2) + "\n"


def as_csv(incidents: Iterable[Incident]) -> str:
    """Write CSV (RFC 4180) with a head; lists are joined by `; `, no cell is a formula."""
    out = io.StringIO()
    records = [record(incident) for incident in incidents]
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(NAMES)
    writer.writerows([_cell(value) for value in made.values()] for made in records)
    return out.getvalue()


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    text = "; ".join(value) if isinstance(value, list) else "" if value is None else str(value)
    return _FORMULA.sub("'", text)
