"""What began on these days of the year in earlier years."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ...model.incident import Incident
from ...wording.words import to_count
from ..base.page import Site
from ..base.paths import published
from ..base.row import rows
from ..base.template import render

AROUND = 3
"""Days before and after today."""
MOST = 5
AGO = to_count("%(num)s year ago", "%(num)s years ago")
YEAR = 365.25
HALF_YEAR = timedelta(days=183)


def this_week(site: Site, page: str) -> str:
    """Write what began within three days of this one in earlier years, the latest first."""
    found = list(earlier(site))
    shown = found[:MOST]
    ago = [site.words.count(round((site.today - _began(incident)).days / YEAR), *AGO) for incident in shown]
    days = week(site.today)
    return render(
        "this_week.html",
        site.words,
        entries=list(zip(rows(site, page, shown), ago, strict=True)),
        days=[site.words.day_of_year(day) for day in (days[0], days[-1])],
        rest=len(found) - len(shown),
    )


def earlier(site: Site) -> Iterator[Incident]:
    """Yield the incidents of the same days in earlier years, the latest first; none that was withdrawn."""
    days = {(day.month, day.day) for day in week(site.today)}
    if {(2, 28), (3, 1)} <= days:
        days.add((2, 29))
    for incident in published(site):
        began = _began(incident)
        is_past = began < site.today - HALF_YEAR
        if is_past and (began.month, began.day) in days and incident.status != "withdrawn":
            yield incident


def week(today: date) -> list[date]:
    """Return the days around today."""
    return [today + timedelta(days=days) for days in range(-AROUND, AROUND + 1)]


def _began(incident: Incident) -> date:
    return incident.local(incident.started_at).at.date()
