"""The zone that is stated once for a whole timeline: in a heading, a sentence, a table's head."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from ...model.document import Document
from ...model.milestone import Milestone
from ...patterns import deferred
from ..notation.clock import BETWEEN
from ..notation.zones import read_zone, zone_named
from ..text.sentences import sentence_behind
from .candidate import Candidate
from .document_date import body_start
from .timeline_sections import Scope

_SAID = deferred(
    r"(?i)(?<![A-Za-z0-9])(?:(?:(?:all|any|the|these|following|event|incident) (?:the )?(?:times?|timestamps?"
    r"|clocks?|hours)|all events|times? (?:are|is|in|as|shown|given|below|here)|time ?-?zones?"
    r"|timestamps? (?:are|is|in)|(?:all|everything below is|listed|shown) in(?= (?-i:[A-Z]))"
    r"|all(?= (?-i:[A-Z]{2,5}(?:[+-][0-9]{1,2})?\)))|zeitangaben|alle zeiten"
    r"|(?:toutes les )?heures en|todas las horas)\b|times?:(?=[ *_]{1,4}[A-Z]))"
)
_EMPHASIS = deferred(r"[*_]+(?![A-Za-z])")
_PLACE = deferred(r"(?<![A-Za-z])(?=[A-Z])")
_CLOCK_ZONE = deferred(
    rf"[0-9]{{1,2}}[{BETWEEN}.][0-9]{{2}}(?::[0-9]{{2}})?\s?(?:[AaPp]\.?[Mm]\.?)?\s?\(?(?=[A-Z])"
)
_NAME = r"[A-Z][a-z]{2,15}"
_OF_A_PLACE = tuple(
    deferred(rf"({name}) (?:local )?time(?: ?zone|s)?\b")
    for name in (rf"{_NAME}(?: {_NAME}){{0,2}}", rf"(?<=in ){_NAME}(?: [a-z]{{2,15}}){{1,2}}")
)
_ONLY_ZONE = deferred(
    r"\W*(?:(?:are|is|in|as|at|the|shown|given|listed|stated|here|below)\b\W*)*"
    rf"(?!(?:ISO|RFC|TBD)\b)([A-Z]{{3,5}}|{_NAME}(?: {_NAME}){{0,2}})\W*"
)
"""A sentence that says nothing else of all times."""
_MAY_BE_A_WORD = ("Z", "ET", "CT", "MT", "PT")
"""Zones that count only where their name ends what is said, as in `Timeline (PT)`: not in `CT scans`."""
_ENDS = deferred(r"\s*(?:[)\]|,;.:]|$|(?:unless|except|if|when|where)\b)")
LOOK = 12_000


def stated_zone(document: Document, scopes: Sequence[Scope], entries: Sequence[Candidate]) -> str:
    """Return the zone of the timeline as the document writes it, or an empty string."""
    text = document.source.text
    first = entries[0].offset if entries else 0
    timelines = [scope for scope in scopes if scope.timeline]
    return (
        _of_most(entries)
        or _first(_in_name(scope.title) for scope in timelines)
        or _first(_in_sentence(text[scope.start : scope.start + 1500]) for scope in timelines[:20])
        or _in_name(_table_head(text, entries))
        or document.text_of("timezone")
        or _in_sentence(text[body_start(document) :][:LOOK])
        or _agreed(entry.written.zone for entry in entries)
        or _agreed(_clock_zones(text[body_start(document) : max(first, LOOK)]))
    )


def _of_most(entries: Sequence[Candidate]) -> str:
    """Return the zone that stands at more than half of the entries, and no other at any."""
    own = [entry.written.zone for entry in entries if entry.written.zone]
    return _agreed(own) if 2 * len(own) > len(entries) else ""


def _first(found: Iterable[str]) -> str:
    return next(filter(None, found), "")


def _table_head(text: str, entries: Sequence[Candidate]) -> str:
    """Return the lines of the table above its first timed row."""
    row = next((entry for entry in entries if entry.kind == "row"), None)
    if row is None:
        return ""
    above = text[max(row.offset - 1500, 0) : row.offset].rsplit("\n\n", 1)[-1]
    return above.split("\n")[0] if above.count("\n") < 40 else ""


def _in_name(text: str) -> str:
    """Return the zone that a title or the head of a table states, else the first that it names."""
    return _in_sentence(text) or _in_title(text)


def _in_title(title: str) -> str:
    for place in islice(_PLACE.finditer(title), 40):
        found = read_zone(title, place.start())
        is_zone = found and (found[0] not in _MAY_BE_A_WORD or _ENDS.match(title, found[1]))
        if found and is_zone and not title.startswith(("'", "’"), found[1]):
            return found[0]
    return ""


def _in_sentence(text: str) -> str:
    """Return the zone in the first sentence that speaks of times, `all times are in UTC`."""
    for count, said in enumerate(_SAID.finditer(text)):
        if count > 100:
            break
        sentence = _EMPHASIS.sub(" ", sentence_behind(text, said.end(), 90).replace("\n", " "))
        found = _in_title(sentence) or _named(sentence, of_all=said[0].lower().startswith("all"))
        if found:
            return found
    return ""


def _named(sentence: str, *, of_all: bool) -> str:
    """Return the place whose time a sentence names, or whatever it says `of_all` times, known or not."""
    place = next(filter(None, (each.search(sentence) for each in _OF_A_PLACE)), None)
    name = place or (_ONLY_ZONE.fullmatch(sentence) if of_all else None)
    words = name[1].split() if name else []
    ends = (words[at:] for at in range(len(words)))
    starts = (words[:at] for at in range(len(words), 0, -1))
    parts = map(" ".join, (*ends, *starts))
    return next(filter(zone_named, parts), " ".join(words))


def tells_local_time(document: Document) -> bool:
    """Return whether front matter tells which time the local one is."""
    return any(map(document.text_of, ("timezone", Milestone.BEGAN.field)))


def _clock_zones(text: str) -> Iterable[str]:
    for count, clock in enumerate(_CLOCK_ZONE.finditer(text)):
        found = read_zone(text, clock.end()) if count < 200 else None
        if found:
            yield found[0]


def _agreed(zones: Iterable[str]) -> str:
    """Return the zone that all that name one share."""
    named = {zone for zone in zones if zone}
    return named.pop() if len(named) == 1 else ""
