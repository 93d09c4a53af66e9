"""Which incidents resemble one another: in the words of their reports and in what is known of them.

Words are weighed by how often a report has them and how few reports do (TF-IDF; Salton and Buckley,
"Term-weighting approaches in automatic text retrieval", 1988), and compared by the cosine. A shared service,
trigger, factor or way of detection adds to that, the more the rarer it is.

A feature is a word's stem, or a pair of a facet's name and a slug. Only an incident's most telling words and
its facts lead to others, and where many share one, only to the nearest in time: so time and memory grow with
the number of incidents and not with its square.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, islice
from math import log, sqrt
from typing import NamedTuple

from ..frozen import Frozen
from ..model.incident import Incident
from .facets import CAUSES, SERVICES, TRIGGERS, slug
from .terms import CHOSEN, Terms, plainer, stem, terms

FACTS = {SERVICES.name: 0.12, TRIGGERS.name: 0.1, CAUSES.name: 0.12, "detection": 0.04}
"""What a shared fact is worth where hardly any other incident has it; equal texts are worth 1."""
FLOOR = 0.2
"""What it takes to be shown: below, chance finds as much."""
MOST = 3
KEPT, LEADS, NEAREST = 40, 10, 12
"""How many words of a report are compared, how many words and facts lead to others, and to how many each."""
SHOWN_WORDS = 4
TELLING = 0.05
"""What a shared word has to add to be told as a reason: below are words that stand in any report."""
UNTOLD = ("unknown", "")

Feature = str | tuple[str, str]


class Likeness(Frozen):
    """An incident like another, and what they share: facts by facet, and words, the most telling first."""

    other: Incident
    score: float
    facts: Mapping[str, tuple[str, ...]]
    words: tuple[str, ...]


class Alike(NamedTuple):
    """The same, with the other's id."""

    other: str
    facts: Mapping[str, tuple[str, ...]]
    words: tuple[str, ...]


