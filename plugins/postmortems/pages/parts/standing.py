"""How a site stands: what goes on, came back and is overdue, and twelve months against those before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ...insight.counted import counted
from ...insight.open_recurrence import OpenRecurrence
from ...insight.urgency import is_pressing
from ...model.incident import Incident
from ...wording.numbers import count, listing, number
from ..base.page import Site
from ..base.paths import actions_path, published
from ..base.row import Row, rows
from .action import Line, lines
from .asked import counting
from .earlier import YEAR
from .twelve_months import last


@dataclass(frozen=True)
class Figure:
    """An amount, what it is of, and the way to it; `more` goes on in plain words."""

    amount: str
    words: str
    href: str
    more: str = ""


@dataclass(frozen=True)
class Back:
    """An incident, the earlier one that came back in it, how much later, and what was open then."""

    later: Row
    earlier: Row
    after: str
    open: tuple[Line, ...]


@dataclass(frozen=True)
class Ongoing:
    """An incident that is not over, for how long, and what it is a recurrence of."""

    row: Row
    since: str
    back: tuple[Back, ...]


def figures(site: Site, page: str) -> Iterator[Figure]:
    """Yield the figures of the first screen, without those that say nothing."""
    now, before = twelve_months(published(site), site.today)
    more = f"in twelve months, {number(before)} in the same days of the year before"
    days = (("from", date(*last(site.today)[0], 1).isoformat()), ("to", site.today.isoformat()))
    yield Figure(
        number(now), f"incident{'' if now == 1 else 's'}", counting(site, page, *days) if now else "", more
    )
    late = [one for one in site.analysis.follow_ups if one.is_overdue(site.today)]
    href = f"{site.url(page, actions_path(site))}?standing=overdue"
    if late:
        worst = sum(is_pressing(one, site.today, lambda word: site.scale.of(word).rank, ()) for one in late)
        of = listing([severity.name for severity in site.scale.ordered[:2]])
        yield Figure(number(len(late)), "overdue", href, f"{number(worst)} of {of}")
    back = {one.later.id for one in site.analysis.broken}
    if back:
        where = f"{site.url(page, actions_path(site))}#recurred"
        yield Figure(number(len(back)), "came back", where, "while a follow-up was open")


def twelve_months(incidents: Iterable[Incident], today: date) -> tuple[int, int]:
    """Count the incidents of the last twelve months and of the same days a year before, as statistics do."""
    year, month = last(today)[0]
    days = [incident.local(incident.started_at).at.date() for incident in counted(incidents)]
    until = date(today.year - 1, today.month, min(today.day, 28 if today.month == 2 else today.day))
    now = sum(date(year, month, 1) <= day <= today for day in days)
    return now, sum(date(year - 1, month, 1) <= day <= until for day in days)


def ongoing(site: Site, page: str) -> Iterator[Ongoing]:
    """Yield what is not over, the latest first; a withdrawn report tells of nothing that goes on."""
    broken: dict[str, list[OpenRecurrence]] = {}
    for one in site.analysis.broken:
        broken.setdefault(one.later.id, []).append(one)
    found = [one for one in published(site) if one.is_ongoing and one.status != "withdrawn"]
    for incident, row in zip(found, rows(site, page, found), strict=True):
        days = (site.today - incident.local(incident.started_at).at.date()).days
        since = count(days, "day") if days > 0 else "since today"
        yield Ongoing(row, since, tuple(back(site, page, broken.get(incident.id, ()))))


def back(site: Site, page: str, found: Iterable[OpenRecurrence]) -> Iterator[Back]:
    """Yield what came back while a follow-up was open."""
    for one in found:
        later, earlier = rows(site, page, (one.later, one.earlier))
        yield Back(later, earlier, apart(one.earlier, one.later, "before"), lines(site, page, one.follow_ups))


def apart(earlier: Incident, later: Incident, way: str) -> str:
    """Say how far apart two began, `way` being `before` or `later`: in days, or in years."""
    days = (later.started_at.at.date() - earlier.started_at.at.date()).days
    if days < 1:
        return "on the same day"
    return f"{count(days, 'day') if days < 2 * YEAR else count(round(days / YEAR), 'year')} {way}"
