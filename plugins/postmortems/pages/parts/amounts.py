"""Incidents of a year counted by month or by day, for years that have too many to show each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

from ...model.incident import Incident
from ...wording.severity import Severity
from ..base.page import Site
from ..drawing.stacked_columns import Slot
from .months import day_in

Address = Callable[[int], str]
"""The address of what a month has, by its number."""


def by_day(
    site: Site, incidents: Iterable[Incident], year: int, address: Address
) -> dict[int, tuple[Slot, ...]]:
    """Count them by day; return the days by month."""
    found: dict[int, tuple[Slot, ...]] = {}
    for on, amounts in _counted(site, incidents, partial(day_in, year=year)):
        slot = Slot(site.words.day(on), on.day - 1, amounts, address(on.month))
        found[on.month] = (*found.get(on.month, ()), slot)
    return found


def _counted(
    site: Site, incidents: Iterable[Incident], of: Callable[[Incident], date]
) -> list[tuple[date, Counter[Severity]]]:
    """Count incidents by day and severity, the first day first."""
    severities = site.scale
    found: dict[date, Counter[Severity]] = {}
    for incident in incidents:
        found.setdefault(of(incident), Counter())[severities.of(incident.severity)] += 1
    return sorted(found.items(), key=lambda each: each[0])
