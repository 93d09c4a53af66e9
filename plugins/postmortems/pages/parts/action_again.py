"""What happened again while a follow-up of the first time was open, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, islice

from ...frozen import Frozen
from ...insight.facets import CAUSES, SERVICES
from ...insight.open_recurrence import RECURRENCE, RELATED, OpenRecurrence
from ...wording.words import to_say
from ..base.page import Site
from ..base.row import Row, rows
from .action import Line, lines

LEAD = {RECURRENCE: to_say("Recurrence of"), RELATED: to_say("Related to"), "": to_say("After")}


class Earlier(Frozen):
    """An earlier incident, what the later one has in common with it, and what was open when that began."""

    lead: str
    row: Row
    shared: str
    lines: tuple[Line, ...]


class Again(Frozen):
    """An incident and the earlier ones that it is taken for a recurrence of."""

    row: Row
    earlier: tuple[Earlier, ...]


def again(site: Site, page: str, found: Iterable[OpenRecurrence], most: int) -> Iterator[Again]:
    """Yield the first of some pairs, by what happened again."""
    for _, pairs in groupby(islice(found, most), lambda one: one.later.id):
        listed = list(pairs)
        row, *before = rows(site, page, (listed[0].later, *(one.earlier for one in listed)))
        yield Again(row, tuple(_earlier(site, page, *pair) for pair in zip(listed, before, strict=True)))


def _earlier(site: Site, page: str, one: OpenRecurrence, row: Row) -> Earlier:
    return Earlier(
        site.words.say(LEAD[one.declared]), row, _shared(site, one), lines(site, page, one.follow_ups)
    )


def _shared(site: Site, one: OpenRecurrence) -> str:
    """Say what two incidents share: `same service (web) and factor (no limit)`; empty for nothing."""
    if not one.shared:
        return ""
    groups = site.analysis.groups
    services, factors = (
        site.words.listing([groups[facet.name][key].label for key in dict.fromkeys(keys)])
        for facet, keys in zip((SERVICES, CAUSES), zip(*one.shared, strict=True), strict=True)
    )
    return site.words.say(
        "same service (%(services)s) and factor (%(factors)s)", services=services, factors=factors
    )
