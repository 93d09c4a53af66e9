"""How long an incident took by what its text states: `Time to resolve: 6h 27m`, `lasted about 8 hours`.

Only statements about the whole incident are read. What covers part of the clock, as `7h (during support
hours)` does, is left out, and so are earlier outages, conditions and single phases of several.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, islice

from ...frozen import Frozen
from ...model.milestone import Milestone
from ...patterns import deferred, likely, places, small
from ..notation.lengths import length_alone, lengths
from ..text.sentences import paragraph_around, sentence_before, sentence_behind

LIMIT = 30
_TIME_TO = {
    Milestone.DETECTED: "detect|detection|discover|discovery|notice",
    Milestone.ACKNOWLEDGED: "acknowledge|acknowledgement|acknowledgment|ack|respond",
    Milestone.MITIGATED: "mitigate|mitigation|repair|recover|recovery|restore|restoration|fix",
    Milestone.RESOLVED: "resolve|resolution",
}
_AIM = {word: milestone for milestone, words in _TIME_TO.items() for word in words.split("|")}
_AIMS = "|".join(_TIME_TO.values())
_NAME = (
    r"(?P<label>(?:(?:total|overall|outage|incident|impact|approximate|estimated|service)[ ]){0,2}"
    r"(?:(?:duration|downtime)(?:[ ]of[ ](?:the[ ])?(?:outage|incident|impact))?"
    rf"|time[ -]to[ -](?P<aim>{_AIMS})))"
)
_LABEL = deferred(
    r"(?im)^(?:(?P<heading>#{1,6}[ \t]{1,3}(?:[0-9]{1,2}[.)]?[ ])?[*_]{0,3})|[ \t>*+|_-]{0,12})"
    + _NAME
    + r"(?(heading)[*_: \t]{0,4}\n{1,3}|[ \t]?(?:\([^()\n]{0,30}\))?[*_ \t]{0,4}[:|=][*_|:~ \t]{0,8})"
    r"(?P<rest>[^\n]{0,200})"
)
"""A label, and what stands behind it, or below it where it is a heading."""
_HEDGE = (
    r"(?:a\stotal\sof|an estimated|about|around|approximately|approx\.?|roughly|nearly|almost|circa|ca\.|some"
    r"|etwa|rund|ungefähr|knapp|environ|presque|unas|unos|aproximadamente|casi|cerca de|quase|約|およそ|约"
    r"|大约|just over|just under|over|under|more than|less than|~|≈)"
)
_LEAD = deferred(rf"(?i)\W{{0,4}}(?:(?:for|of|was|is)[ ])?(?P<hedge>{_HEDGE}\s?){{0,2}}")
_HEDGED = deferred(rf"(?i)(?P<hedge>{_HEDGE})\s?$")
_THINGS = ("outage", "incident", "disruption", "downtime", "interruption", "degradation")
_DOWN = (
    "down", "offline", "unavailable", "inaccessible", "unreachable", "unusable", "degraded", "interrupted",
    "stopped", "out of service",
)  # fmt: skip
_SIGNS = (*_THINGS, *_DOWN, "lasted", "lasting", "lasts", "took", "failure", "period")
"""Words of which each sentence about a length has one."""
_THING = rf"(?:{'|'.join(_THINGS)})"
_BEFORE = deferred(
    rf"(?i)\b(?:last(?:ed|ing|s)(?:\sfor)?|{_THING}\s(?:of|was|at)|took(?:\sus)?)\s(?:{_HEDGE}\s?){{0,2}}$"
)
_DOWN_FOR = deferred(rf"(?i)\b(?:{'|'.join(_DOWN)})\b[^.;]{{0,60}}\bfor\s(?:{_HEDGE}\s?){{0,2}}$")
_SUBJECT = deferred(rf"(?i)\b(?:{_THING}|problem|issue|effect|impact|which|that|it|this)\b")
_MENDED = deferred(r"(?i)\s(?:until\sit\swas\s|to\s)(?:fully\s|completely\s)?(?:fix|resolve|restore|recover)")
_AFTER = deferred(
    rf"(?i)[\s-](?:long[\s-])?(?:(?:\w{{4,12}}ing|total|full|complete|partial|service)[\s-])?(?:{_THING}"
    rf"|failure|period (?:of|without))\b"
)
_PART = deferred(
    r"(?i)\b(?:first|second|third|each|every|another|previous|previously|earlier|similar|last|some|if|would"
    r"|could|can|may|might|worst|up to|at least|at most|planned|expected|within|per|half|average|mean|goal"
    r"|target|sla)\b"
)
_HOURS = deferred(
    r"(?i)\b(?:support|business|working|office|service|core|opening)[ -](?:hours|time|days)\b"
    r"|\bhours of support\b|\bon average\b|\beach\b|\bper \w"
)
_PART_AFTER = deferred(_HOURS.pattern + r"|\b(?:expected|planned|estimated|earlier|ago)\b")
_LABEL_SIGNS = ("duration", "downtime", "time to", "time-to")
"""Of these, each label has one."""
_NEAR = 110
_IN_MINUTES = deferred(r"(?i)(?:[0-9a-z][\s-]{0,2}m(?:in\w{0,5}|n)?\.?|分[間钟鐘]?|['′0-9])$")
_DAYS = deferred(r"(?i)[0-9a-z][\s-]{0,2}(?:d(?:ays?)?|tage?n?|jours?|d[ií]as?|日間)$")
_DECIMAL = deferred(r"[0-9][.,][0-9]|[¼½¾半]|half|demie?|media|meia|halb")
EXACT = 2
"""Minutes by which an exact statement may differ: clocks are rounded to minutes on both sides."""


class StatedDuration(Frozen):
    """A stated length in minutes; `aim` is what it is the time to, None for all of it.

    `labelled` says that it stands after a label, `whole` that it cannot be that of a part, as `an outage of 6
    minutes on the mirror` is. `tolerance` is by how many minutes the times may differ from it. Offsets are
    those of the document's text.
    """

    minutes: float
    tolerance: float
    aim: Milestone | None
    labelled: bool
    whole: bool
    start: int
    end: int


@lru_cache(maxsize=4)
def stated_durations(text: str, start: int = 0) -> tuple[StatedDuration, ...]:
    """Return the stated lengths of a text from offset `start` on, after labels first, `LIMIT` at most.

    The last are kept: facts and a check ask for them.
    """
    return tuple(islice(chain(_labelled(text, start), _in_sentences(text, start)), LIMIT))


def is_of_all(stated: StatedDuration, written: str) -> bool:
    """Tell whether a stated length, as it is written, is that of the incident: time to mitigate is not."""
    is_back = stated.aim is Milestone.MITIGATED and (
        "recover" in written.lower() or "restor" in written.lower()
    )
    return stated.aim in (None, Milestone.RESOLVED) or is_back


def _labelled(text: str, start: int) -> Iterator[StatedDuration]:
    for line in _labels(text, start):
        rest, offset = line["rest"], line.start("rest")
        told = filter(None, (length_alone(rest), *islice(lengths(rest), 1)))
        for minutes, begin, end in () if _HOURS.search(rest) else islice(told, 1):
            lead = _LEAD.fullmatch(rest, 0, begin)
            if lead or rest[:begin].rstrip()[-1:] in (":", "(", "="):
                hedged = (lead and lead["hedge"]) or _HEDGED.search(rest, 0, begin) or "~" in line[0]
                tolerance = _tolerance(minutes, rest[begin:end], bool(hedged), labelled=True)
                aim = _AIM.get((line["aim"] or "").lower())
                yield StatedDuration(minutes, tolerance, aim, True, True, line.start("label"), offset + end)


def _labels(text: str, start: int) -> Iterator[re.Match[str]]:
    """Yield the lines that begin with a label; what stands below one is none itself."""
    end = start
    for at in sorted(places(small(text), likely(text, _LABEL_SIGNS), start)):
        line = text.rfind("\n", 0, at) + 1
        if line >= end and (found := _LABEL.match(text, line)):
            yield found
            end = found.end()


def _in_sentences(text: str, start: int) -> Iterator[StatedDuration]:
    last = start
    for at in sorted(places(small(text), likely(text, _SIGNS), start)):
        if at >= last:
            first, last = paragraph_around(text, at, start)
            yield from _in_paragraph(text[first:last], first)


def _in_paragraph(part: str, offset: int) -> Iterator[StatedDuration]:
    """Yield the lengths that the words around them make those of the incident."""
    for minutes, begin, end in lengths(part):
        before, behind = sentence_before(part, begin, _NEAR), sentence_behind(part, end, _NEAR)
        told = _BEFORE.search(before)
        told = told if told and _counts(told[0], before, behind) else _DOWN_FOR.search(before)
        is_part = _PART.search(before) or _PART_AFTER.search(behind)
        if (told or _AFTER.match(behind)) and not is_part:
            whole = told is not None and told[0].lower().startswith(("last", "took"))
            at = begin - len(before) + told.start() if told else begin
            tolerance = _tolerance(minutes, part[begin:end], bool(_HEDGED.search(before)), labelled=False)
            yield StatedDuration(minutes, tolerance, None, False, whole, offset + at, offset + end)


def _counts(told: str, before: str, behind: str) -> bool:
    """Tell whether the words before a length make it that of the incident."""
    if told.lower().startswith("took"):
        return bool(_MENDED.match(behind))
    return not told.lower().startswith("last") or bool(_SUBJECT.search(before))


def _tolerance(minutes: float, written: str, hedged: bool, *, labelled: bool) -> float:
    """Return how far the truth may lie from a stated length, by how roughly it is stated."""
    if _IN_MINUTES.search(written):
        round_number = minutes % 5 == 0 and not labelled
        return max(EXACT, minutes / 4 if hedged else minutes / 10 if round_number else 0)
    unit = 1440 if _DAYS.search(written) else 6 if _DECIMAL.search(written) else 60
    return max(unit / 2, minutes / 4 if hedged else minutes / 10)
