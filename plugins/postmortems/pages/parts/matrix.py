"""Which factor stands in which service: a table of both, each cell the way to its incidents."""

from __future__ import annotations

from typing import NamedTuple

from ...frozen import Frozen
from ...insight.facets import CAUSES, SERVICES, groups, keys
from ...wording.words import to_count
from ..base.paths import facet_path
from .asked import counting
from .findings import Told

MORE_SERVICES = to_count("%(num)s more service", "%(num)s more services")
MORE_FACTORS = to_count("%(num)s more factor", "%(num)s more factors")
SERVICES_SHOWN, FACTORS_SHOWN, LEVELS = 12, 8, 4


class Cell(NamedTuple):
    """How many incidents a service had with a factor; `level` from 0 to 4 says how dark it is."""

    amount: int
    href: str
    level: int


class Line(NamedTuple):
    """A service with its cells, and how many incidents it had in all."""

    name: str
    href: str
    cells: tuple[Cell, ...]


class Matrix(Frozen):
    """Services from top to bottom, factors from left to right, the most frequent first; what is left out."""

    factors: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    left_out: str


def matrix(told: Told) -> Matrix | None:
    """Count incidents by service and factor; None where no factor stands in two."""
    services, factors = (groups(facet, told.incidents) for facet in (SERVICES, CAUSES))
    shown = list(services.values())[:SERVICES_SHOWN], list(factors.values())[:FACTORS_SHOWN]
    if not shown[1] or len(shown[1][0].incidents) < 2:
        return None
    of = {one.id: (set(keys(SERVICES, one)), set(keys(CAUSES, one))) for one in told.incidents}
    amounts = {
        (service.slug, factor.slug): sum(
            service.slug in mine[0] and factor.slug in mine[1] for mine in of.values()
        )
        for service in shown[0]
        for factor in shown[1]
    }
    most = max(amounts.values())

    def cell(service: str, factor: str) -> Cell:
        amount = amounts[service, factor]
        pairs = ((SERVICES.question, service), (CAUSES.question, factor), *told.period)
        return Cell(amount, counting(told.site, told.page, *pairs), -(-amount * LEVELS // max(most, LEVELS)))

    def href(facet: str, key: str) -> str:
        path = facet_path(told.site, SERVICES if facet == SERVICES.name else CAUSES, key)
        return told.site.url(told.page, path)

    lines = tuple(
        Line(one.label, href(SERVICES.name, one.slug), tuple(cell(one.slug, of.slug) for of in shown[1]))
        for one in shown[0]
    )
    named = tuple((one.label, href(CAUSES.name, one.slug)) for one in shown[1])
    words = told.site.words
    rest = [(len(services) - len(shown[0]), MORE_SERVICES), (len(factors) - len(shown[1]), MORE_FACTORS)]
    more = [words.count(amount, *said) for amount, said in rest if amount]
    return Matrix(named, lines, words.listing(more))
