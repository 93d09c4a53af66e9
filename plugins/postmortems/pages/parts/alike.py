"""The ways from an incident to all that are like it: its words, and pairs of them."""

from __future__ import annotations

from collections.abc import Iterator

from ...frozen import Frozen
from ...insight.alike import Pair, pairs_of
from ...insight.facets import TRIGGERS, slug
from ...model.incident import Incident
from ...wording.numbers import DETECTION, KIND, STATUS, label
from ..base.page import Site
from .asked import asked
from .facet_names import Name

MOST = 4
"""How many pairs are told: those that few incidents share say most."""


class Asked(Frozen):
    """What an incident says in words that the table can be asked for; each is empty where it says nothing."""

    severity: Name
    kind: Name
    status: Name
    detection: Name


def asked_of(site: Site, page: str, incident: Incident) -> Asked:
    """Return an incident's words with the ways to all that say the same."""

    def name(question: str, value: str, told: str) -> Name:
        return Name(told, asked(site, page, (question, value))) if value else Name("")

    source = incident.detection.source if incident.detection else ""
    known = source if source != "unknown" else ""
    return Asked(
        severity=name("severity", incident.severity, incident.severity),
        kind=name("kind", incident.kind, site.words.say(KIND[incident.kind])),
        status=name("status", incident.status, site.words.say(STATUS[incident.status])),
        detection=name("detection", known, site.words.say(DETECTION.get(known, ""))),
    )


def alike(site: Site, page: str, incident: Incident) -> tuple[Name, ...]:
    """Return the pairs that an incident shares with others, each with how many have it, the rarest first."""
    counted = site.counted_alike
    shared = [(counted[pair], pair) for pair in dict.fromkeys(pairs_of(incident)) if counted[pair] > 1]
    shared.sort(key=lambda found: found[0])
    told = dict(_told(incident))
    return tuple(
        Name(_words(site, pair, told), asked(site, page, *pair), amount) for amount, pair in shared[:MOST]
    )


def _told(incident: Incident) -> Iterator[tuple[str, str]]:
    """Yield the words of an incident by how they stand in addresses."""
    yield from ((slug(factor), factor) for factor in incident.contributing_factors)
    yield from ((slug(service), service) for service in incident.services)


def _words(site: Site, pair: Pair, told: dict[str, str]) -> str:
    (_, service), (question, value) = pair
    other = site.words.word(label(value)) if question == TRIGGERS.question else told.get(value, value)
    return site.words.say("%(what)s in %(service)s", what=other, service=told.get(service, service))
