"""A postmortem for other programs: a JSON object, whose form `docs/format.md` tells and a JSON Schema checks.

Names are those of the front matter. What a report does not state is left out; nothing is made up. Version
1.x only ever gains members: who reads it passes over those it does not know.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, tzinfo
from typing import Any, TypeAlias

from ..model.document import Document, Source
from ..model.field_types import declarations
from ..model.incident import Incident
from ..model.milestone import MEASURES, TIME_FIELDS
from ..model.moment import Moment
from ..model.page_kinds import INCIDENTS
from ..model.report import EntryTime, Report
from ..model.timeline import TimelineEntry
from ..model.vocabulary import Word, names_of
from ..settings import Settings
from ..wording.times import doubt_in_words
from .incident_list import as_csv, in_minutes

Changes: TypeAlias = Mapping[str, datetime]
"""When reports last changed, by their paths, as far as that is known."""
VERSION = "1.0"
MEDIA_TYPE = "text/markdown; variant=GFM"
FIELDS, TEXT = "front-matter", "text"
"""Where a follow-up stands: in the front matter, or in the report's text."""
ELSEWHERE = frozenset(
    {"action_items", "approximate", "ongoing", "id", "title", "status", "page", *TIME_FIELDS}
)
"""Fields that have a place of their own, or say something to this site alone."""


def entry(
    report: Report, incident: Incident, severities: Iterable[Word] = (), modified: datetime | None = None
) -> dict[str, Any]:
    """Return all that a report says of its incident, as JSON has it, and when the report was `modified`."""
    return {
        "schema_version": VERSION,
        "id": incident.id,
        "title": incident.title,
        "status": incident.status,
        "withdrawn": incident.status == "withdrawn",
        "ongoing": incident.is_ongoing,
        **_modified(modified),
        **{name: _time(getattr(incident, name), incident.zone) for name in _given_times(incident)},
        **dict(_fields(incident)),
        **_some("own", {name: _plain(value, incident.zone) for name, value in incident.own.items()}),
        **_some("extra", dict(incident.extra)),
        **_some("timeline", [_told(*each, incident.zone) for each in _entries(report)]),
        **_some("follow_ups", list(_follow_ups(report))),
        "derived": _derived(incident, severities),
        "report": {"media_type": MEDIA_TYPE, "text": report.document.body.lstrip("\r\n")},
    }


def summary(incident: Incident, modified: datetime | None = None, folder: str = INCIDENTS) -> dict[str, Any]:
    """Return what the index of all says of one, whose file stands in a folder beside it."""
    told = {"severity": incident.severity, "services": list(incident.services), "kind": incident.kind}
    return {
        "id": incident.id,
        **_some("aliases", list(incident.aliases)),
        "title": incident.title,
        "status": incident.status,
        **told,
        **{name: _time(getattr(incident, name), incident.zone) for name in _given_times(incident)},
        "ongoing": incident.is_ongoing,
        **_modified(modified),
        "href": f"{folder}/{incident.id}.json",
    }


def index(incidents: Iterable[Incident], changed: Changes, folder: str = INCIDENTS) -> dict[str, Any]:
    """Return the index of a knowledge base, newest first; files of incidents stand in a folder beside it."""
    listed = [summary(incident, changed.get(incident.document.path), folder) for incident in incidents]
    return {"schema_version": VERSION, "incidents": listed}


def file_of(report: Report, incident: Incident, settings: Settings, modified: datetime | None) -> str:
    """Return the text of the file of one incident."""
    return written(entry(report, incident, settings.severities, modified))


def files(reports: Iterable[Report], settings: Settings, changed: Changes) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each file of a knowledge base whose reports come newest first."""
    found = [(each, each.incident) for each in reports if each.incident]
    yield from lists([incident for _, incident in found], settings, changed)
    for report, incident in found:
        yield f"incidents/{incident.id}.json", file_of(report, incident, settings, changed.get(report.path))


def lists(
    incidents: Collection[Incident], settings: Settings, changed: Changes, folder: str = INCIDENTS
) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of the files that have a line for each incident."""
    yield "incidents.json", written(index(incidents, changed, folder))
    listed = map(_unnamed, incidents) if settings.audience == "public" else incidents
    yield "incidents.csv", as_csv(listed, settings.own_fields)


