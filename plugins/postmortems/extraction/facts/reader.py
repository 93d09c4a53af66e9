"""What a report states about its incident: in its front matter, after labels, in sentences, in its timeline.

In this order: what is written in the front matter counts, then what stands after a label, then a sentence
that says `resolved at`, then the span of an outage, then the entries of the timeline.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain, islice

from ...model.document import Block, Document, Section
from ...model.facts import Facts
from ...model.milestone import Milestone
from ...model.timeline import Timeline, When
from ...patterns import deferred
from ...sections import role_of
from .front_matter import stated_in_front_matter
from .labels import read_labels
from .prose import TimedMilestone, telling, told_length, told_share, told_span, told_times
from .prose_times import Mention, first_day, length, mentions
from .stated_zone import labelled_zone, read_zone_of
from .timeline import Milestones, told_at

_LATER = frozenset(("went_wrong", "lessons", "conclusion"))
_FIRST_TOLD = (Milestone.BEGAN.field, Milestone.DETECTED.field)
_SHORT = 40
_LONGEST_TITLE = 120
_PARAGRAPHS = 60
_LONGEST_PARAGRAPH = 5000
_SEPARATOR = deferred(r"[,;/&+\n]|\band\b")
_DAY_IN_NAME = deferred(r"\d{4}-\d\d-\d\d")


def read_facts(document: Document, sections: Sequence[Section], timeline: Timeline) -> Facts:
    """Return the facts that a report states; never raises. `sections` are those of `read_outline`."""
    before = _before(document, sections)
    given = {**read_labels(before, sections), **stated_in_front_matter(document)}
    title = title_of(document, given)
    blocks = _prose(chain(before, telling(sections)), timeline)
    told = [block.text[:_LONGEST_PARAGRAPH] for block in islice(blocks, _PARAGRAPHS)]
    day = _day_of(document, given, title, told, timeline)
    duration = _duration(given, told, sections)
    times = _Times(given, day, told, timeline, duration)
    return Facts(
        title=title,
        id=given.get("id", "")[:_SHORT],
        date=day,
        started=times.started,
        detected=times.detected,
        resolved=times.resolved,
        duration_minutes=duration,
        severity=given.get("severity", "") if len(given.get("severity", "")) <= _SHORT else "",
        services=_names(given.get("services", "")),
        users_percent=_share(given, told),
        authors=len(_names(given.get("authors", ""))),
        status=given.get("status", "")[:_SHORT],
        zone=labelled_zone(given.get("zone", "")) or read_zone_of(document, sections, timeline, given),
    )


def title_of(document: Document, given: Mapping[str, str]) -> str:
    """Return what the report calls itself: its first heading, its front matter's title, or its first line."""
    first = next((block for block in document.blocks if block.kind == "heading"), None)
    if first and first.level == 1 and first.text:
        return first.text
    if given.get("title"):
        return given["title"]
    line = next((b.text for b in document.blocks[:1] if b.kind == "paragraph"), "").split("\n")[0]
    is_title = 0 < len(line) <= _LONGEST_TITLE and line[-1] not in ".,;:" and not role_of(line)
    return line if is_title else ""


def _before(document: Document, sections: Sequence[Section]) -> tuple[Block, ...]:
    """Return the blocks above the first section."""
    end = sections[0].start if sections else len(document.source.text)
    return tuple(block for block in document.blocks if block.end <= end and block.kind != "heading")


def _prose(blocks: Iterable[Block], timeline: Timeline) -> Iterator[Block]:
    """Yield the paragraphs and items that are no entries of the timeline."""
    starts = sorted(entry.start for entry in timeline.entries)
    for block in blocks:
        entry = bisect_left(starts, block.start)
        is_entry = entry < len(starts) and starts[entry] < block.end
        if block.kind in ("paragraph", "item") and not is_entry:
            yield block


def _day_of(
    document: Document, given: Mapping[str, str], title: str, told: Sequence[str], timeline: Timeline
) -> date | None:
    """Return the day by a label, the title, the first sentences, the timeline or the file's name."""
    labelled = (given.get(name, "") for name in ("date", "span", *_FIRST_TOLD))
    for text in (*labelled, title, *told[:_SHORT]):
        day = first_day(text[:1000]) if text else None
        if day:
            return day
    entry = next((entry.day for entry in timeline.entries if entry.day), None)
    name = _DAY_IN_NAME.search(document.path.rsplit("/", 1)[-1])
    return entry or (first_day(name[0]) if name else None)


