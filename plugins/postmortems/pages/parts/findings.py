"""What incidents tell in short: sentences by rules, each of which is silent where too little is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from statistics import median
from typing import NamedTuple

from ...frozen import Frozen
from ...insight.distribution import LEAST
from ...insight.facets import CAUSES, SERVICES, Group, groups
from ...insight.measures import measured
from ...model.incident import Incident
from ...model.milestone import TIME_TO_MITIGATE
from ...model.moment import Duration
from ...patterns import deferred
from ...wording.durations import in_words
from ...wording.words import Words, to_count, to_say
from ..base.page import Site
from ..base.paths import actions_path
from .asked import counting

MACHINES = ("alert", "synthetic")
PEOPLE = ("customer", "partner")
NOTICED = to_say(
    "%(machines)s of the %(known)s incidents that say who noticed were found by machines, %(people)s by "
    "customers or partners."
)
LONGER = to_say(
    "Half of those that somebody outside noticed took %(theirs)s or more to mitigate, against %(ours)s where "
    "a machine did (n = %(n)s and %(m)s)."
)
FACTOR = to_say(
    "The most frequent factor is %(factor)s, in %(amount)s of the %(naming)s incidents that name any."
)
SERVICE = to_say("%(service)s was hit by %(amount)s of %(total)s, more than any other service.")
WORST = to_count("%(amount)s was %(severity)s.", "%(amount)s were %(severity)s.")
INCIDENTS = to_count("%(num)s incident", "%(num)s incidents")
BROKEN = to_say("%(incidents)s came back while a follow-up of the first time was open.")
TIMES = 1.5
"""How many times as long one group has to take for that to be told."""
SHARE = 0.2
"""Which share of incidents a service or a factor needs to be told."""


class Word(NamedTuple):
    """A part of a sentence, with where it leads; plain text where that is empty."""

    text: str
    href: str = ""


Sentence = tuple[Word, ...]


class Told(Frozen):
    """What the rules are told: the site, the page, incidents that count, and what narrows a table to them."""

    site: Site
    page: str
    incidents: tuple[Incident, ...]
    period: tuple[tuple[str, str], ...] = ()

    def rows(self, said: str, *pairs: tuple[str, str]) -> Word:
        """Return an amount in words that leads to as many rows."""
        return Word(said, counting(self.site, self.page, *pairs, *self.period))

    @property
    def words(self) -> Words:
        """The language of the site."""
        return self.site.words

    def number(self, amount: int) -> Word:
        """Return an amount that leads nowhere."""
        return Word(self.words.number(amount))


_PART = deferred(r"%\((\w+)\)s")


def linked(message: str, **parts: Word) -> Sentence:
    """Return a sentence of a language, with the parts that it names in their places."""
    pieces = enumerate(_PART.split(message))
    return tuple(parts[piece] if at % 2 else Word(piece) for at, piece in pieces if piece)


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
    yield linked(
        told.words.word(NOTICED),
        machines=told.rows(told.words.number(len(machines)), *asked[0]),
        known=told.number(len(known)),
        people=told.rows(told.words.number(len(people)), *asked[1]),
    )


def longer(told: Told) -> Iterator[Sentence]:
    """Say whose incidents took longer to mitigate, where enough are known of both and it is far apart."""
    groups_ = [_by_source(told.incidents, sources) for sources in (PEOPLE, MACHINES)]
    known = [[length.length for _, length in measured(TIME_TO_MITIGATE, group).known] for group in groups_]
    if min(map(len, known)) < LEAST:
        return
    theirs, ours = (median(length.total_seconds() for length in lengths) for lengths in known)
    if not ours or theirs / ours < TIMES:
        return
    lengths = {"theirs": _words(theirs, told.words), "ours": _words(ours, told.words)}
    yield (Word(told.words.say(LONGER, **lengths, n=len(known[0]), m=len(known[1]))),)


def _words(seconds: float, words: Words) -> str:
    return in_words(Duration(timedelta(seconds=seconds)), words)


def _alone(found: Mapping[str, Group]) -> Group | None:
    """Return the group of the most incidents; none where several have as many."""
    sizes = [len(group.incidents) for group in found.values()]
    return next(iter(found.values()), None) if sizes[1:2] != sizes[:1] else None


def factor(told: Told) -> Iterator[Sentence]:
    """Name the most frequent contributing factor."""
    naming = [one for one in told.incidents if one.contributing_factors]
    top = _alone(groups(CAUSES, naming))
    if top and len(naming) >= LEAST and len(top.incidents) >= max(3, SHARE * len(naming)):
        yield linked(
            told.words.word(FACTOR),
            factor=Word(top.label),
            amount=told.rows(told.words.number(len(top.incidents)), (CAUSES.question, top.slug)),
            naming=told.number(len(naming)),
        )


def service(told: Told) -> Iterator[Sentence]:
    """Name the service that was hit most."""
    top = _alone(groups(SERVICES, told.incidents))
    total = len(told.incidents)
    if top and total >= LEAST and len(top.incidents) >= max(3, SHARE * total):
        yield linked(
            told.words.word(SERVICE),
            service=Word(top.label),
            amount=told.rows(told.words.number(len(top.incidents)), (SERVICES.question, top.slug)),
            total=told.number(total),
        )


def against(told: Told) -> Iterator[Sentence]:
    """Say how many of the worst severity there were, where there are enough to be more than chance."""
    amounts = Counter(told.site.scale.of(one.severity) for one in told.incidents)
    worst = told.site.scale.ordered[0]
    if len(told.incidents) >= LEAST and amounts[worst]:
        shown = {"num": told.words.number(amounts[worst]), "total": told.words.number(len(told.incidents))}
        yield linked(
            told.words.form(amounts[worst], *WORST),
            amount=told.rows(told.words.say("%(num)s of %(total)s", **shown), ("severity", worst.name)),
            severity=Word(worst.name),
        )


def broken(told: Told) -> Iterator[Sentence]:
    """Say how many came back while a follow-up was open; each of them is one too many to be silent about."""
    ids = {one.id for one in told.incidents}
    back = {one.later.id for one in told.site.analysis.broken} & ids
    if back:
        href = f"{told.site.url(told.page, actions_path(told.site))}#recurred"
        whole = {one.later.id for one in told.site.analysis.broken}
        size = told.words.count(len(back), *INCIDENTS)
        yield linked(told.words.word(BROKEN), incidents=Word(size, href if back == whole else "#recurrences"))
