"""The figures of a group of incidents: how many, how long they took, what is still to be done."""

from __future__ import annotations

from datetime import date

from ...frozen import Frozen
from ...insight.counted import counted
from ...insight.distribution import Distribution
from ...insight.facets import Group
from ...insight.follow_ups import FollowUp
from ...insight.measures import measured
from ...model.milestone import TIME_TO_RESOLVE
from ...model.moment import Duration
from ...wording.durations import Length, length
from ...wording.words import Words, to_count
from ..base.page import Site

TOO_FEW = to_count("%(num)s known, too few for a median", "%(num)s known, too few for a median")


class Spread(Frozen):
    """A median and quartiles in words; `n` is how many values they are of, `seconds` those of the median."""

    n: int
    seconds: int
    lower: Length
    median: Length
    upper: Length


class Figures(Frozen):
    """What a group comes to: how many statistics count, and of how many of these exact times are known.

    `spread` is None for fewer than five. `open` are the follow-ups to be done, the most urgent first.
    """

    amount: int
    counted: int
    known: int
    spread: Spread | None
    open: tuple[FollowUp, ...]
    overdue: int

    def without_spread(self, words: Words) -> str:
        """Say why there is no median."""
        if not self.counted:
            return words.say("not measured: near misses, drills and planned work do not count")
        if not self.known:
            return words.say("unknown")
        told = words.count(self.known, *TOO_FEW)
        if self.counted == self.amount:
            return told
        return words.say("; ").join([told, words.say("near misses, drills and planned work do not count")])


def figures(site: Site, group: Group) -> Figures:
    """Add up a group."""
    hurt = counted(group.incidents)
    times = measured(TIME_TO_RESOLVE, hurt)
    of = site.analysis.follow_ups_of
    to_do = [one for incident in group.incidents for one in of.get(incident.id, ()) if one.is_open]
    to_do.sort(key=lambda one: one.item.due or date.max)
    return Figures(
        amount=len(group.incidents),
        counted=len(hurt),
        known=len(times.known),
        spread=_spread(times.summary, site.words),
        open=tuple(to_do),
        overdue=sum(one.is_overdue(site.today) for one in to_do),
    )


def _spread(found: Distribution | None, words: Words) -> Spread | None:
    if found is None:
        return None
    return Spread(
        found.n,
        int(found.median.total_seconds()),
        *(length(Duration(cut), words) for cut in (found.lower, found.median, found.upper)),
    )
