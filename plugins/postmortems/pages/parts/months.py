"""The incidents of one year as a list by month."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ...model.incident import Incident
from ...wording.numbers import count
from ...wording.times import MONTHS, start_year
from ..base.row import Row
from .impact import Impact, said


@dataclass(frozen=True)
class Entry:
    """A line of the list; `carried` says so where an incident began in an earlier year."""

    row: Row
    carried: str


@dataclass(frozen=True)
class Month:
    """A month with the incidents that began in it; the first also has those that were not over yet.

    `left_out` says how many of them are not among its `entries`.
    """

    name: str
    anchor: str
    entries: tuple[Entry, ...]
    size: str
    impact: str
    left_out: int = 0


def anchor(year: int, month: int) -> str:
    """Return the anchor of a month on the page of its year."""
    return f"{year:04d}-{month:02d}"


def address(page: str, year: int, month: int) -> str:
    """Return the address of a month on the page of its year; on the same page where `page` is empty."""
    return f"{page}#{anchor(year, month)}"


def day_in(incident: Incident, year: int) -> date:
    """Return the day on which an incident stands in a year: its first, or the year's if that was before."""
    return max(incident.local(incident.started_at).at.date(), date(year, 1, 1))


def months(
    pairs: Iterable[tuple[Incident, Row]],
    year: int,
    impacts: Mapping[tuple[int, int], Impact],
    most: int | None = None,
) -> tuple[Month, ...]:
    """Group the incidents that touch a year by month, January first; months without any are left out.

    Each has at most the first `most` of its incidents.
    """
    found: dict[int, list[Entry]] = {}
    for incident, row in sorted(
        pairs, key=lambda pair: pair[0].local(pair[0].started_at).at.replace(tzinfo=None)
    ):
        began = incident.local(incident.started_at).at
        carried = start_year(incident) < year
        entry = Entry(row, f"Continued from {began.year}" if carried else "")
        found.setdefault(day_in(incident, year).month, []).append(entry)
    return tuple(
        Month(
            MONTHS[number - 1],
            anchor(year, number),
            tuple(entries[:most]),
            count(len(entries), "incident"),
            said(impacts.get((year, number))),
            len(entries[most:]) if most else 0,
        )
        for number, entries in sorted(found.items())
    )


def latest_first(groups: Sequence[Month]) -> tuple[Month, ...]:
    """Turn a list by month around, months and lines."""
    return tuple(replace(month, entries=month.entries[::-1]) for month in reversed(groups))
