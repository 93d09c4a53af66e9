"""What a report states about its incident: in its front matter, after labels, in sentences, in its timeline.

In this order: what is written in the front matter counts, then what stands after a label, then a sentence
that says `resolved at`, then the span of an outage, then the entries of the timeline.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import chain, islice

from ...model.document import Block, Document, Section
from ...model.facts import Facts
from ...model.timeline import Timeline, When
from ...sections import role_of
from .front_matter import stated_in_front_matter
from .labels import read_labels
from .prose import Told, told_length, told_share, told_span, told_times
from .timeline import told_by_timeline
from .times import first_day, length, mentions
from .zone import read_zone_of

_TELLING = frozenset(("", "summary", "impact", "detection", "resolution", "trigger"))
_LATER = frozenset(("went_wrong", "lessons", "conclusion"))
_SHORT = 40
_LONGEST_TITLE = 120
_PARAGRAPHS = 60
_LONGEST_PARAGRAPH = 5000
_SEPARATOR = re.compile(r"\s*(?:[,;/&+]|\band\b|\n)\s*")
_DAY_IN_NAME = re.compile(r"\d{4}-\d\d-\d\d")


def read_facts(document: Document, sections: Sequence[Section], timeline: Timeline) -> Facts:
    """Return the facts that a report states; never raises. `sections` are those of `read_outline`."""
    before = _before(document, sections)
    given = {**read_labels(before, sections), **stated_in_front_matter(document)}
    title = title_of(document, given)
    blocks = (block for block in chain(before, _telling(sections)) if block.kind in ("paragraph", "item"))
    told = [block.text[:_LONGEST_PARAGRAPH] for block in islice(blocks, _PARAGRAPHS)]
    day = _day_of(document, given, title, told, timeline)
    times = _Times(given, day, told, timeline)
    return Facts(
        title=title,
        id=given.get("id", "")[:_SHORT],
        date=day,
        started=times.of("started"),
        detected=times.of("detected"),
        resolved=times.of("resolved"),
        duration_minutes=_duration(given, told, sections),
        severity=given.get("severity", "") if len(given.get("severity", "")) <= _SHORT else "",
        services=_names(given.get("services", "")),
        users_percent=_share(given, told),
        authors=len(_names(given.get("authors", ""))),
        status=given.get("status", "")[:_SHORT],
        zone=given.get("zone", "") or read_zone_of(document, sections, timeline, given),
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


def _telling(sections: Iterable[Section]) -> Iterator[Block]:
    for section in sections:
        if section.role in _TELLING:
            yield from section.blocks


def _day_of(
    document: Document, given: Mapping[str, str], title: str, told: Sequence[str], timeline: Timeline
) -> date | None:
    """Return the day by a label, the title, the first sentences, the timeline or the file's name."""
    labelled = (given.get(name, "") for name in ("date", "span", "started", "detected"))
    for text in (*labelled, title, *told[:_SHORT]):
        day = first_day(text[:1000]) if text else None
        if day:
            return day
    entry = next((entry.day for entry in timeline.entries if entry.day), None)
    name = _DAY_IN_NAME.search(document.path.rsplit("/", 1)[-1])
    return entry or (first_day(name[0]) if name else None)


@dataclass(frozen=True)
class _Times:
    """The times of an incident by all that tells them."""

    given: Mapping[str, str]
    day: date | None
    told: Sequence[str]
    timeline: Timeline

    @cached_property
    def _sentences(self) -> tuple[Told, ...]:
        return tuple(told_times(self.told, self.day))

    def of(self, fact: str) -> When | None:
        """Return the time of `started`, `detected` or `resolved`, or None where it is not stated."""
        return (
            _labelled(self.given.get(fact, ""), self.day)
            or _first(fact, self._sentences, span=False)
            or self._span(fact)
            or told_by_timeline(fact, self.timeline)
        )

    def _span(self, fact: str) -> When | None:
        for name in ("span", "length", "date"):
            span = told_span(self.given.get(name, ""), self.day)
            if span and fact != "detected":
                return span[fact == "resolved"]
        return _first(fact, self._sentences, span=True)


def _first(fact: str, told: Iterable[Told], *, span: bool) -> When | None:
    return next((one.at for one in told if one.fact == fact and one.span == span), None)


def _labelled(text: str, day: date | None) -> When | None:
    """Return the time of a labelled value; a day alone counts where no clock stands with it."""
    found = [mention.at for mention in mentions(text[:200], day)] if text else []
    at = next((at for at in found if at.clock), found[0] if found else None)
    return replace(at, seconds_written=bool(at.clock and at.clock.second)) if at else None


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
    return told_share([f"{users} users"] if "%" in users else told) or told_share(told)


def _names(text: str) -> tuple[str, ...]:
    return tuple(name for name in _SEPARATOR.split(text[:400].strip("[] ")) if name.strip(" .'\""))[:50]
