"""What the table of incidents can be filtered by: the choices, and which of them each incident meets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from ...insight.facets import CAUSES, SERVICES, TRIGGERS, Facet, groups, keys
from ...model.incident import DETECTION_SOURCES, KINDS, STATUSES, Incident
from ...wording.numbers import DETECTION, KIND, STATUS
from ...wording.severity import scale
from ...wording.times import start_year
from ..base.page import Site
from ..base.paths import published
from .facet_names import name

MOST = 200
"""How many choices one filter offers, the most frequent first; rarer values have their own pages."""
OPEN = {"open": "Has open follow-ups"}


@dataclass(frozen=True)
class Option:
    """One choice: what stands in an address, what a reader sees, and how many incidents have it."""

    value: str
    label: str
    size: int


@dataclass(frozen=True)
class Filter:
    """A question with its choices; `name` is its parameter in addresses."""

    name: str
    title: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Filters:
    """All filters. `marks` has, by incident id, the places of its choices, counted through all filters."""

    listed: tuple[Filter, ...]
    marks: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True)
class Question:
    """A filter to be: the labels of its values in the order in which they are offered."""

    name: str
    title: str
    labels: Mapping[str, str]
    of: Callable[[Incident], tuple[str, ...]]


def filters(site: Site) -> Filters:
    """Make the filters of all incidents; the severities come first, the worst on top."""
    incidents = published(site)
    listed: list[Filter] = []
    marks: dict[str, tuple[int, ...]] = {incident.id: () for incident in incidents}
    offered = 0
    for question in questions(site, incidents):
        found = {incident.id: question.of(incident) for incident in incidents}
        options = _options(question, found, len(incidents))
        places = {option.value: offered + index for index, option in enumerate(options)}
        for id_, values in found.items():
            marks[id_] += tuple(places[value] for value in values if value in places)
        if options:
            listed.append(Filter(question.name, question.title, options))
        offered += len(options)
    return Filters(tuple(listed), marks)


def questions(site: Site, incidents: Sequence[Incident]) -> Iterator[Question]:
    """Yield what can be asked of incidents."""
    severities = scale(site.settings)
    others = {severities.of(incident.severity).name for incident in incidents}
    ranked = [severity.name for severity in severities.ordered]
    names = dict.fromkeys([*ranked, *sorted(others)])
    yield Question("severity", "Severity", {word: word for word in names},
                   lambda incident: (severities.of(incident.severity).name,))  # fmt: skip
    yield _about("service", "Service", SERVICES, incidents)
    yield _about("cause", "Factor", CAUSES, incidents)
    yield _about("trigger", "Trigger", TRIGGERS, incidents)
    yield Question("detection", "Detected by", _in_order(DETECTION_SOURCES, DETECTION),
                   lambda incident: (incident.detection.source,) if incident.detection else ())  # fmt: skip
    yield Question("kind", "Kind", _in_order(KINDS, KIND), lambda incident: (incident.kind,))
    yield Question("status", "Status", _in_order(STATUSES, STATUS), lambda incident: (incident.status,))
    years = sorted({start_year(incident) for incident in incidents}, reverse=True)
    yield Question("year", "Year", {str(year): str(year) for year in years},
                   lambda incident: (str(start_year(incident)),))  # fmt: skip
    follow_ups = site.analysis.follow_ups_of
    yield Question("actions", "Follow-ups", OPEN, lambda incident: tuple(OPEN) if any(
        one.is_open for one in follow_ups.get(incident.id, ())) else ())  # fmt: skip


def _about(parameter: str, title: str, facet: Facet, incidents: Sequence[Incident]) -> Question:
    labels = {key: name(group) for key, group in groups(facet, incidents).items()}
    return Question(parameter, title, labels, partial(keys, facet))


def _in_order(words: Sequence[str], labels: Mapping[str, str]) -> dict[str, str]:
    return {word: labels[word] for word in words}


def _options(question: Question, found: Mapping[str, tuple[str, ...]], total: int) -> tuple[Option, ...]:
    """Return the choices that somebody has; none where all incidents would answer alike."""
    sizes = Counter(value for values in found.values() for value in values)
    if question.name != "severity" and set(sizes.values()) <= {total} and len(sizes) < 2:
        return ()
    offered = [Option(value, label, sizes[value]) for value, label in question.labels.items() if sizes[value]]
    return tuple(offered[:MOST])
