"""Times in sentences: `down from 8:00 to 9:30`, `it was resolved at 17:30`, `noticed ten minutes later`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import MAXYEAR, date, datetime, time, timedelta
from itertools import islice, pairwise, zip_longest

from ...model.document import Block
from ...model.milestone import Milestone
from ...model.timeline import TimelineEntry, When
from ...patterns import deferred
from ..notation.reader import may_hold_time
from ..statements.claims import Claim, claims_of_clause, clauses_around
from ..statements.denials import LATER
from ..statements.grammar import Strength
from ..statements.timed import is_work, said_at
from ..text.sentences import sentence_before, sentence_behind
from .prose_times import Mention, after, mentions
from .stated_lengths import lengths
from .statement import Statement, Trust

_BEFORE = 90
LONGEST = 5000
_SHOWN = 80
_DAY = 1440
_YEAR = 366 * _DAY
"""Minutes: nobody takes longer to notice."""
_MOST = 40
"""How many times of one paragraph are looked at."""
_CLAUSE = 250
"""How much of a clause is read before a time, and behind it."""
_RELATIVE = deferred(r"\W{0,3}which\b")
_AT_ONCE = deferred(
    r"\b(?:within (?:\w{1,9} ){0,2}(?:seconds|moments|a minute)|immediately|instantly|at once|since then"
    r"|from (?:then|now|that (?:moment|point)) on|at that (?:point|moment|time))\b"
)
"""What a sentence says that is about the time of the one before it."""
_STOPS = ("", ".", "!", "?", "\n")
FROM = deferred(
    r"(?:\b(?:from|between|of|was|were|duration|von|zwischen|entre|de|das|desde|dalle|(?:beginning"
    r"|starting)(?: at| on)?)|[:(]|(?:^|\n)\d{1,2}[.)])\W{0,4}(?:the hours of |about |around |approximately "
    r"|roughly |the |las? |les |as )?$"
)
"""What stands before a span, in small letters."""
TO = deferred(
    r"(?:\s?\([^()\n]{1,60}\))?\W{0,6}(?:(?:and )?(?:continuing|lasting|running) )?(?:to|until|till|and"
    r"|and (?:it )?(?:end(?:ing|ed|s)|finish(?:ing|ed|es))|through|[-–—〜～→]|bis|à|et|y|e|a|às|hasta|até"
    r"|jusqu'à|から|至|到|uhr bis|uhr und|und)\W{0,4}(?:about|around|approximately|roughly|approx\.?|the|on"
    r"|at|las?|\w{3,6}day)?\W{0,4}(?:at )?"
)
_FROM_EAST = frozenset(("から", "至", "到"))
"""What stands behind the first time of a span."""
_OTHER_SPAN = deferred(
    r"\b(?:(?:support|business|working|office|opening|core)[ -](?:hours|times?|days)|maintenance window"
    r"|every|daily|logs?|retro|meeting)\b|(?<!not )(?<!n't )\b(?:available|open|opened|staffed|reachable)\b"
)
_LATER = deferred(r"\s(?:later|after(?:wards?)?)\b")
_FOUND = deferred(
    r"\b(?:detected|noticed|discovered|reported|spotted|alerted|paged|aware)\s(?:of it\s)?(?:only\s"
    r"|just\s)?(?:about\s)?$"
)


def told_by(blocks: Sequence[Block], day: date | None) -> Iterator[list[Statement]]:
    """Yield the times that the sentences of each paragraph or list tell."""
    told: list[Statement] = []
    for block, following in zip_longest(blocks, blocks[1:]):
        text = block.text[:LONGEST]
        found = list(islice(mentions(text, day), _MOST))
        told += _of_block(block, text, found) if found else ()
        if told and not (block.kind == "item" and following and following.kind == "item"):
            yield told
            told = []


def began_inside(entry: TimelineEntry, at: When) -> When | None:
    """Return when it began by the text of an entry: `10:40 a customer says that it began at 10:12`."""
    text = entry.text
    if not may_hold_time(text):
        return None
    found = list(islice(mentions(text, at.day), _MOST))
    told = _of_clauses(Block("paragraph", 0, len(text), text), text, found)
    began = next((one.at for one in told if one.milestone is Milestone.BEGAN and one.at.clock), None)
    return moved(began, -_DAY) if began and at.is_before(began) and began.day == at.day else began


def span_in(text: str, day: date | None) -> tuple[When, When] | None:
    """Return the start and the end that a labelled value gives: `8:00 AM - 6:00 PM WAT`."""
    told = mentions(text, day)
    found = [mention for mention in told if mention.at.clock] or told
    return next((_ends(one, other) for one, other in pairwise(found) if is_span(text, one, other)), None)


def is_span(text: str, first: Mention, second: Mention) -> bool:
    """Tell whether nothing but a sign of a span stands between two times."""
    return bool(TO.fullmatch(text.lower(), first.end, second.start))


def opens_span(text: str, first: Mention) -> bool:
    """Tell whether the words before a time open a span of harm."""
    before = sentence_before(text, first.start, _BEFORE).lower()
    sentence = before + sentence_behind(text, first.end, _BEFORE).lower()
    opens = FROM.search(before) or text[first.end : first.end + 2].strip() in _FROM_EAST
    return bool(opens) and not (_OTHER_SPAN.search(before) or is_work(before, sentence))


def _ends(first: Mention, second: Mention) -> tuple[When, When]:
    """Return a span's start and end; a day that stands at its end only is that of both."""
    start = first.at
    if second.dated and not first.dated and second.at.day:
        start = start._replace(day=second.at.day, day_offset=0)
        if start.clock and second.at.clock and start.clock > second.at.clock:
            start = start._replace(day=max(second.at.day, date.min + timedelta(days=1)) - timedelta(days=1))
    return start, after(start, second.at)


