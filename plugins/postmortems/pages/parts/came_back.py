"""What an incident's page says first: that it came back, or had happened before, and what was open."""

from __future__ import annotations

from collections.abc import Iterator

from ...frozen import Frozen
from ...insight.follow_ups import FollowUp
from ...insight.relations import INCOMING, OUTGOING
from ...model.incident import Incident
from ...wording.words import to_count, to_say
from ..base.page import Site
from ..base.paths import incident_path
from .action import code_parts, note
from .standing import Apart, apart

AFTER, BEFORE = INCOMING["recurrence-of"], OUTGOING["recurrence-of"]
CAME_BACK = Apart(
    to_say("Came back on the same day"),
    to_count("Came back %(num)s day later", "Came back %(num)s days later"),
    to_count("Came back %(num)s year later", "Came back %(num)s years later"),
)
HAD_HAPPENED = Apart(
    to_say("It had happened on the same day"),
    to_count("It had happened %(num)s day before", "It had happened %(num)s days before"),
    to_count("It had happened %(num)s year before", "It had happened %(num)s years before"),
)
MOST = 3
"""How many times, and how many promises of each, are told at the top of a page."""


class Promise(Frozen):
    """A follow-up that was open when it happened again; `parts` is its title, every second part code."""

    parts: tuple[str, ...]
    href: str
    note: str


class Again(Frozen):
    """Another time: `lead` says how far from this one, `open` has what was promised and not done."""

    lead: str
    title: str
    href: str
    open: tuple[Promise, ...]


def came_back(site: Site, page: str, incident: Incident) -> tuple[Again, ...]:
    """Return the times after and before an incident, as reports declare them."""
    return tuple(_again(site, page, incident))[:MOST]


def _again(site: Site, page: str, incident: Incident) -> Iterator[Again]:
    broken = {(one.earlier.id, one.later.id): one.follow_ups for one in site.broken_of.get(incident.id, ())}
    for tie in site.analysis.relations.of(incident):
        if tie.other is None or tie.words not in (AFTER, BEFORE):
            continue
        is_after = tie.words == AFTER
        earlier, later = (incident, tie.other) if is_after else (tie.other, incident)
        lead = apart(earlier, later, CAME_BACK if is_after else HAD_HAPPENED, site.words)
        promised = broken.get((earlier.id, later.id), ())[:MOST]
        yield Again(
            lead,
            tie.other.title,
            site.url(page, incident_path(site, tie.other)),
            tuple(_promise(site, page, one) for one in promised),
        )


def _promise(site: Site, page: str, one: FollowUp) -> Promise:
    anchor = site.places(one.incident.id).of(one)
    href = site.url(page, incident_path(site, one.incident)) + (f"#{anchor}" if anchor else "")
    told = note(one.item, site.today, site.words) if one.is_overdue(site.today) else ""
    return Promise(code_parts(one.item.title), href, told)
