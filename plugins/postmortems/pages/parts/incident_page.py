"""An incident's page: what it was at a glance, facts beside it, then its report, then what belongs to it.

It follows from what is handed in, and asks nobody else: neither the site nor the day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import SimpleNamespace

from ...exporting.linked_data import linked_data
from ...model.incident import Incident
from ...model.report import Report
from ...rendering.report import Heading, RenderedReport
from ...wording.durations import time_to_resolve
from ...wording.times import date_stamp, day_stamp, span, utc_span
from ...wording.words import ENGLISH, Words, to_say
from ..base.key_times import key_times
from ..base.page import Fragment
from ..base.row import lede, notes
from ..base.template import render
from ..drawing.incident_timeline import drawn
from .action import action
from .around import Around
from .facts import banners, detection, figures, responders, visibility
from .report_text import told_once, with_marks

SECTIONS = {
    "actions": Heading(2, to_say("Follow-ups"), "pm-actions"),
    "related": Heading(2, to_say("Related incidents"), "pm-related"),
    "similar": Heading(2, to_say("Similar incidents"), "pm-similar"),
    "links": Heading(2, to_say("Further reading"), "pm-links"),
    "about": Heading(2, to_say("About this report"), "pm-about"),
}


TOP = 2
SAID = ("way", "severity", "asked", "alike", "again", "instead", "ties", "similar", "source", "source_href")
"""What of `Around` the template asks by the same names."""


def incident_page(
    report: Report, incident: Incident, body: RenderedReport, around: Around, words: Words = ENGLISH
) -> Fragment:
    """Write the page of a report whose body was rendered."""
    each = zip(incident.action_items, around.overdue, around.tracked, strict=True)
    shown = told_once(with_marks(body.html, around.late, words), lede(incident))
    sections = said(SECTIONS, words)
    headings = tuple(_headings(incident, body, around, shown.anchor, sections))
    html = render(
        "incident.html",
        words,
        incident=incident,
        glance=SimpleNamespace(**glance(incident, around, words)),
        times=key_times(incident, words),
        drawing=None if incident.status == "withdrawn" else drawn(incident, report, around.as_of, words),
        shown=shown,
        actions=[
            action(item, is_late=late, tracked=tracked, trackers=dict(around.trackers), words=words)
            for item, late, tracked in each
        ],
        headings=[heading for heading in headings if heading.level == TOP],
        as_of=around.as_of and day_stamp(around.as_of, short=True, words=words),
        changed=around.changed and day_stamp(around.changed, short=True, words=words),
        sections=sections,
        **{name: getattr(around, name) for name in SAID},
        linked=linked_data(incident, lede(incident), around.data_href, str(around.changed or "")),
    )
    return Fragment(html, headings, body.addresses)


def said(headings: Mapping[str, Heading], words: Words) -> dict[str, Heading]:
    """Return headings of ours as a language has them."""
    return {name: one._replace(text=words.say(one.text)) for name, one in headings.items()}


def _headings(
    incident: Incident, body: RenderedReport, around: Around, told: str, sections: Mapping[str, Heading]
) -> Iterator[Heading]:
    """Yield the headings of all that has anything to say; of the report all but that of what is `told`."""
    if incident.action_items:
        yield sections["actions"]
    yield from (heading for heading in body.headings if not told or heading.anchor != told)
    filled = {"related": around.ties, "similar": around.similar, "links": incident.links}
    yield from (sections[name] for name, found in filled.items() if found)
    if incident.authors or incident.aliases or around.changed or around.source:
        yield sections["about"]


def glance(incident: Incident, around: Around, words: Words = ENGLISH) -> dict[str, object]:
    """Return what stands above the report, all in words."""
    started = incident.local(incident.started_at)
    ended = None if incident.resolved_at is None else incident.local(incident.resolved_at)
    return {
        "banners": list(banners(incident, words)),
        "lede": lede(incident),
        "found": found(incident, words),
        "when": span(started, ended, short=True, words=words),
        "utc": utc_span(started, ended, short=True, words=words),
        "ongoing": incident.is_ongoing,
        "length": time_to_resolve(incident, words),
        "impact": incident.impact.summary if incident.impact.summary != lede(incident) else "",
        "figures": list(figures(incident, words)),
        "detection": detection(incident, words),
        "visibility": visibility(incident, words),
        "responders": responders(incident.responders, words),
        "follow_ups": around.follow_ups,
        "services": around.services,
        "trigger": around.triggers,
        "factors": around.factors,
        "tags": around.tags,
        "own": around.own,
    }


def found(incident: Incident, words: Words = ENGLISH) -> str:
    """Say what the title of a search result adds: `SEV2 · 4 Mar 2026 · Draft`."""
    ongoing = (words.say("Ongoing"),) if incident.is_ongoing else ()
    return " · ".join(
        (incident.severity, date_stamp(incident, words).text, *ongoing, *notes(incident, words))
    )
