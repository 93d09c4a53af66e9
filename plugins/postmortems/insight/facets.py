"""What incidents can be grouped by: services, causes, triggers, tags."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from ..frozen import Frozen
from ..model.incident import Incident
from ..patterns import deferred

LONGEST = 60
MOST_BYTES = 180
"""How many bytes the words of a slug have: a file's name has room for a digest and an ending besides."""
READ = 400
"""How many letters of a value are looked at; what follows only counts in its digest."""
_RESERVED = deferred(r"index|readme|con|prn|aux|nul|(?:com|lpt)\d")
_PREFIX = deferred(r"(?<![\w.])(?=[./]\w)")


class Facet(Frozen):
    """A way to group incidents; `name` is its folder and stands in addresses, `one` a single value's noun.

    `question` is the name of the filter that asks for one of its values.
    """

    name: str
    title: str
    one: str
    question: str
    of: Callable[[Incident], tuple[str, ...]]


class Group(Frozen):
    """The incidents that share a value; `label` is its most frequent spelling, `slug` the same for all."""

    facet: Facet
    slug: str
    label: str
    incidents: tuple[Incident, ...]


Groups = Mapping[str, Mapping[str, Group]]
"""The groups of each facet by its name, then by slug."""

SERVICES = Facet("services", "Services", "service", "service", lambda incident: incident.services)
CAUSES = Facet(
    "causes", "Contributing factors", "factor", "cause", lambda incident: incident.contributing_factors
)
TRIGGERS = Facet(
    "triggers", "Triggers", "trigger", "trigger", lambda incident: tuple(filter(None, [incident.trigger]))
)
TAGS = Facet("tags", "Tags", "tag", "tag", lambda incident: incident.tags)
FACETS = (SERVICES, CAUSES, TRIGGERS, TAGS)


@lru_cache(maxsize=1 << 16)
def slug(value: str) -> str:
    """Return what stands for a value in an address: lower-case words, the same for all its spellings.

    Spellings that differ in case, blanks, hyphens or ordinary punctuation are one value; those that differ
    in a symbol (`C++`, `C#`, `.NET`) are not. Letters of any script stay. A value that its words alone do not
    tell from others, one that is too long and a name that hosts keep for themselves get a part of a digest.
    """
    key = _key(value[:READ])
    words = "-".join("".join(letter if _is_of_a_word(letter) else " " for letter in key).split())
    plain = words == key.replace(" ", "-") and len(value) <= READ
    if words and plain and words == _cut(words) and not _RESERVED.fullmatch(words):
        return words
    told = key + value[READ:] if key else value
    digest = sha256(told.encode("utf-8", "backslashreplace")).hexdigest()[:8]
    return "-".join(filter(None, (_cut(words), digest)))


def _cut(words: str) -> str:
    return words[:LONGEST].encode()[:MOST_BYTES].decode("utf-8", "ignore").strip("-")


def _key(value: str) -> str:
    """Return what all spellings of a value have in common."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", value).casefold())
    # The dot of `.NET` tells it from `net`; the one of `node.js` does not matter.
    return " ".join("".join(map(_telling, _PREFIX.sub("=", folded))).split())


def _telling(letter: str) -> str:
    if _is_of_a_word(letter) or letter in "#%&@*" or unicodedata.category(letter)[0] == "S":
        return letter
    invisible = unicodedata.category(letter)[0] == "C" and not letter.isspace()
    return "" if invisible else " "


def _is_of_a_word(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LMN"


def keys(facet: Facet, incident: Incident) -> tuple[str, ...]:
    """Return the slugs of an incident's values, each once, in the order in which the report has them."""
    return _slugs(facet.of(incident))


@lru_cache(maxsize=1 << 16)
def _slugs(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(slug, values)))


def groups(facet: Facet, incidents: Iterable[Incident]) -> Mapping[str, Group]:
    """Group incidents by the values of a facet: by slug, the largest group first, then by label."""
    members: defaultdict[str, dict[str, Incident]] = defaultdict(dict)
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for incident in incidents:
        for value in facet.of(incident):
            key = slug(value)
            members[key][incident.id] = incident
            spellings[key][value] += 1
    found = [
        Group(facet, key, _commonest(spellings[key]), tuple(inside.values()))
        for key, inside in members.items()
    ]
    found.sort(key=lambda group: (-len(group.incidents), group.label.casefold(), group.slug))
    return {group.slug: group for group in found}


class Shared(NamedTuple):
    """Another group that shares an `amount` of incidents with one; `by_chance` is how many by chance."""

    group: Group
    amount: int
    by_chance: float

    @property
    def is_remarkable(self) -> bool:
        """Whether it is more than chance: half as many again, and two standard deviations of small counts."""
        more = self.amount - self.by_chance
        return self.amount > 1 and more >= self.by_chance / 2 and more * more >= 4 * self.by_chance


def together(known: Groups, group: Group, total: int) -> tuple[tuple[Facet, tuple[Shared, ...]], ...]:
    """Return for each facet the groups that one, among `total` incidents, shares more with than by chance.

    The most remarkable come first.
    """
    found = []
    for facet in FACETS:
        amounts = Counter(key for incident in group.incidents for key in keys(facet, incident))
        if facet is group.facet:
            del amounts[group.slug]
        others = (
            Shared(other, amount, len(group.incidents) * len(other.incidents) / total)
            for other, amount in ((known[facet.name][key], amount) for key, amount in amounts.items())
        )
        shared = sorted(
            (one for one in others if one.is_remarkable),
            key=lambda one: (one.by_chance - one.amount, one.group.label.casefold(), one.group.slug),
        )
        found.append((facet, tuple(shared)))
    return tuple(found)


def _commonest(spellings: Counter[str]) -> str:
    return min(spellings, key=lambda spelling: (-spellings[spelling], spelling))
