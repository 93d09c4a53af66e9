"""What a report states about its incident: in its front matter, after labels, in sentences, in its timeline.

Everything that tells a time becomes a `Statement` with how far it is to be trusted; `choice` takes what is
believed. The other facts are what stands in the front matter, else after a label, else in a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ...model.document import Document, Section
from ...model.facts import Facts, Why
from ...model.milestone import Milestone
from ...model.timeline import Timeline
from ...patterns import deferred
from ...sections import names_part, role_of
from ..text.unmarked import unmarked
from .choice import chosen
from .day import day_of, published_on
from .front_matter import stated_in_front_matter
from .labels import read_labels
from .lengths import length
from .parts import Prose, before_sections
from .several import tells_of_several
from .shares import share_of_users
from .spoken import stated_lengths, statements
from .stated_lengths import StatedDuration, stated_durations
from .stated_zone import labelled_zone, read_zone_of
from .statement import Statement
from .told import LONGEST

_SHORT = 40
_QUOTED = deferred(r"(['\"`])([^\n]{1,300})\1,?")
_LONGEST_TITLE = 120
_IN_BRACKETS = deferred(r"\s?[(<][^()<>\n]{0,200}[)>]")
_SEPARATOR = deferred(r"[,;/&+\n]|\band\b")
_SIGNS = deferred(r"[^\w(]+")
_REMARK = deferred(r"\s[-–—]\s.*", re.DOTALL)


def read_facts(
    document: Document, sections: Sequence[Section], timeline: Timeline, *, dated: bool = False
) -> Facts:
    """Return the facts that a report states; never raises. `sections` are those of `read_outline`.

    Where fields have `dated` the incident, nobody asks for the times that its text tells, unless there is a
    length to be held against them.
    """
    labels = read_labels(before_sections(document, sections), sections)
    given = {**labels, **stated_in_front_matter(document)}
    said = {fact: value.text for fact, value in given.items()}
    title = title_of(document, said)
    prose = Prose(document, sections, timeline)
    texts = [block.text[:LONGEST] for block in prose.told]
    day = day_of(document, said, title, texts, timeline)
    stated = stated_durations(document.source.text, document.body_start)
    duration = _duration(stated, said)
    times: Sequence[Statement | None] = ()
    if (stated or not dated) and not tells_of_several(title, sections, texts):
        told = given, prose, timeline, day or published_on(document)
        times = chosen(tuple(statements(*told)), stated_lengths(*told, duration))
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
    head = first.text if first else ""
    said = given.get("title", "")
    quoted = _QUOTED.fullmatch(said.strip())
    said = quoted[2] if quoted else said
    if first and first.level == 1 and head and not (said and role_of(head)):
        return head
    is_above_all = first is not None and first is document.blocks[0] and head[-1:].isalnum()
    return said or (head if is_above_all and not names_part(head) else _first_line(document))


def _first_line(document: Document) -> str:
    line = next((b.text for b in document.blocks[:1] if b.kind == "paragraph"), "").split("\n")[0]
    is_title = 0 < len(line) <= _LONGEST_TITLE and line[-1] not in ".,;:" and not role_of(line)
    return line if is_title else ""


def _duration(stated: Sequence[StatedDuration], said: Mapping[str, str]) -> float | None:
    labelled = length(said.get("length", "")) or length(said.get("span", ""))
    if labelled is not None:
        return labelled
    return next((one.minutes for one in stated if one.aim is None or one.aim.is_end), None)


def _plain(value: str) -> str:
    """Return a state or severity without signs before it and remarks behind it: `Critical`."""
    signs = _SIGNS.match(value)
    return _REMARK.sub("", value[signs.end() if signs else 0 :]).strip() if len(value) <= 4 * _SHORT else ""


def _names(text: str) -> tuple[str, ...]:
    names = (name.strip() for name in _SEPARATOR.split(text[:400].strip("[] ")))
    return tuple(name for name in names if name.strip(" .'\""))[:50]
