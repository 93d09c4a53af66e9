"""Follow-ups as lines of a list: what is promised, by whom, until when, and where that stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import quote

from ...frozen import Frozen
from ...insight.follow_ups import FollowUp, Tally, tally
from ...model.action_item import ActionItem
from ...model.incident import Incident
from ...model.ticket_state import TicketState
from ...patterns import deferred
from ...wording.numbers import label
from ...wording.times import Stamp, day_stamp
from ...wording.words import ENGLISH, Words, to_count, to_say
from ..base.page import Site
from ..base.paths import incident_path
from ..base.row import Row, rows
from ..base.template import is_web

STATES = {
    "proposed": to_say("Proposed"),
    "open": to_say("Open"),
    "in-progress": to_say("In progress"),
    "done": to_say("Done"),
    "wontdo": to_say("Will not be done"),
}
KINDS = {
    "prevent": to_say("Prevent"),
    "detect": to_say("Detect"),
    "mitigate": to_say("Mitigate"),
    "process": to_say("Process"),
    "document": to_say("Document"),
}
OVERDUE = to_count("%(num)s day overdue", "%(num)s days overdue")
LATE = to_count("%(num)s day late", "%(num)s days late")
LEFT = to_count("in %(num)s day", "in %(num)s days")
PROGRESS = {
    "done": to_count("%(num)s done", "%(num)s done"),
    "dropped": to_count("%(num)s will not be done", "%(num)s will not be done"),
}
STILL_OPEN = to_count("%(num)s open", "%(num)s open")
ALL_OVERDUE = to_count("%(num)s open, all overdue", "%(num)s open, all overdue")
OF_THEM = to_count("%(num)s of them overdue", "%(num)s of them overdue")
USUAL = ("open", "done")
TRACKED = to_say("Ticket: %(state)s")
TRACKED_ON = to_say("Ticket: %(state)s, %(day)s")
LONGEST_NAME = 20
_TICKET = deferred(r"#?[\w.-]{1,60}")
"""What a tracker can be asked for: no words with blanks, and nothing with a place of its own."""


class Ticket(Frozen):
    """Where work is tracked; `href` is empty where that is no address."""

    name: str
    href: str


class Action(NamedTuple):
    """An action item in words; `late` says that it is not finished and its day has passed.

    `parts` is the title, every second part of it code; `tracked` says how far its ticket is.
    """

    parts: tuple[str, ...]
    state: str
    kind: str
    priority: str
    owner: str
    due: Stamp | None
    done_at: Stamp | None
    late: bool
    open: bool
    tracked: str
    tickets: tuple[Ticket, ...]

    @property
    def title(self) -> str:
        """The title without its markup."""
        return "".join(self.parts)


class Line(NamedTuple):
    """A follow-up in a list of those of several incidents; `href` leads to where it stands in the report.

    `note` says how its day compares, `states` what is not usual about it.
    """

    action: Action
    href: str
    when: Stamp | None
    note: str
    states: tuple[str, ...]
    row: Row


def action(
    item: ActionItem,
    *,
    is_late: bool,
    tracked: str = "",
    trackers: Mapping[str, str] = MappingProxyType({}),
    words: Words = ENGLISH,
) -> Action:
    """Write out an action item."""
    return Action(
        parts=code_parts(item.title),
        state=words.say(STATES[item.status]),
        kind=kind(item.kind, words),
        priority=item.priority,
        owner=item.owner,
        due=_stamp(item.due, words),
        done_at=_stamp(item.done_at if item.status == "done" else None, words),
        late=is_late,
        open=item.is_open,
        tracked=tracked,
        tickets=tickets(item.ticket, trackers, words),
    )


def _stamp(on: date | None, words: Words) -> Stamp | None:
    return day_stamp(on, short=True, words=words) if on else None


def kind(word: str, words: Words = ENGLISH) -> str:
    """Write what an action item is for."""
    return words.say(KINDS[word]) if word in KINDS else label(word)


def code_parts(title: str) -> tuple[str, ...]:
    """Split a title at its backticks; one with a single backtick is whole."""
    parts = title.split("`")
    return tuple(parts) if len(parts) % 2 else (title,)


def tickets(
    written: str, trackers: Mapping[str, str] = MappingProxyType({}), words: Words = ENGLISH
) -> tuple[Ticket, ...]:
    """Name the tickets of an action item: an address by its last part, such as `#42` or `OPS-7`.

    What is no address leads to where `trackers`, addresses by what tickets begin with, say that it is.
    """
    parts = [word.strip() for word in written.split(",")]
    named = parts if "://" in written or all(map(_TICKET.fullmatch, parts)) else [written]
    return tuple(Ticket(_name(name, words), _address(name, trackers)) for name in named if name)


def _address(ticket: str, trackers: Mapping[str, str]) -> str:
    if is_web(ticket):
        return ticket
    known = sorted((prefix for prefix in trackers if ticket.startswith(prefix)), key=len)
    if not known or not _TICKET.fullmatch(ticket):
        return ""
    return trackers[known[-1]].replace("{}", quote(ticket.removeprefix("#"), safe=""))


def _name(ticket: str, words: Words) -> str:
    if not is_web(ticket):
        return ticket
    last = ticket.split("#")[0].split("?")[0].rstrip("/").rpartition("/")[2]
    named = last.replace("-", "").isalnum() and any(map(str.isdigit, last)) and len(last) <= LONGEST_NAME
    return f"#{last}" if named and last.isdigit() else last if named else words.say("Ticket")


def lines(site: Site, page: str, follow_ups: Iterable[FollowUp]) -> tuple[Line, ...]:
    """Return the lines of follow-ups for a list on `page`."""
    listed = list(follow_ups)
    incidents = {one.incident.id: one.incident for one in listed}
    row_of = {row.id: row for row in rows(site, page, incidents.values())}
    return tuple(_line(site, page, one, row_of[one.incident.id]) for one in listed)


def _line(site: Site, page: str, one: FollowUp, row: Row) -> Line:
    item = one.item
    anchor = site.places(one.incident.id).of(one)
    path = incident_path(site, one.incident)
    return Line(
        action=action(
            item, is_late=item.is_overdue(site.today), trackers=site.settings.tickets, words=site.words
        ),
        href=site.url(page, path) + (f"#{anchor}" if anchor else ""),
        when=_stamp(item.done_at if item.status == "done" else item.due, site.words),
        note=note(item, site.today, site.words),
        states=tuple(_states(site, one)),
        row=row,
    )


def _states(site: Site, one: FollowUp) -> Iterator[str]:
    """Yield the words for what is not usual about a follow-up."""
    item, words = one.item, site.words
    if item.status not in USUAL:
        yield words.say(STATES[item.status])
    if item.priority:
        yield words.say("Priority: %(priority)s", priority=item.priority)
    if one.tracked:
        yield said_of_ticket(one.tracked, words)
    if one.incident.id in site.analysis.came_back and item.is_open:
        yield words.say("Came back")


def said_of_ticket(ticket: TicketState, words: Words) -> str:
    """Say how far a ticket is, and since when."""
    state, day = words.say(STATES[ticket.status]), _stamp(ticket.on, words)
    return words.say(TRACKED_ON, state=state, day=day.text) if day else words.say(TRACKED, state=state)


def note(item: ActionItem, today: date, words: Words = ENGLISH) -> str:
    """Say how an action item's day compares: `12 days overdue`, `in 3 days`, `5 days late`, `no date`."""
    if item.status == "done" and item.done_at:
        late = (item.done_at - item.due).days if item.due else 0
        return words.count(late, *LATE) if late > 0 else ""
    if not item.is_open or item.due is None:
        if item.status == "done":
            return words.say("day not stated")
        return words.say("no date") if item.is_open else ""
    left = (item.due - today).days
    if left < 0:
        return words.count(-left, *OVERDUE)
    return words.count(left, *LEFT) if left else words.say("today")


def progress(site: Site, incident: Incident) -> tuple[str, str]:
    """Say how an incident's follow-ups stand: `3 open, 1 of them overdue; 2 done`; and where the first is."""
    own = site.analysis.follow_ups_of.get(incident.id, ())
    if not own:
        return "", ""
    found = tally(own, site.today)
    told = {"done": found.done, "dropped": found.total - found.open - found.done}
    parts = [
        _still_open(found, site.words),
        *(site.words.count(amount, *PROGRESS[name]) for name, amount in told.items() if amount),
    ]
    return site.words.say("; ").join(parts), site.places(incident.id).of(own[0])


def _still_open(found: Tally, words: Words) -> str:
    if not found.open:
        return words.say("none open")
    if found.overdue == found.open:
        return words.count(found.open, *ALL_OVERDUE)
    told = words.count(found.open, *STILL_OPEN)
    return words.series((told, words.count(found.overdue, *OF_THEM))) if found.overdue else told
