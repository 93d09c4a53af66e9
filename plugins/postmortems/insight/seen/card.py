"""A report to what is told of it, and to the text of it that is compared."""

from __future__ import annotations

from collections.abc import Iterable

from ...model.incident import Incident
from ...model.report import Report
from ...reading.markdown import read_body
from ...wording.durations import time_to_resolve
from ...wording.messages import shorten
from ...wording.times import date_stamp
from ...wording.words import ENGLISH, Words
from ..analysis import Analysis
from ..follow_ups import FollowUp
from .index import Said
from .told import Card, OpenFollowUp

LONGEST, MOST_OPEN = 240, 5
MOST_LETTERS = 40_000
"""How much of a report is compared: what stands below is logs and appendices."""


def compared(analysis: Analysis) -> tuple[Incident, ...]:
    """Return the incidents that a text is compared with, newest first: none that is withdrawn."""
    return tuple(incident for incident in analysis.incidents if incident.status != "withdrawn")


def card(
    report: Report, incident: Incident, follow_ups: Iterable[FollowUp], where: str, words: Words = ENGLISH
) -> Card:
    """Return what is told of an incident."""
    still = [one.item for one in follow_ups if one.is_open]
    told = tuple(
        OpenFollowUp(
            shorten(item.title, LONGEST), item.owner, item.due.isoformat() if item.due else "", item.ticket
        )
        for item in still[:MOST_OPEN]
    )
    factors = ", ".join(incident.contributing_factors) or incident.trigger.replace("-", " ")
    what = report.narrative.cause or incident.summary or factors
    return Card(
        where, incident.id, incident.title, date_stamp(incident, words).text, incident.severity,
        incident.services, time_to_resolve(incident, words).text, shorten(what, LONGEST),
        report.narrative.mitigation, told,
        len(still) - len(told),
    )  # fmt: skip


def said(incident: Incident) -> Said:
    """Return what of a report is compared: what its readers see, no comment and no address of a link."""
    body = incident.document.body[:MOST_LETTERS]
    facts = (*incident.services, *incident.contributing_factors, *incident.tags, incident.trigger)
    noticed = incident.detection.detail if incident.detection else ""
    return Said(
        "\n".join((incident.title, *facts)),
        "\n".join((incident.summary, incident.impact.summary, noticed)),
        "\n".join(block.text for block in read_body(body, 0).blocks if block.kind != "html"),
    )
