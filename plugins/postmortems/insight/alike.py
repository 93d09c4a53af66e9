"""How many incidents share two things: what is told of one leads to all that are like it in that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ..model.incident import Incident
from .facets import CAUSES, SERVICES, TRIGGERS, keys

Pair = tuple[tuple[str, str], tuple[str, str]]
"""Two choices of filters, each the filter's name and the value as it stands in addresses."""
SERVICES_OF_ONE, FACTORS_OF_ONE = 3, 6
"""How many values of one incident are paired, so that one report cannot ask for a million."""


def pairs_of(incident: Incident) -> Iterator[Pair]:
    """Yield what an incident may share: a service, and with it a trigger, a factor, a severity."""
    with_it = [
        *((TRIGGERS.question, key) for key in keys(TRIGGERS, incident)),
        *((CAUSES.question, key) for key in keys(CAUSES, incident)[:FACTORS_OF_ONE]),
        ("severity", incident.severity),
    ]
    for service in keys(SERVICES, incident)[:SERVICES_OF_ONE]:
        yield from (((SERVICES.question, service), other) for other in with_it)


def counted_alike(incidents: Iterable[Incident]) -> Counter[Pair]:
    """Count the incidents that share each pair."""
    return Counter(pair for incident in incidents for pair in pairs_of(incident))
