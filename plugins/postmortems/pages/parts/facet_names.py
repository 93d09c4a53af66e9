"""How the values of a facet are called on pages, and where they lead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ...insight.facets import SERVICES, TRIGGERS, Facet, Group, slug
from ...model.incident import Incident
from ...settings import Settings
from ...wording.numbers import label
from ...wording.words import ENGLISH, Words, to_count
from ..base.page import Site
from ..base.paths import facet_path

COUNTED = {
    "services": to_count("%(num)s service", "%(num)s services"),
    "causes": to_count("%(num)s factor", "%(num)s factors"),
    "triggers": to_count("%(num)s trigger", "%(num)s triggers"),
    "tags": to_count("%(num)s tag", "%(num)s tags"),
}
"""What several values of a facet are called."""


class Name(NamedTuple):
    """A value in words; `href` is empty where it has no page, `amount` 0 where none is to be said."""

    text: str
    href: str = ""
    amount: int = 0


def name(group: Group, words: Words = ENGLISH) -> str:
    """Return what a group is called."""
    return called(group.facet, group.label, words)


def called(facet: Facet, value: str, words: Words = ENGLISH) -> str:
    """Return what a value is called: a trigger is a word of a vocabulary, all else stands as written."""
    return words.word(label(value)) if facet is TRIGGERS else value


def link(site: Site, page: str, group: Group, amount: int = 0) -> Name:
    """Name a group, with the way from `page` to its own."""
    return Name(name(group, site.words), site.url(page, facet_path(site, group.facet, group.slug)), amount)


def links(site: Site, page: str, facet: Facet, incident: Incident) -> tuple[Name, ...]:
    """Name an incident's values of a facet as its report writes them, each with the way to its page."""
    known = site.analysis.groups[facet.name]
    return tuple(
        Name(
            called(facet, value, site.words),
            site.url(page, facet_path(site, facet, key)) if key in known else "",
        )
        for value, key in ((value, slug(value)) for value in facet.of(incident))
    )


def owners(settings: Settings) -> Mapping[str, str]:
    """Return the owner of each service that the site's settings name, by slug."""
    return {slug(word.name): word.owner for word in settings.services}


def unheard(site: Site, facet: Facet, known: Iterable[str]) -> tuple[str, ...]:
    """Return the services of the site's settings that no incident names, with their owners."""
    if facet is not SERVICES:
        return ()
    heard = set(known)
    return tuple(
        f"{word.name} ({word.owner})" if word.owner else word.name
        for word in site.settings.services
        if slug(word.name) not in heard
    )
