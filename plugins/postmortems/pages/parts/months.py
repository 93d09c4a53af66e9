"""The incidents of one year as a list by month."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ...model.incident import Incident
from ...wording.numbers import count
from ...wording.times import MONTHS, local, start_year
from ..base.row import Row
from .impact import Impact, said


@dataclass(frozen=True)
class Entry:
    """A line of the list; `carried` says so where an incident began in an earlier year."""

    row: Row
    carried: str


@dataclass(frozen=True)
class Month:
    """A month with the incidents that began in it; the first also has those that were not over yet."""

    name: str
    anchor: str
    entries: tuple[Entry, ...]
    size: str
    impact: str


def months(
    pairs: Iterable[tuple[Incident, Row]], year: int, impacts: Mapping[tuple[int, int], Impact]
) -> tuple[Month, ...]:
    """Group the incidents that touch a year by month, January first; months without any are left out."""
    found: dict[int, list[Entry]] = {}
    for incident, row in sorted(
        pairs, key=lambda pair: local(pair[0], pair[0].started_at).at.replace(tzinfo=None)
    ):
        began = local(incident, incident.started_at).at
        carried = start_year(incident) < year
        entry = Entry(row, f"Continued from {began.year}" if carried else "")
        found.setdefault(1 if carried else began.month, []).append(entry)
    return tuple(
        Month(
            MONTHS[number - 1],
            f"{year:04d}-{number:02d}",
            tuple(entries),
            count(len(entries), "incident"),
            said(impacts.get((year, number))),
        )
        for number, entries in sorted(found.items())
    )


def latest_first(groups: Sequence[Month]) -> tuple[Month, ...]:
    """Turn a list by month around, months and lines."""
    return tuple(replace(month, entries=month.entries[::-1]) for month in reversed(groups))