def _unnamed(incident: Incident) -> Incident:
    """Return an incident of which nobody knows in which file it stands."""
    return replace(incident, document=Document(Source("", ""), {}, 0))


def written(value: Mapping[str, Any]) -> str:
    """Write an object as a file: the same object has the same bytes."""
    return json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _modified(at: datetime | None) -> dict[str, str]:
    return {"modified": f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}Z"} if at else {}


def _given_times(incident: Incident) -> Iterator[str]:
    yield from (name for name in TIME_FIELDS if getattr(incident, name) is not None)


def _fields(incident: Incident) -> Iterator[tuple[str, Any]]:
    """Yield each declared field that says something, in the order of their declaration."""
    for name in declarations(Incident):
        if name not in ELSEWHERE:
            value = _plain(getattr(incident, name), incident.zone)
            if value not in (None, "", [], {}):
                yield name, value


def _time(moment: Moment, zone: tzinfo | None) -> dict[str, Any]:
    """Return a time in UTC, or a day where the clock is not known, with how far it can be trusted."""
    if moment.date_only:
        return {
            "at": moment.at.date().isoformat(),
            "precision": "day",
            **_some("approximate", moment.approximate),
        }
    has_seconds = moment.at.second or moment.at.microsecond
    exact = "microseconds" if moment.at.microsecond else "seconds"
    return {
        "at": moment.utc.replace(tzinfo=None).isoformat(timespec=exact) + "Z",
        "precision": "second" if has_seconds else "minute",
        "local": moment.at.isoformat(timespec=exact),
        **_some("zone", getattr(zone, "key", "")),
        **_some("approximate", moment.approximate),
    }


def _plain(value: Any, zone: tzinfo | None) -> Any:
    if isinstance(value, Moment):
        return _time(value, zone)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item, zone) for item in value]
    if is_dataclass(value):
        told = ((each.name, _plain(getattr(value, each.name), zone)) for each in fields(value))
        return {name: plain for name, plain in told if plain not in (None, "", [], {})}
    return value


def _entries(report: Report) -> Iterator[tuple[TimelineEntry, EntryTime]]:
    yield from zip(report.narrative.timeline.entries, report.entry_times, strict=False)


def _told(written: TimelineEntry, time: EntryTime, zone: tzinfo | None) -> dict[str, Any]:
    """Return an entry of the timeline; one whose day nobody stated has the words that stand for its time."""
    return {
        **_some("at", _time(time.start, zone) if time.start else None),
        **({} if time.start else {"written": written.at.notation}),
        **_some("until", _time(time.end, zone) if time.end else None),
        "text": written.text,
        **_some("milestone", written.milestone.field if written.milestone else ""),
        **_some("doubts", list(map(doubt_in_words, written.doubts))),
    }


def _follow_ups(report: Report) -> Iterator[dict[str, Any]]:
    start = report.document.body_start
    for found in report.action_items:
        yield {**_plain(found.item, None), "stated_in": TEXT if found.start >= start else FIELDS}


def _derived(incident: Incident, severities: Iterable[Word]) -> dict[str, Any]:
    """Return what follows from the rest, for readers who would have to compute it."""
    names = names_of(severities)
    rank = names.index(incident.severity) + 1 if incident.severity in names else 0
    found = ((f"{measure.name}_minutes", measure.of(incident)) for measure in MEASURES)
    lengths = {name: in_minutes(length) for name, length in found if length}
    known = {name: minutes for name, minutes in lengths.items() if minutes is not None}
    return {**_some("severity_rank", rank), **known}


def _some(name: str, value: Any) -> dict[str, Any]:
    """Return a member, none where it would say nothing."""
    return {name: value} if value else {}