class Similar(Frozen):
    """The incidents that can be compared, newest first, and those that have each feature, by their position.

    The words of each and its facts have weights; `weights` has them by feature and position. `labels` has how
    a feature is written.
    """

    incidents: tuple[Incident, ...]
    words: tuple[Mapping[str, float], ...]
    facts: tuple[Mapping[tuple[str, str], float], ...]
    having: Mapping[Feature, Sequence[int]]
    weights: Mapping[Feature, Mapping[int, float]]
    labels: Mapping[Feature, str]

    @cached_property
    def positions(self) -> Mapping[str, int]:
        """The positions by id."""
        return {incident.id: at for at, incident in enumerate(self.incidents)}

    def of(self, incident: Incident, but: Iterable[str] = ()) -> tuple[Likeness, ...]:
        """Return the incidents most like one, the most alike first; none whose id is in `but`."""
        at = self.positions.get(incident.id)
        if at is None:
            return ()
        left_out = {at, *(self.positions[id_] for id_ in but if id_ in self.positions)}
        scores = self._scores(at, self._candidates(at) - left_out)
        best = sorted((-score, other) for other, score in scores.items() if score >= FLOOR)[:MOST]
        return tuple(self._likeness(at, other, -score) for score, other in best)

    def _candidates(self, at: int) -> set[int]:
        found: set[int] = set()
        for feature in self._leads(at):
            having = self.having[feature]
            first = max(bisect_left(having, at) - NEAREST // 2, 0)
            found.update(having[first : first + NEAREST])
        return found

    def _leads(self, at: int) -> Iterator[Feature]:
        yield from islice(self.words[at], LEADS)
        yield from islice(self.facts[at], LEADS)

    def _scores(self, at: int, others: set[int]) -> Mapping[int, float]:
        """Return how much others are like one, going through its features and not through theirs."""
        scores = dict.fromkeys(others, 0.0)
        for word, weight in self.words[at].items():
            theirs = self.weights[word]
            for other in others & theirs.keys():
                scores[other] += weight * theirs[other]
        for fact, weight in self.facts[at].items():
            for other in others & self.weights[fact].keys():
                scores[other] += weight
        return scores

    def _likeness(self, at: int, other: int, score: float) -> Likeness:
        facts: dict[str, tuple[str, ...]] = {}
        for fact in self.facts[at]:
            if fact in self.facts[other]:
                facts[fact[0]] = (*facts.get(fact[0], ()), self.labels[fact])
        said = {stem(word) for labels in facts.values() for label in labels for word in label.split()}
        mine, theirs = self.words[at], self.words[other]
        shared = sorted((-mine[word] * theirs[word], word) for word in mine.keys() & theirs.keys() - said)
        telling = [each for each in shared if -each[0] >= TELLING] if facts else shared
        words = tuple(self.labels[word] for _, word in telling[:SHOWN_WORDS])
        return Likeness(self.incidents[other], score, facts, words)


def rarity(having: int, among: int) -> float:
    """Return how much it says that two share what `having` of `among` have: 1 for two, 0 for all."""
    return log(among / having) / log(among / 2) if among > 2 and having > 1 else 1.0


def similar(incidents: Iterable[Incident], terms_of: Callable[[Incident], Terms] = terms) -> Similar:
    """Prepare incidents, newest first, for comparison; withdrawn reports are not compared."""
    standing = tuple(incident for incident in incidents if incident.status != "withdrawn")
    labels: dict[Feature, str] = {}
    counts = [_counts(terms_of(incident), labels) for incident in standing]
    facts = [_facts(incident, labels) for incident in standing]
    among = len(standing)
    spread = Counter(chain[Feature](*counts, *facts))
    telling = tuple(_telling(counted, spread, among) for counted in counts)
    worth = tuple({fact: FACTS[fact[0]] * rarity(spread[fact], among) for fact in one} for one in facts)
    weights: dict[Feature, dict[int, float]] = {}
    for at, (in_words, in_facts) in enumerate(zip(telling, worth, strict=True)):
        for feature, weight in chain[tuple[Feature, float]](in_words.items(), in_facts.items()):
            weights.setdefault(feature, {})[at] = weight
    having = {feature: tuple(found) for feature, found in weights.items()}
    return Similar(standing, telling, worth, having, weights, {one: labels[one] for one in weights})


def _counts(found: Terms, labels: dict[Feature, str]) -> Mapping[str, int]:
    """Return how often a report has each stem; the label of one is the plainest of all reports."""
    for key, form in found.labels.items():
        known = labels.setdefault(key, form)
        if known != form:
            labels[key] = plainer(known, form)
    return found.amounts


def _facts(incident: Incident, labels: dict[Feature, str]) -> tuple[tuple[str, str], ...]:
    found: dict[tuple[str, str], str] = {}
    for name, value in _told(incident):
        if value not in UNTOLD:
            found.setdefault((name, slug(value)), value)
    for fact, value in found.items():
        labels[fact] = min(labels.get(fact, value), value)
    return tuple(found)


def _told(incident: Incident) -> Iterator[tuple[str, str]]:
    for facet in (SERVICES, TRIGGERS, CAUSES):
        yield from ((facet.name, value) for value in facet.of(incident))
    if incident.detection:
        yield "detection", incident.detection.source


def _telling(counted: Mapping[str, int], spread: Mapping[Feature, int], among: int) -> Mapping[str, float]:
    """Return the weights of a report's most telling words as a vector of length 1; no word stands alone."""
    weights = {
        word: (1 + log(amount)) * rarity(spread[word], among)
        for word, amount in counted.items()
        if amount >= CHOSEN and 1 < spread[word] <= among / 2
    }
    most = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))[:KEPT]
    length = sqrt(sum(weight**2 for _, weight in most))
    return {word: weight / length for word, weight in most} if length else {}
