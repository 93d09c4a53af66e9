"""What is known of an incident besides its times, in words: who was hurt, what set it off, who came."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.details import Responders
from ...model.incident import Incident
from ...wording.numbers import DETECTION, count, listing, number, percent, sentence

BANNERS = {
    "withdrawn": (
        "Withdrawn",
        "Do not rely on this report. It is kept so that links to it still lead somewhere.",
    ),
    "draft": ("Draft", "This report is still being written. Facts may be missing or change."),
    "in-review": ("In review", "This report is being reviewed. Facts may still change."),
    "drill": ("Drill", "This was an exercise."),
    "near-miss": ("Near miss", "Nobody was hurt, but it was close."),
    "maintenance": ("Maintenance", "This was planned work."),
}


def banners(incident: Incident) -> Iterator[tuple[str, str, str]]:
    """Yield what a reader must know first: which banner it is, its word and a sentence."""
    if incident.status == "withdrawn":
        yield "withdrawn", *BANNERS["withdrawn"]
    if incident.is_ongoing:
        yield "ongoing", "Ongoing", "This incident is not over, as far as this report says."
    for word in (incident.kind, incident.status):
        if word in BANNERS and word != "withdrawn":
            yield word, *BANNERS[word]


def figures(incident: Incident) -> Iterator[tuple[str, str]]:
    """Yield the figures of the impact that are known, each with its name."""
    impact = incident.impact
    users = [] if impact.users is None else [number(impact.users)]
    share = [] if impact.users_percent is None else [percent(impact.users_percent)]
    if users or share:
        yield "Users affected", f"{users[0]} ({share[0]})" if users and share else (users + share)[0]
    if impact.requests_failed is not None:
        yield "Requests failed", number(impact.requests_failed)
    if impact.support_tickets is not None:
        yield "Support requests", number(impact.support_tickets)
    if impact.data_loss is not None:
        yield "Data lost", "yes" if impact.data_loss else "none"
    if impact.revenue:
        yield "Cost", impact.revenue
    if impact.regions:
        yield "Regions", ", ".join(impact.regions)


def detection(incident: Incident) -> str:
    """Say more of how it was noticed: `Error rate above 5 %.`; empty where the report does not."""
    if incident.detection is None:
        return ""
    source, detail = incident.detection.source, incident.detection.detail
    return sentence(detail) if detail or source != "unknown" else sentence(DETECTION[source])


def responders(known: Responders) -> str:
    """Say how many people it took: `4 people, 2 paged, 1 paged out of hours`."""
    worked = [] if known.responders is None else [count(known.responders, "person", "people")]
    paged = [] if known.paged is None else [f"{number(known.paged)} paged"]
    late = (
        [] if known.paged_out_of_hours is None else [f"{number(known.paged_out_of_hours)} paged out of hours"]
    )
    return ", ".join(worked + paged + late)


def visibility(incident: Incident) -> str:
    """Say who may read a report that names them as not everybody; empty where it does not say so."""
    written = incident.document.text_of("visibility")
    return "Internal" if written and incident.visibility == "internal" else ""


def description(incident: Incident, lede: str, date_text: str) -> str:
    """Describe an incident's page in a sentence or two."""
    what = (
        f"{incident.severity}, {date_text}: {listing(incident.services)}" if incident.services else date_text
    )
    return lede or sentence(what)
