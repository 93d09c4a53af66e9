"""What happened again, on the page of a value: chains, and a service hit twice through one factor."""

from __future__ import annotations

from collections.abc import Iterator

from ...frozen import Frozen
from ...insight.facets import CAUSES, SERVICES, Group
from ...insight.recurrence import Chain
from ...model.incident import Incident
from ...wording.words import to_count
from ..base.page import Site
from ..base.row import Row, rows
from .facet_names import Name, link

OFTEN, MORE = to_count("%(num)s time", "%(num)s times"), to_count("%(num)s more", "%(num)s more")
REPEATS, TIMES, SAID = 8, 5, 3
"""How many repeats stand on a page, how many incidents of each, and how many are named with an incident."""


class Again(Frozen):
    """What happened again, its latest incidents oldest first; `name` is None for a declared chain."""

    name: Name | None
    size: str
    rows: tuple[Row, ...]


def chains(site: Site, path: str, group: Group) -> Iterator[Again]:
    """Yield the chains in which an incident of a group is, the latest first."""
    of = site.analysis.recurrence.chain_of
    found = {of[incident.id][0].id: of[incident.id] for incident in group.incidents if incident.id in of}
    for chain in list(found.values())[:REPEATS]:
        yield _again(site, path, None, chain)


def repeats(site: Site, path: str, group: Group) -> Iterator[Again]:
    """Yield what repeated in a service or with a factor, the most often first."""
    known = site.analysis.recurrence
    for repeat in known.by_service.get(group.slug, ())[:REPEATS] if group.facet is SERVICES else ():
        other = site.analysis.groups[CAUSES.name][repeat.factor]
        yield _again(site, path, link(site, path, other), repeat.incidents)
    for repeat in known.by_factor.get(group.slug, ())[:REPEATS] if group.facet is CAUSES else ():
        other = site.analysis.groups[SERVICES.name][repeat.service]
        yield _again(site, path, link(site, path, other), repeat.incidents)


def again_in(site: Site, incident: Incident, group: Group) -> str:
    """Say what an incident shares with an earlier one of the same service: `Again: missing alert`."""
    known = site.analysis.recurrence.again.get(incident.id, ())
    if group.facet is CAUSES:
        facet, found = SERVICES, [repeat.service for repeat in known if repeat.factor == group.slug]
    else:
        facet, anywhere = CAUSES, group.facet is not SERVICES
        found = [repeat.factor for repeat in known if anywhere or repeat.service == group.slug]
    names = [site.analysis.groups[facet.name][key].label for key in dict.fromkeys(found)]
    words = site.words
    rest = [words.count(len(names) - SAID, *MORE)] if len(names) > SAID else []
    told = words.listing(names[:SAID] + rest)
    if not names:
        return ""
    if facet is SERVICES:
        return words.say("Again in %(services)s", services=told)
    return words.say("Again: %(factors)s", factors=told)


def _again(site: Site, path: str, name: Name | None, incidents: Chain) -> Again:
    size = site.words.count(len(incidents), *OFTEN)
    if len(incidents) > TIMES:
        size = site.words.say("%(times)s, the latest %(num)s", times=size, num=TIMES)
    return Again(name, size, rows(site, path, incidents[-TIMES:]))
