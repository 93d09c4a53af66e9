"""Follow-ups as a list for other programs: JSON, CSV, a calendar, and lines that open issues."""

from __future__ import annotations

import csv
import io
import json
import shlex
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from ..model.action_item import ActionItem
from ..model.incident import Incident
from .calendar import Event, calendar
from .feeds import first_id, last_stated, urn
from .incident_list import cell


class Listed(NamedTuple):
    """A follow-up, the incident that it follows from, how it stands, and the line on which it is."""

    incident: Incident
    item: ActionItem
    standing: str
    line: int


COLUMNS: Mapping[str, Callable[[Listed], Any]] = {
    "title": lambda one: one.item.title,
    "owner": lambda one: one.item.owner or None,
    "due": lambda one: one.item.due and one.item.due.isoformat(),
    "standing": lambda one: one.standing,
    "status": lambda one: one.item.status,
    "kind": lambda one: one.item.kind or None,
    "priority": lambda one: one.item.priority or None,
    "ticket": lambda one: one.item.ticket or None,
    "done_at": lambda one: one.item.done_at and one.item.done_at.isoformat(),
    "incident": lambda one: one.incident.id,
    "incident_title": lambda one: one.incident.title,
    "severity": lambda one: one.incident.severity,
    "services": lambda one: list(one.incident.services),
    "path": lambda one: one.incident.document.path,
    "line": lambda one: one.line,
}
"""The values of a record by their names, in their order."""


def as_json(listed: Iterable[Listed]) -> str:
    """Write a JSON array of records; None is what is not known."""
    return json.dumps([{name: of(one) for name, of in COLUMNS.items()} for one in listed], indent=2) + "\n"


def as_csv(listed: Iterable[Listed]) -> str:
    """Write CSV (RFC 4180) with a head; no cell is a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([cell(of(one)) for of in COLUMNS.values()] for one in listed)
    return out.getvalue()


def as_calendar(listed: Iterable[Listed]) -> str:
    """Write a calendar (RFC 5545) of those that are open and have a day."""
    dated = (one for one in listed if one.item.is_open and one.item.due)
    return calendar(
        "Follow-ups", (due_event(one.incident, one.item, last_stated(one.incident)) for one in dated)
    )


def due_event(incident: Incident, item: ActionItem, changed: datetime, address: str = "") -> Event:
    """Return the day by which a follow-up is to be done as an event."""
    assert item.due is not None
    id_ = urn("follow-up", first_id(incident), item.title)
    owner = f" ({item.owner})" if item.owner else ""
    return Event(id_, item.title + owner, item.due, None, changed, incident.title, address)


def as_issues(listed: Iterable[Listed]) -> str:
    """Write a line for a shell for each one that is open and has no ticket: with `gh` it opens an issue."""
    asked = (one for one in listed if one.item.is_open and not one.item.ticket)
    return "".join(
        f"gh issue create {_said('title', one.item.title)} {_said('body', _body(one))}\n" for one in asked
    )


def _said(option: str, text: str) -> str:
    shown = "".join(sign if sign.isprintable() else " " for sign in text)
    return shlex.quote(f"--{option}={shown}")


def _body(one: Listed) -> str:
    item, incident = one.item, one.incident
    told = {"owner": item.owner, "due": item.due, "kind": item.kind, "priority": item.priority}
    title = " ".join(incident.title.split())
    more = "; ".join(f"{name}: {value}" for name, value in told.items() if value)
    return f"Follow-up of {incident.id}, {title} ({incident.document.path})." + (f" {more}" if more else "")
