"""What incidents tell in short: sentences by rules, each of which is silent where too little is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from ...insight.distribution import LEAST
from ...insight.facets import CAUSES, SERVICES, Group, groups
from ...insight.measures import measured
from ...model.incident import Incident
from ...model.milestone import TIME_TO_MITIGATE
from ...model.moment import Duration
from ...wording.durations import in_words
from ...wording.numbers import count, number
from ..base.page import Site
from ..base.paths import actions_path
from .asked import counting

MACHINES = ("alert", "synthetic")
PEOPLE = ("customer", "partner")
TIMES = 1.5
"""How many times as long one group has to take for that to be told."""
SHARE = 0.2
"""Which share of incidents a service or a factor needs to be told."""


@dataclass(frozen=True)
class Word:
    """A part of a sentence, with where it leads; plain text where that is empty."""

    text: str
    href: str = ""


Sentence = tuple[Word, ...]


@dataclass(frozen=True)
class Told:
    """What the rules are told: the site, the page, incidents that count, and what narrows a table to them."""

    site: Site
    page: str
    incidents: tuple[Incident, ...]
    period: tuple[tuple[str, str], ...] = ()

    def rows(self, amount: int, of: str, *pairs: tuple[str, str]) -> Word:
        """Return an amount that leads to as many rows."""
        said = f"{number(amount)} {of}" if of else number(amount)
        return Word(said, counting(self.site, self.page, *pairs, *self.period))


def findings(told: Told) -> tuple[Sentence, ...]:
    """Return what can be said."""
    rules = (noticed, longer, factor, service, against, broken)
    return tuple(sentence for rule in rules for sentence in rule(told))


def _by_source(incidents: Iterable[Incident], sources: Sequence[str]) -> list[Incident]:
    return [one for one in incidents if one.detection and one.detection.source in sources]


def noticed(told: Told) -> Iterator[Sentence]:
    """Say how many a machine noticed, and how many somebody outside, of those of which it is known."""
    known = [one for one in told.incidents if one.detection and one.detection.source != "unknown"]
    if len(known) < LEAST:
        return
    machines, people = (_by_source(known, sources) for sources in (MACHINES, PEOPLE))
    asked = [[("detection", word) for word in sources] for sources in (MACHINES, PEOPLE)]
    yield (
        told.rows(len(machines), "", *asked[0]),
        Word(f" of the {number(len(known))} incidents that say who noticed were found by machines, "),
        told.rows(len(people), "", *asked[1]),
        Word(" by customers or partners."),
    )  # fmt: skip


def longer(told: Told) -> Iterator[Sentence]:
    """Say whose incidents took longer to mitigate, where enough are known of both and it is far apart."""
    groups_ = [_by_source(told.incidents, sources) for sources in (PEOPLE, MACHINES)]
    known = [[length.length for _, length in measured(TIME_TO_MITIGATE, group).known] for group in groups_]
    if min(map(len, known)) < LEAST:
        return
    theirs, ours = (median(length.total_seconds() for length in lengths) for lengths in known)
    if not ours or theirs / ours < TIMES:
        return
    yield (
        Word(
            f"Half of those that somebody outside noticed took {_words(theirs)} or more to mitigate, against "
            f"{_words(ours)} where a machine did (n = {len(known[0])} and {len(known[1])})."
        ),
    )


def _words(seconds: float) -> str:
    return in_words(Duration(timedelta(seconds=seconds)))


def _alone(found: Mapping[str, Group]) -> Group | None:
    """Return the group of the most incidents; none where several have as many."""
    sizes = [len(group.incidents) for group in found.values()]
    return next(iter(found.values()), None) if sizes[1:2] != sizes[:1] else None


def factor(told: Told) -> Iterator[Sentence]:
    """Name the most frequent contributing factor."""
    naming = [one for one in told.incidents if one.contributing_factors]
    top = _alone(groups(CAUSES, naming))
    if top and len(naming) >= LEAST and len(top.incidents) >= max(3, SHARE * len(naming)):
        yield (
            Word(f"The most frequent factor is {top.label}, in "),
            told.rows(len(top.incidents), "", (CAUSES.question, top.slug)),
            Word(f" of the {number(len(naming))} incidents that name any."),
        )


def service(told: Told) -> Iterator[Sentence]:
    """Name the service that was hit most."""
    top = _alone(groups(SERVICES, told.incidents))
    total = len(told.incidents)
    if top and total >= LEAST and len(top.incidents) >= max(3, SHARE * total):
        yield (
            Word(f"{top.label} was hit by "),
            told.rows(len(top.incidents), "", (SERVICES.question, top.slug)),
            Word(f" of {number(total)}, more than any other service."),
        )


def against(told: Told) -> Iterator[Sentence]:
    """Say how many of the worst severity there were, where there are enough to be more than chance."""
    amounts = Counter(told.site.scale.of(one.severity) for one in told.incidents)
    worst = told.site.scale.ordered[0]
    if len(told.incidents) >= LEAST and amounts[worst]:
        yield (
            told.rows(amounts[worst], f"of {number(len(told.incidents))}", ("severity", worst.name)),
            Word(f" {'was' if amounts[worst] == 1 else 'were'} {worst.name}."),
        )


def broken(told: Told) -> Iterator[Sentence]:
    """Say how many came back while a follow-up was open; each of them is one too many to be silent about."""
    ids = {one.id for one in told.incidents}
    back = {one.later.id for one in told.site.analysis.broken} & ids
    if back:
        href = f"{told.site.url(told.page, actions_path(told.site))}#recurred"
        whole = {one.later.id for one in told.site.analysis.broken}
        yield (
            Word(count(len(back), "incident"), href if back == whole else "#recurrences"),
            Word(" came back while a follow-up of the first time was open."),
        )
