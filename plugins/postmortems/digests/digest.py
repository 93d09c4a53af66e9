"""What a review of the week needs to know: what is new, what came back, what is overdue, done and late."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain
from typing import Generic, NamedTuple, TypeVar

from ..checks import report_overdue
from ..exporting.feeds import last_stated
from ..frozen import Frozen
from ..insight.analysis import Analysis
from ..insight.follow_ups import FollowUp, by_value
from ..model.incident import Incident, Values
from ..publishing import Loaded, when_changed
from ..review.history import added
from ..wording.messages import shorten

MOST, MOST_EACH, LONGEST = 20, 10, 200
"""How many things of one sort are told, how many within one, and how long a text of a report may be."""
T = TypeVar("T")


class Cut(Frozen, Generic[T]):
    """The first of a list, and how many `more` there are."""

    shown: tuple[T, ...] = ()
    more: int = 0


class Reported(NamedTuple):
    """A report; `address` is that of its page, "" where the site does not say where it is."""

    title: str
    id: str
    path: str
    address: str
    severity: str
    status: str
    day: date | None
    services: tuple[str, ...]


class Again(NamedTuple):
    """An incident that came back: what it is like, the last first, and what was promised and open then."""

    report: Reported
    earlier: Cut[Reported]
    declared: bool
    open_then: int


class Promise(NamedTuple):
    """A follow-up; `is_new` says that it is overdue since the day from which on is told."""

    title: str
    due: date | None
    done_at: date | None
    ticket: str
    is_new: bool
    report: Reported


class Owned(NamedTuple):
    """The follow-ups of an owner, "" where nobody is named."""

    owner: str
    promises: Cut[Promise]


class Late(NamedTuple):
    """A report that is past its day, and why."""

    report: Reported
    why: str
    is_new: bool


class Digest(Frozen):
    """What is new from the day `since` to `today`, both included; `happened` says whether anything is."""

    since: date
    today: date
    happened: bool
    new: Cut[Reported]
    changed: Cut[Reported]
    came_back: Cut[Again]
    overdue: Cut[Owned]
    done: Cut[Owned]
    late: Cut[Late]


def digest_of(loaded: Loaded, since: date) -> Digest:
    """Return what is new of what a site's audience may see.

    What is overdue or late is told whole, but makes no news by having been so before.
    """
    today = loaded.context.now.date()
    analysis = Analysis(loaded.shown, today)
    new, changed = _news(loaded, analysis, since)
    overdue = [one for one in analysis.follow_ups if one.is_overdue(today)]
    done = [one for one in analysis.follow_ups if (at := one.item.done_at) and since <= at <= today]
    late = _late(loaded, since)
    tell = _Teller(loaded, since)
    again = [tell.again(each, analysis) for each in new if since <= _began(each) <= today]
    came_back = [each for each in again if each.earlier.shown]
    fresh = (*(tell.promise(one).is_new for one in overdue), *(each.is_new for each in late))
    happened = bool(new or changed or done or any(fresh))
    return Digest(
        since, today, happened, _cut(map(tell.report, new)), _cut(map(tell.report, changed)),
        _cut(came_back), tell.owned(overdue), tell.owned(done), _cut(late),
    )  # fmt: skip


def _news(loaded: Loaded, analysis: Analysis, since: date) -> tuple[list[Incident], list[Incident]]:
    """Return the reports that are new, and others that changed: by Git, or else by what stands in them."""
    changes, project, today = when_changed(loaded), loaded.project, loaded.context.now.date()
    first = added(project.incidents_dir, project.base) if changes else {}

    def is_new(each: Incident) -> bool:
        committed = first.get(each.document.path)
        return any(
            since <= day <= today for day in (_began(each), *([committed.date()] if committed else ()))
        )

    def has_changed(each: Incident) -> bool:
        return since <= (changes.get(each.document.path) or last_stated(each)).date() <= today

    new = [each for each in analysis.incidents if is_new(each)]
    known = {each.id for each in new}
    return new, [each for each in analysis.incidents if each.id not in known and has_changed(each)]


def _began(incident: Incident) -> date:
    return incident.local(incident.started_at).at.date()


def _late(loaded: Loaded, since: date) -> list[Late]:
    """Return the reports that are told to be overdue, those that were not the day before `since` first."""
    context, reports = loaded.context, loaded.shown.by_path
    before = replace(context, now=datetime.combine(since - timedelta(days=1), time(), UTC))
    tell, found = _Teller(loaded, since), []
    for each in loaded.diagnostics:
        report = reports.get(each.place.path) if each.code == "report-overdue" else None
        if report and report.values:
            is_new = not any(report_overdue.find(report, before))
            found.append(Late(tell.report(report.values), each.message, is_new))
    return sorted(found, key=lambda late: not late.is_new)


class _Teller:
    """Tells of incidents and follow-ups what stands in a digest."""

    def __init__(self, loaded: Loaded, since: date) -> None:
        self._project, self._since = loaded.project, since
        self._pages = loaded.shown.by_id

    def report(self, values: Values) -> Reported:
        """Return what is told of a report."""
        has_page = values.id in self._pages
        address = self._project.pages_at.address(self._project.settings.report_page(values.id))
        day = values.started_at.at.date() if values.started_at else None
        return Reported(
            shorten(values.title or values.id or values.document.path, LONGEST), values.id,
            values.document.path, address if has_page else "", values.severity, values.status,
            _began(values) if isinstance(values, Incident) else day,
            tuple(shorten(each) for each in values.services[:MOST_EACH]),
        )  # fmt: skip

    def again(self, later: Incident, analysis: Analysis) -> Again:
        """Return what an incident is a recurrence of, as a report says or as service and factor do."""
        known = analysis.recurrence
        declared = _before(later, known.chain_of.get(later.id, ()))
        repeats = chain.from_iterable(each.incidents for each in known.again.get(later.id, ()))
        earlier = declared or _before(later, repeats)
        promised = [one.follow_ups for one in analysis.open_recurrences if one.later.id == later.id]
        open_then = len({(one.incident.id, one.item.title) for one in chain.from_iterable(promised)})
        return Again(
            self.report(later), _cut(map(self.report, earlier), MOST_EACH), bool(declared), open_then
        )

    def promise(self, one: FollowUp) -> Promise:
        """Return what is told of a follow-up."""
        due = one.item.due
        is_new = due is not None and due + timedelta(days=1) >= self._since
        title, ticket = shorten(one.item.title, LONGEST), shorten(one.item.ticket)
        return Promise(title, due, one.item.done_at, ticket, is_new, self.report(one.incident))

    def owned(self, follow_ups: Sequence[FollowUp]) -> Cut[Owned]:
        """Return follow-ups by owner, who has most of them first; of each the earliest first."""
        found = by_value(follow_ups, lambda one: one.item.owners)
        ordered = sorted(found.values(), key=lambda group: (-len(group[1]), group[0]))
        return _cut(Owned(shorten(owner), self._promises(inside)) for owner, inside in ordered)

    def _promises(self, follow_ups: Iterable[FollowUp]) -> Cut[Promise]:
        ordered = sorted(follow_ups, key=lambda one: (one.item.due or date.max, one.item.title))
        return _cut(map(self.promise, ordered), MOST_EACH)


def _before(later: Incident, incidents: Iterable[Incident]) -> list[Incident]:
    found = {each.id: each for each in incidents if each.started_at.utc < later.started_at.utc}
    return sorted(found.values(), key=lambda each: each.started_at.utc, reverse=True)


def _cut(things: Iterable[T], most: int = MOST) -> Cut[T]:
    listed = tuple(things)
    return Cut(listed[:most], max(len(listed) - most, 0))
