"""How a site stands: what goes on, came back and is overdue, and twelve months against those before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from ...frozen import Frozen
from ...insight.counted import counted
from ...insight.open_recurrence import OpenRecurrence
from ...insight.urgency import is_pressing
from ...model.incident import Incident
from ...wording.durations import DAYS
from ...wording.words import Words, to_count, to_say
from ..base.page import Site
from ..base.paths import actions_path, published
from ..base.row import Row, rows
from .action import Line, lines
from .asked import counting
from .earlier import YEAR
from .report_text import OVERDUE
from .twelve_months import last

INCIDENTS = to_count("incident", "incidents")
CAME_BACK = to_count("came back", "came back")


class Figure(Frozen):
    """An amount, what it is of, and the way to it; `more` goes on in plain words."""

    amount: str
    words: str
    href: str
    more: str = ""


class Back(Frozen):
    """An incident, the earlier one that came back in it, how much later, and what was open then."""

    later: Row
    earlier: Row
    after: str
    open: tuple[Line, ...]


class Ongoing(Frozen):
    """An incident that is not over, for how long, and what it is a recurrence of."""

    row: Row
    since: str
    back: tuple[Back, ...]


def figures(site: Site, page: str) -> Iterator[Figure]:
    """Yield the figures of the first screen, without those that say nothing."""
    now, before = twelve_months(published(site), site.today)
    words = site.words
    more = words.say(
        "in twelve months, %(before)s in the same days of the year before", before=words.number(before)
    )
    days = (("from", date(*last(site.today)[0], 1).isoformat()), ("to", site.today.isoformat()))
    href = counting(site, page, *days) if now else ""
    yield Figure(words.number(now), words.form(now, *INCIDENTS), href, more)
    late = [one for one in site.analysis.follow_ups if one.is_overdue(site.today)]
    href = f"{site.url(page, actions_path(site))}?standing=overdue"
    if late:
        worst = sum(is_pressing(one, site.today, lambda word: site.scale.of(word).rank, ()) for one in late)
        of = words.listing([severity.name for severity in site.scale.ordered[:2]])
        more = words.say("%(num)s of %(severities)s", num=words.number(worst), severities=of)
        yield Figure(words.number(len(late)), words.form(len(late), *OVERDUE), href, more)
    back = {one.later.id for one in site.analysis.broken}
    if back:
        where = f"{site.url(page, actions_path(site))}#recurred"
        more = words.say("while a follow-up was open")
        yield Figure(words.number(len(back)), words.form(len(back), *CAME_BACK), where, more)


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
        since = site.words.count(days, *DAYS) if days > 0 else site.words.say("since today")
        yield Ongoing(row, since, tuple(back(site, page, broken.get(incident.id, ()))))


def back(site: Site, page: str, found: Iterable[OpenRecurrence]) -> Iterator[Back]:
    """Yield what came back while a follow-up was open."""
    for one in found:
        later, earlier = rows(site, page, (one.later, one.earlier))
        after = apart(one.earlier, one.later, BEFORE, site.words)
        yield Back(later, earlier, after, lines(site, page, one.follow_ups))


class Apart(NamedTuple):
    """What is said of how far apart two began: on the same day, days, or years."""

    same_day: str
    days: tuple[str, str]
    years: tuple[str, str]


BEFORE = Apart(
    to_say("on the same day"),
    to_count("%(num)s day before", "%(num)s days before"),
    to_count("%(num)s year before", "%(num)s years before"),
)


def apart(earlier: Incident, later: Incident, said: Apart, words: Words) -> str:
    """Say how far apart two began, in days or in years."""
    days = (later.started_at.at.date() - earlier.started_at.at.date()).days
    if days < 1:
        return words.say(said.same_day)
    if days < 2 * YEAR:
        return words.count(days, *said.days)
    return words.count(round(days / YEAR), *said.years)