@dataclass(frozen=True)
class _Times:
    """The times of an incident by all that tells them; `duration` in minutes, as stated."""

    given: Mapping[str, str]
    day: date | None
    told: Sequence[str]
    timeline: Timeline
    duration: float | None

    @cached_property
    def started(self) -> When | None:
        """Return when it began; else the told time that a stated length puts there, else the first harm."""
        return self._began or self._put_back(self.resolved, self.duration) or self._entries.harmed

    @cached_property
    def detected(self) -> When | None:
        """Return when somebody or something noticed."""
        return self._stated(Milestone.DETECTED) or self._entries.detected

    @cached_property
    def resolved(self) -> When | None:
        """Return when it was over; a told time where a stated length ends counts before loose words."""
        return (
            self._stated(Milestone.RESOLVED)
            or self._entries.closed
            or told_at(self._all, self._began, self.duration)
            or self._entries.resolved
            or told_at(self._all, next(iter(self._all), None), self.duration)
        )

    @cached_property
    def _began(self) -> When | None:
        return (
            self._stated(Milestone.BEGAN)
            or self._entries.began
            or self._put_back(self.detected, length(self.given.get("to_detect", "")))
        )

    def _put_back(self, origin: When | None, minutes: float | None) -> When | None:
        """Return the told time `minutes` before another, unless the length fits the first one as well."""
        at = told_at(self._all, origin, -minutes) if minutes else None
        if at is None or (self.detected and not at.is_before(self.detected)):
            return None
        return at if told_at(self._all, self._all[0], minutes) in (None, origin) else None

    @cached_property
    def _entries(self) -> Milestones:
        return Milestones(self.timeline)

    @cached_property
    def _mentions(self) -> tuple[tuple[Mention, ...], ...]:
        """The clocks of each paragraph."""
        return tuple(tuple(one for one in mentions(text, self.day) if one.at.clock) for text in self.told)

    @cached_property
    def _sentences(self) -> tuple[tuple[TimedMilestone, ...], ...]:
        return tuple(tuple(told_times(*told)) for told in zip(self.told, self._mentions, strict=True))

    @cached_property
    def _all(self) -> tuple[When, ...]:
        """All times with a clock: those of the timeline, then those of sentences."""
        entries = (entry.at for entry in self.timeline.entries if entry.at.clock and not entry.at.no_day)
        return tuple(chain(entries, (mention.at for mention in chain.from_iterable(self._mentions))))

    def _stated(self, milestone: Milestone) -> When | None:
        """Return what a label or a sentence says; a repair after a label stands for the end."""
        repaired = self.given.get(Milestone.MITIGATED.field, "") if milestone is Milestone.RESOLVED else ""
        return (
            _labelled(self.given.get(milestone.field, ""), self.day)
            or _labelled(repaired, self.day)
            or _first(milestone, self._sentences, span=False)
            or self._span(milestone)
        )

    def _span(self, milestone: Milestone) -> When | None:
        for name in ("span", "length", "date"):
            span = told_span(self.given.get(name, ""), self.day)
            if span and milestone is not Milestone.DETECTED:
                return span[milestone is Milestone.RESOLVED]
        return _first(milestone, self._sentences, span=True)


def _first(milestone: Milestone, told: Iterable[Iterable[TimedMilestone]], *, span: bool) -> When | None:
    """Return the first time that is told of a milestone; of an end the last of its paragraph."""
    for paragraph in told:
        found = [one.at for one in paragraph if one.milestone is milestone and one.span == span]
        if found:
            return found[-1 if milestone.is_end else 0]
    return None


def _labelled(text: str, day: date | None) -> When | None:
    """Return the time of a labelled value; a day alone counts where no clock stands with it."""
    found = [mention.at for mention in mentions(text[:200], day)] if text else []
    at = next((at for at in found if at.clock), found[0] if found else None)
    return at._replace(seconds_written=bool(at.clock and at.clock.second)) if at else None


def _duration(given: Mapping[str, str], told: Sequence[str], sections: Sequence[Section]) -> float | None:
    labelled = length(given.get("length", "")) or length(given.get("span", ""))
    if labelled is None:
        labelled = told_length(told)
    if labelled is None:
        rest = (b.text for s in sections if s.role in _LATER for b in s.blocks)
        labelled = told_length(text[:_LONGEST_PARAGRAPH] for text in islice(rest, _PARAGRAPHS))
    return labelled


def _share(given: Mapping[str, str], told: Sequence[str]) -> float | None:
    users = given.get("users", "").strip().lower()
    if users.startswith(("all", "everyone")):
        return 100.0
    if users.startswith("none"):
        return 0.0
    labelled = told_share([f"{users} users"]) if "%" in users else None
    return labelled or told_share(told)


def _names(text: str) -> tuple[str, ...]:
    names = (name.strip() for name in _SEPARATOR.split(text[:400].strip("[] ")))
    return tuple(name for name in names if name.strip(" .'\""))[:50]
