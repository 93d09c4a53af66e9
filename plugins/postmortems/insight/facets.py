"""What incidents can be grouped by: services, causes, triggers, tags."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from ..model.incident import Incident

LONGEST = 60
_BREAKS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Facet:
    """A way to group incidents; `name` is its folder and stands in addresses, `one` a single value's noun."""

    name: str
    title: str
    one: str
    of: Callable[[Incident], tuple[str, ...]]


@dataclass(frozen=True)
class Group:
    """The incidents that share a value; `label` is its most frequent spelling, `slug` the same for all."""

    facet: Facet
    slug: str
    label: str
    incidents: tuple[Incident, ...]


SERVICES = Facet("services", "Services", "service", lambda incident: incident.services)
CAUSES = Facet("causes", "Contributing factors", "factor", lambda incident: incident.contributing_factors)
TRIGGERS = Facet(
    "triggers", "Triggers", "trigger", lambda incident: (incident.trigger,) if incident.trigger else ()
)
TAGS = Facet("tags", "Tags", "tag", lambda incident: incident.tags)
FACETS = (SERVICES, CAUSES, TRIGGERS, TAGS)


def slug(value: str) -> str:
    """Return what stands for a value in an address: lower-case words, the same for all its spellings.

    Letters of any script stay. A value without a letter or digit, one that is too long and one that would be
    a folder's own page get a part of their digest.
    """
    plain = unicodedata.normalize("NFKC", value).casefold()
    words = _BREAKS.sub("-", plain).strip("-")
    if words and len(words) <= LONGEST and words not in ("index", "readme"):
        return words
    digest = sha256(plain.encode()).hexdigest()[:8]
    return "-".join(filter(None, (words[:LONGEST].strip("-"), digest)))


def groups(facet: Facet, incidents: Iterable[Incident]) -> Mapping[str, Group]:
    """Group incidents by the values of a facet: by slug, the largest group first, then by label."""
    members: dict[str, dict[str, Incident]] = {}
    spellings: dict[str, Counter[str]] = {}
    for incident in incidents:
        for value in facet.of(incident):
            key = slug(value)
            members.setdefault(key, {})[incident.id] = incident
            spellings.setdefault(key, Counter())[value] += 1
    found = [
        Group(facet, key, _commonest(spellings[key]), tuple(inside.values()))
        for key, inside in members.items()
    ]
    found.sort(key=lambda group: (-len(group.incidents), group.label.casefold(), group.slug))
    return {group.slug: group for group in found}


def _commonest(spellings: Counter[str]) -> str:
    return min(spellings, key=lambda spelling: (-spellings[spelling], spelling))
