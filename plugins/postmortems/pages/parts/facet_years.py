"""Incidents a year as columns: small ones for a line of a table, large ones with a table behind them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ...frozen import Frozen
from ...model.incident import Incident
from ...wording.times import start_year
from ...wording.words import ENGLISH, Words, to_say
from ..drawing.packing import number
from ..drawing.stacked_columns import across
from .twelve_months import IN, IN_SO_FAR

GAP = 0.25
"""The share of a column's room that stays free."""
BEFORE, AFTER = to_say("%(amount)s before %(year)s"), to_say("%(amount)s after %(year)s")
LABELS = 8
LEAST = 8
"""Per cent: a lower column could not be seen."""


class Column(NamedTuple):
    """One year. The rectangle and the `middle` on which words stand, in per cent; `label` may be empty.

    A year that `is_running` is not over, and its column no measure of it.
    """

    year: int
    amount: int
    x: str
    width: str
    y: str
    height: str
    middle: str
    label: str
    is_running: bool


class Columns(Frozen):
    """The years from left to right. `rest` says what lies outside of them, empty where nothing does."""

    columns: tuple[Column, ...]
    rest: str

    def says(self, words: Words) -> str:
        """Return the years that saw any, in a sentence."""
        seen = [
            words.say(IN_SO_FAR if one.is_running else IN, amount=one.amount, when=one.year)
            for one in self.columns
            if one.amount
        ]
        return words.series([*seen, self.rest] if self.rest else seen) or words.say("none")


def per_year(incidents: Iterable[Incident]) -> Mapping[int, int]:
    """Count incidents by the year in which they began."""
    return Counter(map(start_year, incidents))


def columns(amounts: Mapping[int, int], years: range, words: Words = ENGLISH) -> Columns:
    """Draw the amounts of some years up to today's against the highest of them."""
    step = -(-len(years) // LABELS)
    most = max((amounts.get(year, 0) for year in years), default=0)
    drawn = []
    for place, year in enumerate(years):
        amount, is_running = amounts.get(year, 0), year == years[-1]
        height = max(amount / max(most, 1) * 100, LEAST) if amount else 0
        x, width, middle = across(place, len(years), GAP)
        label = "" if (years[-1] - year) % step else str(year)
        y, high = number(100 - height), number(height)
        drawn.append(Column(year, amount, x, width, y, high, middle, label, is_running))
    before = sum(amount for year, amount in amounts.items() if year < years[0])
    after = sum(amount for year, amount in amounts.items() if year > years[-1])
    outside = ((before, BEFORE, years[0]), (after, AFTER, years[-1]))
    told = [words.say(said, amount=amount, year=year) for amount, said, year in outside if amount]
    return Columns(tuple(drawn), words.listing(told))


def shown_years(years: Iterable[int], today: int, most: int) -> range:
    """Return the years from the first of some up to today's, the latest `most` of them."""
    return range(max(min((today, *years)), today - most + 1), today + 1)
