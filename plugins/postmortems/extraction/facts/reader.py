"""What a report states about its incident: in its front matter, after labels, in sentences, in its timeline.

Everything that tells a time becomes a `Statement` with how far it is to be trusted; `choice` takes what is
believed. The other facts are what stands in the front matter, else after a label, else in a sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, islice

from ...model.document import Block, Document, Section
from ...model.facts import Facts, Why
from ...model.milestone import Milestone
from ...model.timeline import Timeline
from ...patterns import deferred
from ...sections import role_of
from ..text.unmarked import unmarked
from .choice import Lengths, chosen
from .day import day_of, published_on
from .entries import likely, told_by_entries
from .front_matter import stated_in_front_matter
from .labels import Given, read_labels
from .prose_times import length, mentions
from .several import tells_of_several
from .shares import share_of_users
from .stated_lengths import stated_durations
from .stated_zone import labelled_zone, read_zone_of
from .statement import Statement, Told, Trust
from .told import span_in, told_by

_TELLING = frozenset(("", "summary", "impact", "detection", "resolution", "trigger"))
"""Roles of the sections that tell what happened."""
_SHORT = 40
_QUOTED = deferred(r"(['\"`])([^\n]{1,300})\1,?")
_LONGEST_TITLE = 120
_PARAGRAPHS = 60
_LONGEST = 5000
_NEAR = 80
_IN_BRACKETS = deferred(r"\s?[(<][^()<>\n]{0,200}[)>]")
_SEPARATOR = deferred(r"[,;/&+\n]|\band\b")
_SIGNS = deferred(r"[^\w(]+")
_REMARK = deferred(r"\s[-–—]\s.*", re.DOTALL)


def read_facts(document: Document, sections: Sequence[Section], timeline: Timeline) -> Facts:
    """Return the facts that a report states; never raises. `sections` are those of `read_outline`."""
    before = _before(document, sections)
    given = {**read_labels(before, sections), **stated_in_front_matter(document)}
    said = {fact: value.text for fact, value in given.items()}
    title = title_of(document, said)
    blocks = tuple(islice(_prose(chain(before, telling(sections)), timeline), _PARAGRAPHS))
    texts = [block.text[:_LONGEST] for block in blocks]
    day = day_of(document, said, title, texts, timeline)
    duration = _duration(document, said)
    spoken = _Spoken(document, sections, timeline, blocks, given, day or published_on(document))
    times = (
        ()
        if tells_of_several(title, sections, texts)
        else chosen(tuple(spoken.statements()), spoken.lengths(duration))
    )
    at = {one.milestone: one.at for one in times if one}
    return Facts(
        title=title,
        id=said.get("id", "")[:_SHORT],
        date=day,
        started=at.get(Milestone.BEGAN),
        detected=at.get(Milestone.DETECTED),
        resolved=at.get(Milestone.RESOLVED),
        duration_minutes=duration,
        severity=_plain(said.get("severity", "")),
        services=_names(said.get("services", "")),
        users_percent=share_of_users(said.get("users", ""), texts),
        authors=len(_names(_IN_BRACKETS.sub("", unmarked(said.get("authors", ""))))),
        status=_plain(said.get("status", ""))[:_SHORT],
        zone=labelled_zone(said.get("zone", "")) or read_zone_of(document, sections, timeline, said),
        why=tuple(Why(one.milestone.fact, one.start, one.words, one.trust.value) for one in times if one),
    )


def title_of(document: Document, given: Mapping[str, str]) -> str:
    """Return what the report calls itself: its first heading, its front matter's title, or its first line.

    A heading that names a part of the report is not its title where front matter has one.
    """
    first = next((block for block in document.blocks if block.kind == "heading"), None)
    said = given.get("title", "")
    quoted = _QUOTED.fullmatch(said.strip())
    said = quoted[2] if quoted else said
    if first and first.level == 1 and first.text and not (said and role_of(first.text)):
        return first.text
    if said:
        return said
    line = next((b.text for b in document.blocks[:1] if b.kind == "paragraph"), "").split("\n")[0]
    is_title = 0 < len(line) <= _LONGEST_TITLE and line[-1] not in ".,;:" and not role_of(line)
    return line if is_title else ""


def telling(sections: Iterable[Section], *roles: str) -> Iterator[Block]:
    """Yield the blocks of the sections that tell what happened, or of those with some roles."""
    for section in sections:
        if section.role in (roles or _TELLING):
            yield from section.blocks


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


class _Spoken:
    """All that a report says of its times."""

    def __init__(
        self, document: Document, sections: Sequence[Section], timeline: Timeline, blocks: Sequence[Block],
        given: Mapping[str, Given], day: date | None,
    ) -> None:  # fmt: skip
        self._document, self._sections, self._timeline = document, sections, timeline
        self._blocks, self._given, self._day = blocks, given, day

    def statements(self) -> Iterator[Statement]:
        """Yield what labels, sentences and entries state, each in the order in which it stands."""
        yield from self._labelled()
        causes = _prose(telling(self._sections, "investigation", "root_cause"), self._timeline)
        for paragraph in told_by(tuple(islice(causes, _PARAGRAPHS)), self._day):
            yield from (one._replace(trust=Trust.HINT) for one in paragraph if one.trust is not Trust.SPAN)
        ended: set[Trust] = set()
        for paragraph in told_by(self._blocks, self._day):
            yield from (one for one in paragraph if not (one.milestone.is_end and one.trust in ended))
            ended |= {one.trust for one in paragraph if one.milestone.is_end}
        inside = _prose(telling(self._sections, "timeline"), self._timeline)
        for paragraph in told_by(tuple(islice(inside, _PARAGRAPHS)), self._day, spans_only=True):
            yield from paragraph
        yield from told_by_entries(self._timeline)

    def lengths(self, whole: float | None) -> Lengths:
        """Return the lengths that are stated, and all times of clocks that are told."""
        said = {fact: value.text for fact, value in self._given.items()}
        labelled = length(said.get("length", ""))
        return Lengths(whole, labelled, length(said.get("to_detect", "")), tuple(self._told()))

    def _told(self) -> Iterator[Told]:
        """Yield all times of clocks, whatever is told of them."""
        for entry in self._timeline.entries:
            at = likely(entry)
            if at and at.clock:
                yield Told(at, entry.start, entry.end, entry.text)
        for block in self._blocks:
            for one in mentions(block.text[:_LONGEST], self._day):
                if one.at.clock:
                    yield Told(
                        one.at, block.start + one.start, block.start + one.end, block.text[one.start :]
                    )

    def _labelled(self) -> Iterator[Statement]:
        stated = stated_in_front_matter(self._document)
        for milestone in (Milestone.BEGAN, Milestone.DETECTED, Milestone.MITIGATED, Milestone.RESOLVED):
            value = self._given.get(milestone.field)
            found = [one.at for one in mentions(value.text[:200], self._day)] if value else []
            at = next((at for at in found if at.clock), found[0] if found else None)
            if value and at:
                trust = Trust.FIELD if milestone.field in stated else Trust.LABEL
                counts = Milestone.RESOLVED if milestone.is_end else milestone
                at = at._replace(seconds_written=bool(at.clock and at.clock.second))
                yield Statement(counts, at, trust, value.start, value.start, value.text)
        for name in ("span", "length", "date"):
            value = self._given.get(name)
            span = span_in(value.text, self._day) if value else None
            if value and span:
                for milestone, at in zip((Milestone.BEGAN, Milestone.RESOLVED), span, strict=True):
                    yield Statement(milestone, at, Trust.LABELLED_SPAN, value.start, value.start, value.text)
                return
            clocks = (
                [one.at for one in mentions(value.text[:200], self._day) if one.at.clock] if value else []
            )
            if value and name != "length" and len(clocks) == 1:
                place = (value.start, value.start, value.text)
                yield Statement(Milestone.BEGAN, clocks[0], Trust.LABELLED_SPAN, *place)


def _duration(document: Document, said: Mapping[str, str]) -> float | None:
    labelled = length(said.get("length", "")) or length(said.get("span", ""))
    if labelled is not None:
        return labelled
    stated = stated_durations(document.source.text, document.body_start)
    return next((one.minutes for one in stated if one.aim is None or one.aim.is_end), None)


def _plain(value: str) -> str:
    """Return a state or severity without signs before it and remarks behind it: `Critical`."""
    signs = _SIGNS.match(value)
    return _REMARK.sub("", value[signs.end() if signs else 0 :]).strip() if len(value) <= 4 * _SHORT else ""


def _names(text: str) -> tuple[str, ...]:
    names = (name.strip() for name in _SEPARATOR.split(text[:400].strip("[] ")))
    return tuple(name for name in names if name.strip(" .'\""))[:50]
