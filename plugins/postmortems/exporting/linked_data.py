"""What a page says of its incident to programs: JSON-LD in the vocabulary of schema.org.

The page is a `Report` (https://schema.org/Report) about the services that it names, and `temporalCoverage`
the time that it tells of. An outage is no schema.org `Event`, which people attend, and a service may be any
part of a system, so that it is no more than a `Thing`. Who wrote a report is left out: nothing says whether a
name is that of a person or of a team. What the page does not show is not in it.
"""

from __future__ import annotations

from typing import Any

from ..model.incident import Incident
from ..model.moment import Moment

STATUS = {"draft": "Draft", "in-review": "In review", "final": "Published", "withdrawn": "Obsolete"}
"""The terms of https://schema.org/creativeWorkStatus, where it has one."""


def linked_data(incident: Incident, abstract: str, data: str, changed: str) -> dict[str, Any]:
    """Return it; `data` is the address of the same in the interchange format, `changed` a day or empty."""
    links = ((link.title or link.url, link.url) for link in incident.links)
    told = {
        "@context": "https://schema.org",
        "@type": "Report",
        "headline": incident.title,
        "reportNumber": incident.id,
        "abstract": abstract,
        "creativeWorkStatus": STATUS[incident.status],
        "temporalCoverage": _covered(incident),
        "dateModified": changed,
        "about": [{"@type": "Thing", "name": name} for name in incident.services],
        "keywords": [incident.severity, *filter(None, [incident.trigger]), *incident.contributing_factors,
                     *incident.tags],
        "citation": [{"@type": "WebPage", "name": name, "url": url} for name, url in links],
        "encoding": {"@type": "MediaObject", "encodingFormat": "application/json", "contentUrl": data},
    }  # fmt: skip
    return {name: value for name, value in told.items() if value}


def _covered(incident: Incident) -> str:
    """Return the time that it tells of, as ISO 8601 writes an interval; `..` is an end that is not there."""
    start = _iso(incident, incident.started_at)
    if incident.is_ongoing:
        return f"{start}/.."
    return f"{start}/{_iso(incident, incident.ended_at)}" if incident.ended_at else start


def _iso(incident: Incident, moment: Moment) -> str:
    at = incident.local(moment).at
    return at.date().isoformat() if moment.date_only else at.isoformat(timespec="seconds")
