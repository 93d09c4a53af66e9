"""What others say about an incident: all that its page asks of the site, gathered into one value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...insight.facets import CAUSES, SERVICES, TAGS, TRIGGERS
from ...insight.relations import Tie
from ...model.incident import Incident
from ...wording.own_values import told
from ...wording.severity import Severity
from ..base.page import Site
from ..base.paths import incident_path
from ..base.row import Row
from .action import progress
from .facet_names import Name, links
from .similar_incidents import Reason, similar_rows


@dataclass(frozen=True)
class TieLine:
    """A relation to another incident; `title` and `href` are empty where no report has that id."""

    words: str
    id: str
    title: str
    href: str


@dataclass(frozen=True)
class Around:
    """What an incident's page says besides what its report says.

    `services`, `triggers`, `factors` and `tags` are the report's own words with the ways to their pages.
    `own` has what the report says in the fields of the site's own, by what pages call them.
    `follow_ups` says how they stand, and the anchor of the first; `overdue` goes with those of front matter.
    """

    severity: Severity
    services: tuple[Name, ...]
    triggers: tuple[Name, ...]
    factors: tuple[Name, ...]
    tags: tuple[Name, ...]
    own: tuple[tuple[str, tuple[str, ...]], ...]
    follow_ups: tuple[str, str]
    overdue: tuple[bool, ...]
    ties: tuple[TieLine, ...]
    similar: tuple[tuple[Row, tuple[Reason, ...]], ...]


def around(site: Site, incident: Incident) -> Around:
    """Ask the site all that the page of an incident needs of it."""
    path = incident_path(site, incident)
    return Around(
        severity=site.scale.of(incident.severity),
        services=links(site, path, SERVICES, incident),
        triggers=links(site, path, TRIGGERS, incident),
        factors=links(site, path, CAUSES, incident),
        tags=links(site, path, TAGS, incident),
        own=tuple(
            (each.label, texts) for each in site.settings.fields if (texts := told(incident, each.name))
        ),
        follow_ups=progress(site, incident),
        overdue=tuple(item.is_overdue(site.today) for item in incident.action_items),
        ties=tuple(_ties(site, path, site.analysis.relations.of(incident))),
        similar=tuple(similar_rows(site, path, incident)),
    )


def _ties(site: Site, path: str, ties: tuple[Tie, ...]) -> Iterator[TieLine]:
    for tie in ties:
        other = tie.other
        title, href = (other.title, site.url(path, incident_path(site, other))) if other else ("", "")
        yield TieLine(tie.words, tie.id, title, href)
