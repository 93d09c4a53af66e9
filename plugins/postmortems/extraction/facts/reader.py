"""What a report states about its incident: in its front matter, after labels, in sentences, in its timeline.

Everything that tells a time becomes a `Statement` with how far it is to be trusted; `choice` takes what is
believed. The other facts are what stands in the front matter, else after a label, else in a sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain

from ...model.document import Document, Section
from ...model.facts import Facts, Why
from ...model.milestone import Milestone
from ...model.timeline import Timeline
from ...patterns import deferred
from ...sections import names_part, role_of
from ..notation.lengths import length
from ..notation.zones import zone_named
from ..text.nothing import is_placeholder
from ..text.unmarked import unmarked
from .choice import Lengths, chosen
from .day import day_of, published_on
from .entries import likely, told_by_entries
from .front_matter import stated_in_front_matter
from .labelled_times import labelled_times
from .labels import read_labels
from .parts import Prose, before_sections, tells_of_several
from .prose_times import first_day, mentions
from .shares import share_of_users
from .stated_lengths import StatedDuration, is_of_all, stated_durations
from .statement import Given, Statement, Told, Trust
from .told import LONGEST, told_by

_SHORT = 40
_WHOLE = deferred(r"(?i)\b(?:fully|full|completely?|all|every\w*|entire\w*|final\w*|last)\b")
"""What says of an end that it is one for all."""
_QUOTED = deferred(r"(['\"`])([^\n]{1,300})\1,?")
_LONGEST_TITLE = 120
_IN_BRACKETS = deferred(r"\s?[(<][^()<>\n]{0,200}[)>]")
_SEPARATOR = deferred(r"[,;/&+\n、，；]|\b(?:and|und|et)\b")
_ELSEWHERE = deferred(
    r"(?i)\W*(?:(?:see|siehe|voir|ver)\b|(?:all|everything|everyone|alle|tous|todos)(?: \w{2,20})?\W*$)"
)
"""How a value begins that names nothing."""
_BESIDE = deferred(r"(?s)\A[^\w(]+|\s[-–—]\s.*")
"""Signs before a state or severity, and remarks behind it."""
_NEAR = 80
_ZONE_END = deferred(r"[,;(/]|\s[-–—]\s|\sunless\b")


def read_facts(
    document: Document, sections: Sequence[Section], timeline: Timeline, *, dated: bool = False
) -> Facts:
    """Return the facts that a report states; never raises. `sections` are those of `read_outline`.

    Where fields have `dated` the incident and the timeline its zone, nobody asks for more than its day,
    unless a length is stated: that is held against the times that the text tells.
    """
    stated = stated_durations(document.source.text, document.body_start)
    began = document.text_of(Milestone.BEGAN.field) if dated and timeline.zone and not stated else ""
    if began:
        return Facts(date=first_day(began), zone=timeline.zone)
    return _facts(document, sections, timeline, stated)


def _facts(
    document: Document, sections: Sequence[Section], timeline: Timeline, stated: Sequence[StatedDuration]
) -> Facts:
    above = before_sections(document, sections)
    given = {**read_labels(document.source.text, above, sections), **stated_in_front_matter(document)}
    said = defaultdict(str, {fact: value.text for fact, value in given.items()})
    title = title_of(document, said["title"])
    given = {"title": Given(title, max(document.source.text.find(title), 0)), **given}
    prose = Prose(above, sections, timeline)
    texts = [block.text[:LONGEST] for block in prose.told]
    day = day_of(document, said, title, texts, timeline)
    exact = length(said["length"], alone=True)
    duration = exact or length(said["span"])
    if duration is None:
        text = document.source.text
        duration = next((one.minutes for one in stated if is_of_all(one, text[one.start : one.end])), None)
    times: Sequence[Statement] = ()
    if not tells_of_several(title, sections, texts):
        near = day or published_on(document)
        told = tuple(_told(prose, timeline, near))
        lengths = Lengths(duration, exact, length(said["to_detect"], alone=True), told)
        times = chosen(tuple(statements(given, prose, timeline, near)), lengths)
    zone = _labelled_zone(said["zone"]) or timeline.zone
    return Facts(
        title=title,
        id=said["id"][:_SHORT],
        date=day,
        duration_minutes=duration,
        severity=_plain(said["severity"]),
        services=_names(said["services"]),
        users_percent=share_of_users(said["users"], texts),
        authors=len(_names(_IN_BRACKETS.sub("", unmarked(said["authors"])))),
        status=_plain(said["status"])[:_SHORT],
        zone=zone or ("" if timeline.entries else _zone_of_clocks(sections, said.values())),
        why=tuple(Why(one.milestone.fact, one.start, one.words, one.trust.value) for one in times),
        **{one.milestone.fact: one.at for one in times},
    )


def title_of(document: Document, said: str) -> str:
    """Return what the report calls itself: its first heading, the title that is `said`, or its first line.

    A heading that names a part of the report is not its title where one is said.
    """
    first = next((block for block in document.blocks if block.kind == "heading"), None)
    head = first.text if first else ""
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


def _plain(value: str) -> str:
    said = _BESIDE.sub("", value).strip() if len(value) <= 4 * _SHORT else ""
    return "" if is_placeholder(value) or is_placeholder(said) else said


def _names(text: str) -> tuple[str, ...]:
    said = "" if is_placeholder(text) or _ELSEWHERE.match(text) else text[:400].strip("[] ")
    names = (name.strip(" `") for name in _SEPARATOR.split(said))
    return tuple(name for name in names if name.strip(" .'\""))[:50]


def _labelled_zone(value: str) -> str:
    """Return the zone that a labelled value names, `Berlin, Germany`; all of it where none is known."""
    parts = (value, *map(str.strip, _ZONE_END.split(value, 4))) if value else ()
    return next(filter(zone_named, parts), value)


def _zone_of_clocks(sections: Sequence[Section], given: Iterable[str]) -> str:
    """Return the only zone that stands with the clocks of a report without a timeline."""
    texts = (*given, *(block.text for section in sections[:4] for block in section.blocks[:6]))
    zones = {mention.zone for text in texts for mention in mentions(text[:1000]) if mention.zone}
    return zones.pop() if len(zones) == 1 else ""


def statements(
    given: Mapping[str, Given], prose: Prose, timeline: Timeline, day: date | None
) -> Iterator[Statement]:
    """Yield what labels, sentences and entries state, each in the order in which it stands.

    Of several paragraphs that tell of an end the first counts, or a later one that tells of the whole of it.
    """
    yield from labelled_times(given, day)
    ended: set[tuple[Trust, bool]] = set()
    for paragraph in told_by(prose.told, day):
        ends = {one: (one.trust, bool(_WHOLE.search(one.words))) for one in paragraph if one.milestone.is_end}
        yield from (
            one for one in paragraph if one not in ends or ended.isdisjoint((ends[one], (one.trust, True)))
        )
        ended.update(ends.values())
    measures = (block for block in prose.within("actions") if block.kind == "paragraph")
    for paragraph in told_by((*prose.within("investigation", "root_cause", "went_wrong"), *measures), day):
        yield from (one._replace(trust=Trust.HINT) for one in paragraph if one.trust is not Trust.SPAN)
    yield from chain.from_iterable(told_by(prose.within("timeline"), day))
    yield from told_by_entries(timeline)


def _told(prose: Prose, timeline: Timeline, day: date | None) -> Iterator[Told]:
    for entry in timeline.entries:
        at = likely(entry)
        if at and at.clock:
            yield Told(at, entry.start, entry.end, entry.text)
    for block in prose.told:
        for one in mentions(block.text[:LONGEST], day):
            if one.at.clock:
                words = block.text[one.start : one.end + _NEAR]
                yield Told(one.at, block.start + one.start, block.start + one.end, words)