def _of_block(block: Block, text: str, found: Sequence[Mention]) -> Iterator[Statement]:
    spans = [
        (one, other) for one, other in pairwise(found)
        if one.at.clock and other.at.clock and is_span(text, one, other) and opens_span(text, one)
    ]  # fmt: skip
    for one, other in spans:
        start, end = _ends(one, other)
        place = block.start + one.start, block.start + other.end
        words = text[max(0, one.start - 30) : other.end]
        for milestone, at in ((Milestone.BEGAN, start), (Milestone.RESOLVED, end)):
            yield Statement(milestone, at, Trust.SPAN, *place, words[-_SHOWN:])
    taken = {mention for span in spans for mention in span}
    told = list(_of_clauses(block, text, [one for one in found if one not in taken]))
    yield from told
    yield from _later(block, text, told)


def _of_clauses(block: Block, text: str, found: Sequence[Mention]) -> Iterator[Statement]:
    small = text.lower()
    if len(small) != len(text):
        return
    parts = list(clauses_around(small, [(one.start, one.end) for one in found]))
    for number, (start, end) in enumerate(parts):
        for one in (each for each in found if start <= each.start < end):
            trusted = (block.start + one.start, block.start + one.end, text[start:end].strip()[:_SHOWN])
            for milestone, strength in _of_clause(small, parts[number:], one, found):
                yield Statement(milestone, one.at, _trust(strength, one.at), *trusted)


def _of_clause(
    text: str, parts: Sequence[tuple[int, int]], one: Mention, found: Sequence[Mention]
) -> Iterator[Claim]:
    """Yield what the first of some clauses tells of a time in it, and those that belong to it."""
    start, end = parts[0]
    before = text[max(start, one.start - _CLAUSE) : one.start]
    behind = text[one.end : min(end, one.end + _CLAUSE)]
    opens, lead = text[:start].rstrip()[-1:] in _STOPS, len(before.split())
    for following in parts[1:2]:
        if opens and lead < 3 and len(behind.split()) < 2:
            behind += text[slice(*following)]
        if _RELATIVE.match(text, following[0]):
            behind += text[slice(*following)]
    yield from said_at(before, behind)
    yield from _joined(text, parts[1:], found, opens=opens and lead <= 3)


def _joined(
    text: str, parts: Sequence[tuple[int, int]], found: Sequence[Mention], *, opens: bool
) -> Iterator[Claim]:
    """Yield what is told of a time behind an `and`, where it opens a sentence, or as of the same moment."""
    for start, end in parts:
        clause = text[start:end]
        behind = opens and text[:start].endswith("and ")
        if LATER.match(clause) or any(start <= one.start < end for one in found):
            return
        if not behind and not _AT_ONCE.search(clause):
            return
        counts = Milestone if behind else (Milestone.BEGAN,)
        yield from (one for one in claims_of_clause(clause) if one.milestone in counts and one.milestone.fact)


def _trust(strength: Strength, at: When) -> Trust:
    if strength is Strength.LOOSE or at.clock is None:
        return Trust.HINT
    return Trust.CLOSED if strength is Strength.CLOSED else Trust.SENTENCE


def _later(block: Block, text: str, told: Sequence[Statement]) -> Iterator[Statement]:
    """Yield when it was noticed by the time that it took: `but was detected 10 minutes later`."""
    began = next((one for one in told if one.milestone is Milestone.BEGAN and one.at.clock), None)
    for minutes, start, end in lengths(text) if began else ():
        found = _FOUND.search(text[max(0, start - 40) : start].lower())
        if began and found and _LATER.match(text[end : end + 12].lower()):
            words = text[max(0, start - 30) : end + 10]
            place = block.start + start, block.start + end
            yield Statement(Milestone.DETECTED, moved(began.at, minutes), Trust.SENTENCE, *place, words)


def moved(at: When, minutes: float) -> When:
    """Return a time with a clock some minutes later."""
    day = at.day or date(2000, 1, 1)
    if not 1 < day.year < MAXYEAR:
        return at
    moment = datetime.combine(day, at.clock or time()) + timedelta(minutes=min(minutes, _YEAR))
    number = at.day_offset + (moment.date() - day).days
    return When(moment.date() if at.day else None, 0 if at.day else number, moment.time(), at.seconds_written)
