"""What the table of incidents can be filtered by: the choices, and which of them each incident meets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ...frozen import Frozen
from ...insight.facets import FACETS, Facet, groups, slug
from ...insight.selection import FILTERS, ONGOING, OPEN, YES, Filter, open_actions, own_filters, owners
from ...model.details import DETECTION_SOURCES
from ...model.incident import KINDS, STATUSES, Incident
from ...model.own import OwnField
from ...wording.messages import shorten
from ...wording.numbers import DETECTION, KIND, STATUS
from ...wording.own_values import told
from ...wording.times import start_year
from ...wording.words import Words, to_say
from ..base.page import Site
from ..base.paths import published
from .facet_names import name

MANY = 8
"""Of more choices than this one can search for some."""
MOST = 200
"""How many choices one filter offers, the most frequent first; rarer values have their own pages."""
SWITCHES = {"actions": {OPEN: to_say("Open follow-ups")}, "ongoing": {YES: to_say("Ongoing")}}
"""The filters of one choice."""


class Option(NamedTuple):
    """One choice: what stands in an address, what a reader sees, and how many incidents have it."""

    value: str
    label: str
    size: int


class Choices(Frozen):
    """A filter with its choices; `name` is its parameter in addresses.

    One without a title has one choice. `has_several` says that one incident can meet several of them, so
    that all may be asked of it.
    """

    name: str
    title: str
    options: tuple[Option, ...]
    has_several: bool = False


class Filters(Frozen):
    """All filters. `marks` has, by incident id, the places of its choices, counted through all filters."""

    listed: tuple[Choices, ...]
    marks: Mapping[str, tuple[int, ...]]


def filters(site: Site) -> Filters:
    """Make the filters of all incidents; the severities come first, the worst on top."""
    incidents = published(site)
    listed: list[Choices] = []
    marks: dict[str, tuple[int, ...]] = {incident.id: () for incident in incidents}
    offered = 0
    own = [each for each in site.settings.fields if each.filter]
    ours = {each.name for each in own}
    named = labels(site, incidents) | {each.name: _own_labels(site, each, incidents) for each in own}
    known = site.analysis
    for each in (*FILTERS, *own_filters(own), owners(known), open_actions(known), ONGOING):
        found = {incident.id: each.of(incident) for incident in incidents}
        options = _options(each, named[each.name], found, len(incidents))
        places = {option.value: offered + index for index, option in enumerate(options)}
        for id_, values in found.items():
            marks[id_] += tuple(places[value] for value in values if value in places)
        if options:
            has_several = any(len(values) > 1 for values in found.values())
            title = each.title if each.name in ours else site.words.say(each.title)
            listed.append(Choices(each.name, title, options, has_several))
        offered += len(options)
    return Filters(tuple(listed), marks)


def labels(site: Site, incidents: Sequence[Incident]) -> dict[str, Mapping[str, str]]:
    """Return for each filter the labels of its values, in the order in which they are offered."""
    severities, words = site.scale, site.words
    ranked = [severity.name for severity in severities.ordered]
    others = sorted({incident.severity for incident in incidents})
    years = sorted({start_year(incident) for incident in incidents}, reverse=True)
    return {
        "severity": {word: word for word in (*ranked, *others)},
        "detection": _in_order(DETECTION_SOURCES, DETECTION, words),
        "kind": _in_order(KINDS, KIND, words),
        "status": _in_order(STATUSES, STATUS, words),
        "year": {str(year): str(year) for year in years},
        "owner": _owners(site),
        **{name: _in_order(tuple(known), known, words) for name, known in SWITCHES.items()},
        **{facet.question: _names(facet, incidents, words) for facet in FACETS},
    }


def _owners(site: Site) -> Mapping[str, str]:
    """Return who owns follow-ups, those with the most first."""
    named = Counter(owner for one in site.analysis.follow_ups for owner in one.item.owners)
    found: dict[str, str] = {}
    for owner, _ in sorted(named.items(), key=lambda pair: (-pair[1], pair[0])):
        found.setdefault(slug(owner), owner)
    return found


def _own_labels(site: Site, own: OwnField, incidents: Sequence[Incident]) -> Mapping[str, str]:
    """Return the labels of what a field of the site's own says: its words, or the most frequent first."""
    said = Counter(
        pair
        for incident in incidents
        for pair in zip(told(incident, own.name), told(incident, own.name, site.words), strict=True)
    )
    found: dict[str, str] = {}
    for text, label in [(word.name,) * 2 for word in own.values] or [pair for pair, _ in said.most_common()]:
        found.setdefault(slug(text), shorten(label))
    return found


def _names(facet: Facet, incidents: Sequence[Incident], words: Words) -> dict[str, str]:
    return {key: name(group, words) for key, group in groups(facet, incidents).items()}


def _in_order(values: Sequence[str], labels: Mapping[str, str], words: Words) -> dict[str, str]:
    return {value: words.say(labels[value]) for value in values}


def _options(
    asked: Filter, named: Mapping[str, str], found: Mapping[str, tuple[str, ...]], total: int
) -> tuple[Option, ...]:
    """Return the choices that somebody has; none where all incidents would answer alike."""
    sizes = Counter(value for values in found.values() for value in values)
    if asked.name != "severity" and set(sizes.values()) <= {total} and len(sizes) < 2:
        return ()
    offered = [Option(value, label, sizes[value]) for value, label in named.items() if sizes[value]]
    return tuple(offered[:MOST])
