"""How severe the incidents of a group were: a bar in shares, and the columns of its years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from ...frozen import Frozen
from ...insight.counted import counted
from ...insight.facets import Group
from ...wording.severity import Severity, worst_first
from ...wording.times import start_year
from ..base.page import Site
from ..drawing.packing import number
from ..drawing.stacked_columns import Part, stacked
from .facet_years import Column, Columns


class Share(NamedTuple):
    """A part of the bar, in per cent."""

    tint: str
    x: str
    width: str


class Mix(Frozen):
    """The severities of what counts, the worst first."""

    amounts: Mapping[Severity, int]

    @property
    def says(self) -> str:
        """The amounts in words: `2 SEV1, 5 SEV3`."""
        return ", ".join(f"{amount} {severity.name}" for severity, amount in self.amounts.items())

    @property
    def shares(self) -> tuple[Share, ...]:
        """The parts of the bar from left to right."""
        each, x, found = 100 / max(sum(self.amounts.values()), 1), 0.0, []
        for severity, amount in self.amounts.items():
            found.append(Share(severity.tint, number(x), number(amount * each)))
            x += amount * each
        return tuple(found)


def mix(site: Site, group: Group) -> Mix:
    """Count the severities of the incidents of a group that count."""
    found = Counter(site.scale.of(incident.severity) for incident in counted(group.incidents))
    return Mix({severity: found[severity] for severity in worst_first(found)})


class Stack(NamedTuple):
    """A year with its severities, the worst at the bottom; places of `parts` in per cent of the drawing."""

    column: Column
    parts: tuple[Part, ...]

    def of(self, severity: Severity) -> int:
        """How many of a severity began in it."""
        return sum(part.amount for part in self.parts if part.severity == severity)


def stacks(site: Site, group: Group, years: Columns) -> tuple[Stack, ...]:
    """Part the columns of a group by severity, against the highest of them."""
    found: dict[int, Counter[Severity]] = {column.year: Counter() for column in years.columns}
    for incident in counted(group.incidents):
        if (year := start_year(incident)) in found:
            found[year][site.scale.of(incident.severity)] += 1
    each = 100 / max(amounts.total() for amounts in found.values())
    return tuple(
        Stack(column, tuple(stacked(worst_first(amounts), amounts, 100, each)))
        for column, amounts in zip(years.columns, found.values(), strict=True)
    )
