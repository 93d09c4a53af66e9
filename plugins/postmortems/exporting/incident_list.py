"""Incidents as a list for other programs: JSON and CSV, with the same names for the same values."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from ..model.incident import Incident
from ..model.milestone import MEASURES, Milestone
from ..model.moment import Duration, Moment
from ..patterns import deferred

SIGNS = "=+\\-@＝﹦⁼₌⩵⩶＋﹢⁺₊﬩－﹣⁻₋−＠﹫"
"""What a formula starts with, in all its widths, heights and sizes."""
_FORMULA = deferred(rf"^(?=\s*[{SIGNS}|%｜％﹪]|[\t\r\n])|(?<=[;\t\r\n])(?=[^\S\t\r\n]*[{SIGNS}])")
"""Where a spreadsheet finds the start of a formula: in a cell, and behind what it may take for its end."""


COLUMNS: Mapping[str, Callable[[Incident], Any]] = {
    "id": lambda one: one.id,
    "title": lambda one: one.title,
    "severity": lambda one: one.severity,
    "status": lambda one: one.status,
    "kind": lambda one: one.kind,
    "services": lambda one: one.services,
    **{milestone.field: milestone.of for milestone in Milestone},
    "ongoing": lambda one: one.ongoing,
    **{f"{measure.name}_minutes": measure.of for measure in MEASURES},
    "detection": lambda one: one.detection and one.detection.source,
    "trigger": lambda one: one.trigger,
    "contributing_factors": lambda one: one.contributing_factors,
    "tags": lambda one: one.tags,
    "summary": lambda one: one.summary or one.impact.summary,
    "path": lambda one: one.document.path,
}
"""The values of a record by their names, in their order."""


def record(incident: Incident, own: Iterable[str] = ()) -> dict[str, Any]:
    """Return an incident's values: times as ISO 8601, durations in minutes, None for what is not known.

    The fields of the site's `own` come last.
    """
    ours = {name: _plain(of(incident)) for name, of in COLUMNS.items()}
    return ours | {name: _plain(incident.own.get(name)) for name in own}


def _plain(value: Any) -> Any:
    """Return a value as JSON has it."""
    match value:
        case Moment():
            return value.at.date().isoformat() if value.date_only else value.at.isoformat()
        case Duration():
            return in_minutes(value)
        case date():
            return value.isoformat()
        case tuple():
            return list(value)
        case "":
            return None
    return value


def in_minutes(length: Duration) -> float | None:
    """Return minutes; dates alone do not tell them."""
    if length.whole_days:
        return None
    minutes = length.length / timedelta(minutes=1)
    return int(minutes) if minutes.is_integer() else round(minutes, 2)


def as_json(incidents: Iterable[Incident], own: Collection[str] = ()) -> str:
    """Write a JSON array of records."""
    return json.dumps([record(incident, own) for incident in incidents], indent=2) + "\n"


def as_csv(incidents: Iterable[Incident], own: Collection[str] = ()) -> str:
    """Write CSV (RFC 4180) with a head; lists are joined by `; `, no cell is a formula."""
    out = io.StringIO()
    records = [record(incident, own) for incident in incidents]
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*COLUMNS, *own])
    writer.writerows([cell(value) for value in made.values()] for made in records)
    return out.getvalue()


def cell(value: Any) -> str:
    """Return what stands in a cell of a CSV for a value: no formula."""
    if isinstance(value, (bool, int, float)):
        return str(value).lower()
    text = "; ".join(value) if isinstance(value, list) else "" if value is None else str(value)
    return _FORMULA.sub("'", text)
