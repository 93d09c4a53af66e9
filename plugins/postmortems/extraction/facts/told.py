"""Times in sentences: `it was resolved at 17:30`, `noticed ten minutes later`, `down from 8:00 to 9:30`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice, zip_longest

from ...model.document import Block
from ...model.milestone import Milestone
from ...model.timeline import TimelineEntry, When
from ...patterns import deferred
from ..notation.lengths import lengths
from ..notation.reader import may_hold_time
from ..statements.claims import Claim, claims_of_clause, clauses_around
from ..statements.denials import LATER, TAKEN_BACK
from ..statements.grammar import TROUBLES, Strength
from ..statements.timed import said_at
from .mention import Mention, after, days_on
from .prose_times import mentions
from .spans import ends_of, spans_of
from .statement import Statement, Trust

_BEFORE = 90
LONGEST = 5000
_SHOWN = 80
_DAY, _ANY_DAY = 1440, date(2000, 1, 1)
_YEAR = 366 * _DAY
"""Minutes: nobody takes longer to notice."""
_MOST = 40
"""How many times of one paragraph are looked at."""
_CLAUSE = 250
"""How much of a clause is read before a time, and behind it."""
_RELATIVE = deferred(r"\W{0,3}which\b")
_WHICH_BEGAN = deferred(r"\W{0,3}which (?:had )?(?:beg[au]n|started|occurred|happened)\b")
"""A clause whose subject stands in the one before it."""
_STOPPED = deferred(r"\W*(?:and )?(?:stopped|ceased|subsided|cleared|disappeared)\b")
_TROUBLE = deferred(rf"\b{TROUBLES}\b")
_THEN = deferred(r"(?s)\b(?:and|but|which|until)\b[^.;]{0,80}\b(?:later|afterwards?|thereafter)\b.*")
"""What a clause says of another time than its own: `down at 10:00 and restored an hour later`."""
_ELIDED = deferred(r"\W*(?:the|our|all|most) (?:[\w/-]{1,20} ){1,3}by\W*")
"""A clause that has its verb from the one before it: `the site was back by 10:00, and the API by 10:40`."""
_AT_ONCE = deferred(
    r"\b(?:within (?:\w{1,9} ){0,2}(?:seconds|moments|a minute)|immediately|instantly|at once|since then"
    r"|with (?:that|this)\b.{0,40}\b(?:over|ended|closed)|from (?:then|now|that (?:moment|point)) on|at that "
    r"(?:point|moment|time))\b"
)
"""What a sentence says that is about the time of the one before it."""
_LESS = {Strength.CLOSED: Trust.CLOSED, Strength.LOOSE: Trust.HINT}
"""How far what is not told plainly is trusted."""
_STOPS = ("", ".", "!", "?", "\n")
_LATER = deferred(r"\s(?:later|after(?:wards?)?)\b")
_NIGHT = deferred(r"0[0-9]|1?[0-9](?::[0-9]{2})?\s?a\.?m\b|m(?:idnight|itternacht|inuit|edianoche)")
"""A clock that without a day may be of the night after the start."""
_ONLY = r"\s(?:only\s|just\s)?(?:about\s)?$"
_AFTER = {
    Milestone.DETECTED: deferred(
        rf"\b(?:detected|noticed|discovered|reported|spotted|alerted|paged|aware)(?:\sof it)?{_ONLY}"
    ),
    Milestone.RESOLVED: deferred(
        rf"\b(?:restored|resolved|fixed|recovered|mended|back(?: online| up)?){_ONLY}"
    ),
}
"""What leads to the time after which something was so."""


def told_by(blocks: Sequence[Block], day: date | None) -> Iterator[list[Statement]]:
    """Yield the times that the sentences of each paragraph or list tell."""
    told: list[Statement] = []
    for block, following in zip_longest(blocks, blocks[1:]):
        text = block.text[:LONGEST]
        found = list(islice(mentions(text, day), _MOST))
        told += _of_text(block.start, text, found) if found else ()
        if told and not (block.kind == "item" and following and following.kind == "item"):
            yield told
            told = []


def began_inside(entry: TimelineEntry, at: When) -> When | None:
    """Return when it began by the text of an entry: `10:40 a customer says that it began at 10:12`.

    A time with which the text begins is the entry's own in another form.
    """
    text = entry.text
    if not may_hold_time(text):
        return None
    found = [one for one in islice(mentions(text, at.day), _MOST) if one.start]
    told = (one for one in _of_clauses(0, text, found) if one.milestone is Milestone.BEGAN)
    began = next((one.at for one in told if one.at.clock), None)
    return moved(began, -_DAY) if began and at.is_before(began) and began.day == at.day else began


def _of_text(offset: int, text: str, found: Sequence[Mention]) -> Iterator[Statement]:
    spans = spans_of(text, found)
    for one, other in spans:
        place = offset + one.start, offset + other.end
        words = text[_word_at(text, max(one.start - 30, other.end - _SHOWN)) : other.end]
        for milestone, at in zip((Milestone.BEGAN, Milestone.RESOLVED), ends_of(one, other), strict=True):
            yield Statement(milestone, at, Trust.SPAN, *place, words)
    taken = {mention for span in spans for mention in span}
    told = list(_of_clauses(offset, text, [one for one in found if one not in taken]))
    yield from told
    yield from _later(offset, text, told)


def _of_clauses(offset: int, text: str, found: Sequence[Mention]) -> Iterator[Statement]:
    small = text.lower()
    began: When | None = None
    for one, (start, end), told in _claimed(small, found) if len(small) == len(text) else ():
        shown = text[max(start, one.end - _SHOWN) : end].strip()[:_SHOWN]
        for milestone, strength in told:
            at, trust = one.at, _LESS.get(strength, Trust.SENTENCE) if one.at.clock else Trust.HINT
            if milestone is Milestone.DECLARED:
                milestone, trust = Milestone.DETECTED, Trust.DECLARED
            elif milestone is Milestone.BEGAN:
                began = at
            elif began and not one.dated and _NIGHT.match(small, one.start):
                at = after(began, at)
            yield Statement(milestone, at, trust, offset + one.start, offset + one.end, shown)


def _claimed(
    text: str, found: Sequence[Mention]
) -> Iterator[tuple[Mention, tuple[int, int], Sequence[Claim]]]:
    """Yield each time of a text with the clause in which it stands, and what that claims of it."""
    ends: list[Claim] = []
    parts = list(clauses_around(text, [(one.start, one.end) for one in found]))
    for number, (start, end) in enumerate(parts):
        for one in (each for each in found if start <= each.start < end):
            told = list(_of_clause(text, parts[number:], one, found))
            is_elided = not told and _ELIDED.fullmatch(text[start : one.start] + text[one.end : end])
            ends = ends if is_elided else [claim for claim in told if claim.milestone.is_end]
            yield one, (start, end), told or ends


def _of_clause(
    text: str, parts: Sequence[tuple[int, int]], one: Mention, found: Sequence[Mention]
) -> Iterator[Claim]:
    """Yield what the first of some clauses tells of a time in it, and those that belong to it."""
    start, end = parts[0]
    subject = max(0, start - _BEFORE) if _WHICH_BEGAN.match(text, start) else start
    before = text[max(subject, one.start - _CLAUSE) : one.start]
    trouble = _STOPPED.match(text, start) and _TROUBLE.search(text, max(0, start - _BEFORE), start)
    before = f"{trouble[0]} {before.lstrip(' ,').removeprefix('and ')}" if trouble else before
    behind = _THEN.sub("", text[one.end : min(end, one.end + _CLAUSE)])
    opens, lead = text[:start].rstrip()[-1:] in _STOPS, len(before.split())
    for first, last in parts[1:2]:
        is_bare = opens and lead < 3 and len(behind.split()) < 2 and behind.isascii()
        has_time = any(first <= at.start < last for at in found)
        if is_bare or (_RELATIVE.match(text, first) and not has_time):
            behind += text[first:last]
    told = _reported(before, behind) or said_at(before, behind)
    back = any(TAKEN_BACK.match(text, first) for first, _ in parts[1:2])
    yield from (claim for claim in told if not (back and claim.milestone.is_end))
    yield from _joined(text, parts[1:], found, opens=opens and lead <= 3)


def _reported(before: str, behind: str) -> list[Claim]:
    """Return that it began at a time where that was noticed: `we learned that it started at 10:12`."""
    told = said_at(before.rpartition(" that ")[2], behind) if " that " in before else ()
    return [claim for claim in told if claim.milestone is Milestone.BEGAN]


def _joined(
    text: str, parts: Sequence[tuple[int, int]], found: Sequence[Mention], *, opens: bool
) -> Iterator[Claim]:
    """Yield what is told of a time behind an `and`, where it opens a sentence, or as of the same moment."""
    for start, end in parts:
        clause = text[start:end]
        behind = opens and text[:start].endswith("and ")
        is_told = behind or _AT_ONCE.search(clause)
        if not is_told or LATER.match(clause) or any(start <= one.start < end for one in found):
            return
        counts = Milestone if behind else (Milestone.BEGAN, Milestone.DETECTED, Milestone.RESOLVED)
        told = (one for one in claims_of_clause(clause) if one.milestone in counts and one.milestone.fact)
        hints = () if behind else (Milestone.DETECTED, Milestone.RESOLVED)
        yield from (one._replace(strength=Strength.LOOSE) if one.milestone in hints else one for one in told)


def _later(offset: int, text: str, told: Sequence[Statement]) -> Iterator[Statement]:
    """Yield when it was noticed, or over, by the time that it took: `but was detected 10 minutes later`."""
    began = next((one.at for one in told if one.milestone is Milestone.BEGAN and one.at.clock), None)
    for minutes, start, end in lengths(text) if began else ():
        before, behind = text[max(0, start - 40) : start].lower(), text[end : end + 12].lower()
        found = next((milestone for milestone, says in _AFTER.items() if says.search(before)), None)
        if began and found and _LATER.match(behind):
            words = text[_word_at(text, start - 30) : end + 10]
            yield Statement(found, moved(began, minutes), Trust.SENTENCE, offset + start, offset + end, words)


def _word_at(text: str, at: int) -> int:
    """Return where the word begins that stands at an offset or behind it."""
    return text.find(" ", at) + 1 if at > 0 and text[at - 1] not in " \n" else max(at, 0)


def moved(at: When, minutes: float) -> When:
    """Return a time with a clock some minutes later."""
    moment = datetime.combine(_ANY_DAY, at.clock or time()) + timedelta(minutes=min(minutes, _YEAR))
    days = (moment.date() - _ANY_DAY).days
    if at.day:
        return at._replace(day=days_on(at.day, days), clock=moment.time())
    return at._replace(day_offset=at.day_offset + days, clock=moment.time())
