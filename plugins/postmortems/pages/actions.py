"""Every follow-up of every incident: what is open, the most pressing first; what is done stands by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property, partial

from ..frozen import Frozen
from ..insight.distribution import LEAST
from ..insight.follow_ups import DueDateOutcome, FollowUp, kept, tally
from ..insight.open_recurrence import RECURRENCE
from ..rendering.report import Heading
from ..wording.words import ENGLISH, Words, to_count, to_say
from .base.page import Fragment, Page, Site, Way
from .base.paths import actions_path, writing_path
from .base.template import render
from .parts.action_again import again
from .parts.action_filters import LISTS, Asked, asked
from .parts.action_groups import groupings
from .parts.action_months import by_month
from .parts.action_table import FIRST, Part, grouped, part_path, parts, rows_path, sorted_for
from .parts.filters import MANY

TITLE = to_say("Follow-ups")
FOLDERS = ("actions",)
WAY = Way(30, TITLE, actions_path, FOLDERS[0])
OPEN, DONE = "", "done"
WHICH = {OPEN: TITLE, DONE: to_say("Follow-ups that are settled")}
"""The lists, by the name that stands in their addresses, with their titles."""
RECURRED = Heading(2, to_say("Came back while a follow-up was open"), "recurred")
SAID = {
    OPEN: to_count("%(num)s follow-up, open.", "%(num)s follow-ups, open."),
    DONE: to_count(
        "%(num)s follow-up, done or not to be done.", "%(num)s follow-ups, done or not to be done."
    ),
}
COUNTED = {
    "overdue": to_count("overdue", "overdue"),
    "soon": to_count("due within 30 days", "due within 30 days"),
    "later": to_count("due later", "due later"),
    "undated": to_count("without a due date", "without a due date"),
    "done": to_count("done", "done"),
    "wontdo": to_count("will not be done", "will not be done"),
}
"""What agrees with the amount before it, of how follow-ups may stand."""
BROKEN, ALIKE, SHOWN = 200, 20, 5
"""How many recurrences are listed, of those that nobody declared, and how many at once; the latest."""
IN_TIME = to_say("%(amount)s of %(total)s were done within their due date (%(low)s).")
IN_BOUNDS = to_say("Between %(low)s and %(high)s of %(total)s were done within their due date.")
WIDEST = 0.5
"""Bounds of a share that lie farther apart than this say nothing."""


class List(Frozen):
    """The follow-ups of a list, and what its pages share; each is found when it is asked for."""

    site: Site
    which: str

    @cached_property
    def found(self) -> tuple[FollowUp, ...]:
        """All of them, in no order."""
        is_open = self.which == OPEN
        return tuple(one for one in self.site.analysis.follow_ups if one.is_open is is_open)

    @cached_property
    def ordered(self) -> list[FollowUp]:
        """All of them in the order in which they are listed."""
        return sorted_for(self.site, self.found)

    @cached_property
    def sizes(self) -> Counter[str]:
        """How many stand how."""
        return Counter(one.standing(self.site.today) for one in self.found)

    @cached_property
    def filters(self) -> Asked:
        """What narrows the list, with the marks of all in order."""
        return asked(self.site, self.ordered)


def pages(site: Site) -> Iterator[Page]:
    """Yield the pages of what is open, and of what is settled if anything is."""
    for which in WHICH:
        listed = List(site, which)
        if which == OPEN or listed.found:
            size = len(listed.found)
            for part in parts(size):
                name = titled(site, which)
                if part.nth > 1:
                    name = site.words.say("%(title)s, part %(nth)s", title=name, nth=part.nth)
                said = site.words.count(size, *SAID[which])
                make = partial(content, listed, part)
                yield Page(part_path(site, which, part), name, said, make)


def content(listed: List, part: Part, _: str) -> Fragment:
    """Write a page of a list; what is told of all follow-ups stands on the first."""
    site, which, found, filters = listed.site, listed.which, listed.ordered, listed.filters
    words = site.words
    path = part_path(site, which, part)
    groups = tuple(grouped(site, path, found, filters.marks, part, listed.sizes))
    cut = parts(len(found))
    html = render(
        "actions.html",
        words,
        title=titled(site, which),
        which=which,
        part=part,
        cut=[(other.nth, site.url(path, part_path(site, which, other)), other) for other in cut],
        total=len(found),
        has_tickets=any(one.item.ticket for one in found),
        rest=len(site.analysis.follow_ups) - len(found),
        other=site.url(path, _first(site, which == OPEN)),
        tally=[(name, words.form(listed.sizes[name], *COUNTED[name]), listed.sizes[name]) for name in LISTS],
        groups=groups,
        filters=filters.listed,
        first=FIRST,
        many=MANY,
        rows_href=site.url(path, rows_path(site, which)) if len(cut) > 1 else "",
        has_incidents=bool(site.analysis.incidents),
        settings=site.settings,
        writing_href=site.url(path, writing_path(site)),
        **(of_all(site, path) if which == OPEN and part.nth == 1 else {"whole": None}),
    )
    own = [Heading(2, group.title, group.name) for group in groups]
    return Fragment(html, tuple(own))


def titled(site: Site, which: str) -> str:
    """Return what a list is called."""
    return site.called(WAY.kind, TITLE) if which == OPEN else site.words.say(WHICH[which])


def _first(site: Site, is_settled: bool) -> str:
    return part_path(site, DONE if is_settled else OPEN, Part(1, 0, 0))


def of_all(site: Site, path: str) -> dict[str, object]:
    """Return what the first page tells of all follow-ups together."""
    known = site.analysis
    found = known.follow_ups
    undeclared = (one for one in known.latest_open_recurrences() if one.declared != RECURRENCE)
    return {
        "whole": tally(found, site.today),
        "in_time": list(in_time(kept(found, site.today), site.words)),
        "groupings": tuple(groupings(site, path, found)) if found else (),
        "recurred": tuple(again(site, path, known.broken, BROKEN)),
        "alike": tuple(again(site, path, undeclared, ALIKE)),
        "again": RECURRED._replace(text=site.words.say(RECURRED.text)),
        "shown": SHOWN,
        "months": by_month(site),
    }


def in_time(found: DueDateOutcome, words: Words = ENGLISH) -> Iterator[str]:
    """Say which share was done in time, in bounds where days are missing, and what is done by now."""
    if found.total >= LEAST and (found.most - found.within) / found.total <= WIDEST:
        low, high = (round(100 * amount / found.total) for amount in (found.within, found.most))
        told: dict[str, object] = {
            "amount": words.number(found.within),
            "total": words.number(found.total),
            "low": words.percent(low),
            "high": words.percent(high),
        }
        yield words.say(IN_BOUNDS if found.undated else IN_TIME, **told)
    if found.undated:
        yield words.say(
            "Of %(num)s that are done, no report says on which day.", num=words.number(found.undated)
        )
    if found.passed >= LEAST:
        yield words.say(
            "Of %(num)s whose due date has passed, %(done)s are done by now (%(share)s).",
            num=words.number(found.passed),
            done=words.number(found.passed_done),
            share=words.percent(round(100 * found.passed_done / found.passed)),
        )
