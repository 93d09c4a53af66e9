"""What lists know of reports: all but their text, so that a change of it can be no change of a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ...insight import terms
from ...kept.store import digest
from ...model.document import Document, Source
from ...model.incident import Incident
from ...model.knowledge_base import KnowledgeBase
from ...model.narrative import Narrative
from ...model.report import Report

if TYPE_CHECKING:
    from .page import Site

Files = Iterable[tuple[str, str]]
"""The path and the text of each."""


class Some(NamedTuple):
    """Files with what they are called, and with what they are `told`: all that they follow from.

    Besides that they follow from the name and the base of the site, and from when reports changed. Those
    that are not called anything may follow from more.
    """

    name: str
    told: Iterable[str]
    make: Callable[[], Files]


def cards(knowledge_base: KnowledgeBase) -> KnowledgeBase:
    """Return the reports of a site without their text."""
    return KnowledgeBase(tuple(map(_card, knowledge_base.reports)))


def _card(report: Report) -> Report:
    bare = Document(Source(report.path, ""), {}, report.document.body_start)
    values = replace(report.values, document=bare) if report.values else None
    return Report(bare, values, (), Narrative(), action_items=report.action_items)


def told(site: Site) -> Iterator[str]:
    """Yield all that lists are told by a site: of each incident, and of the site itself."""
    yield from told_of(site, site.analysis.incidents)


def told_of(site: Site, some: Iterable[Incident]) -> Iterator[str]:
    """Yield all that a list is told which has only some incidents."""
    yield site.said
    for incident in some:
        yield site.said_of(incident)


def said_of_all(site: Site) -> str:
    """Return what lists are told of a site itself."""
    shown = site.introduction.html if site.introduction else ""
    same = site.today, site.settings, site.templates, site.url("a/index.md", "b/c.md"), site.unplaced
    return repr((*same, site.sources, site.tells_follow_ups, shown))


def said_of_one(site: Site, incident: Incident) -> str:
    """Return what stands for all that lists are told of an incident, with its follow-ups."""
    listed = site.analysis.follow_ups_of.get(incident.id, ())
    promised = repr([(one.item, site.places(incident.id).of(one)) for one in listed])
    return digest(site.analysis.said[incident.id], promised)


def compared(site: Site) -> Iterator[str]:
    """Yield all from which it follows which incidents are alike: their words, and all that lists are told."""
    yield repr(site.settings)
    for incident in site.analysis.incidents:
        yield site.analysis.said[incident.id]
        yield terms.told(site.whole(incident))
