"""What a clause says of a time in its midst: `it began at 10:00`, `not over until 12:00`."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.milestone import Milestone
from ...patterns import deferred
from . import lexicon as lex
from .claims import Claim, claims_of_clause
from .denials import DENIED, UNSURE_OR_NOT
from .grammar import ANY_BE, ANY_DOWN, ANY_OVER, TROUBLES, Strength
from .lexicon import past, verbs, words

_STARTED = verbs(lex.START)
_AT = (
    r"(?:(?:at|on|by|from|around|about|roughly|approximately|circa|the|as of|shortly|just|after|before|~"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun|same )day|same (?:morning|evening|night))\W{0,3}){0,5}$"
)
_TRAILING = deferred(rf"\b{_AT}")
"""What leads from a clause to its time."""
_UNTIL = deferred(rf"\b(?:until|till)\W{{0,3}}{_AT}")
_NOT_UNTIL = deferred(rf"\b(?:was|is)(?: not|n't) until {_AT}")
_THAT = deferred(r"^\W*that ")
"""What `it was not until 10:45` leads from and to."""
_PEAK = deferred(rf"\bpeak(?:s|ed|ing)?\W{{0,3}}{_AT}")
"""What leads to the time at which it was worst."""
_LOST_WORK = deferred(
    r"\b(?:recover|restor|backfill|replay|resend|reprocess)\w{0,4} .{0,40}\b(?:lost|missing)\b"
)
"""What leads to the times between which was lost what somebody brings back."""
_OF_TROUBLE = deferred(rf"\W*(?:the|this|our) (?:(?![\w-]+ed\b)[\w-]{{2,20}} ){{0,3}}?{TROUBLES} {_AT}")
"""A clause that has named the trouble only when it comes to the time: `the outage on 3 May was ended by`."""
_FROM = deferred(rf"(?:^|\s)from\W{{0,3}}{_AT}")
_TOOK = deferred(r"\b(?:took|takes)\b")
_TO_NOTICE = deferred(rf"[^.,;]{{0,60}}\bto (?:\w{{2,12}}ly )?{verbs(lex.NOTICE)}\b")
_MENDS = deferred(
    rf"\W*to (?:\w{{2,12}}ly )?(?:{verbs(lex.MEND)}|re\w{{3,12}}|(?:bring|get|put) [\w ]{{2,30}}back)\b"
)
_SINCE = deferred(rf"\b(?:since|as of|{_STARTED}|commenc\w{{2,4}})\W{{0,3}}{_AT}")
_IT_BEGAN = deferred(rf"\b(?:{past(lex.BEGIN)}|began|begun)\W{{0,3}}{_AT}")
_IT_ENDED = deferred(rf"\b(?:end(?:ed|ing)|finish(?:ed|ing)|over)\W{{0,3}}{_AT}")
_HARM = deferred(
    rf"\b(?:{TROUBLES}|{ANY_DOWN}|{verbs(lex.FAIL)}|(?:disrupt|interrupt|impair)ed|un\w{{3,20}}able|unable to"
    r"|[45](?:\d\d|xx)s?|slow|timing out|could not|couldn't|no longer)\b"
)
_FAILS_TO = deferred(r"\b(?:not|delay\w{0,4})\b|n't\b")
_WORK = deferred(
    rf"\b(?:{words(lex.WORK, plural=True)}|windows?|reviews?|scans?|jobs?|retrospectives?|debriefs?"
    rf"|contracts?|trainings?|campaigns?|sales?|seasons?|shifts?|talks?"
    rf"|(?:restor|rebuild|migrat|investigat|deploy|roll|analys|analyz|repair)ing)\b"
)
_AT_WORK = deferred(
    rf"\b(?:we|{words(lex.STAFF, plural=True)}) (?:\w{{2,12}} ){{0,2}}"
    rf"{verbs(lex.REPAIRING + ' troubleshoot debug')}\b"
)
_NOT_OVER = deferred(
    rf"\b(?:(?:not|n't|never) (?:\w{{2,10}} ){{0,2}}(?:over|{ANY_OVER}|ended|achieved|complete)"
    r"|(?:it|and|this|which) lasted|persist(?:ed|ing))\b"
)
_UNCLEAR = deferred(r"\b(?:un(?:known|clear|explained|identified)|(?:root )?causes?)\b")
"""What says that it was not understood up to then."""
_UNSEEN = deferred(
    rf"\b(?:un(?:detected|noticed|discovered)|(?:not|n't|nobody|no one) (?:\w{{2,10}} )?(?:{past(lex.NOTICE)}"
    rf"|aware))\b"
)
_WELL = deferred(rf"\b(?:{words(lex.FINE)}|{words(lex.WELL)}|worked|ran)\b")
"""How something was up to the time at which it began: `all was fine until 10:00`."""
_SO_LONG = deferred(
    r"\W{0,3}(?:(?!when|where|as |and |but |since|because)[\w()-]{1,15}[\s,]{1,3}){0,4}?"
    rf"(?:there (?:was|were)|(?:the|our|all|most|some) [\w' -]{{2,40}} (?:was|were|had)) "
    rf"[^.;:]{{0,40}}?{_HARM.pattern}"
)
"""How a clause goes on that tells of the harm up to a time: `until 9:00 there was an outage`."""
_NOTICED = deferred(rf"\b{past(lex.NOTICE)}\b")
_HARMED = deferred(rf"\b{ANY_BE} (?:\w{{2,12}}ly )?(?:{past(lex.HARM)}|drained of)\b")
"""What had happened to something before it was noticed."""
_UP_TO = deferred(r"\b(?:until|till)\b")
"""Behind a time: the end that is told is that of a later one: `down from 10:00 until it was mended`."""
_SUBORDINATE = deferred(r"\b(?:until|till|once|when|before|after) ")


def said_at(before: str, behind: str) -> Iterator[Claim]:
    """Yield what a clause says of the time between two of its parts, both in small letters."""
    if _PEAK.search(before) or _LOST_WORK.search(before) or _OF_TROUBLE.match(before):
        return
    if _NOT_UNTIL.search(before):
        yield from claims_of_clause(_THAT.sub("", behind))
    elif _UNTIL.search(before):
        yield from _until(before, behind)
    else:
        yield from _told(before, behind)


def _told(before: str, behind: str) -> Iterator[Claim]:
    harmed = _HARMED.search(before)
    noticed = harmed and _NOTICED.search(before, 0, harmed.start())
    before = before[noticed.end() :] if noticed else before
    rest = _SUBORDINATE.sub("", f"{_TRAILING.sub('', before)} {behind}")
    told = dict(claims_of_clause(rest))
    if _UP_TO.search(behind):
        told.pop(Milestone.RESOLVED, None)
    work = is_work(before, rest)
    if not work and told.get(Milestone.BEGAN, told.get(Milestone.RESOLVED, Strength.LOOSE)) is Strength.LOOSE:
        told.update(_start(before, rest))
    ended = _IT_ENDED.search(before) and not work
    if Milestone.RESOLVED not in told and ended and not DENIED[Milestone.RESOLVED].search(rest):
        told[Milestone.RESOLVED] = Strength.PLAIN
    yield from (Claim(one, how) for one, how in told.items() if one.fact or one is Milestone.DECLARED)


def _start(before: str, rest: str) -> Iterator[Claim]:
    """Yield that it began at the time to which such words lead, unless the clause denies it: `down since`."""
    fails = _HARM.search(rest) or _FAILS_TO.search(rest)
    since = _SINCE.search(before) or (fails and _FROM.search(before))
    if (since or _IT_BEGAN.search(before)) and not DENIED[Milestone.BEGAN].search(rest):
        yield Claim(Milestone.BEGAN, Strength.PLAIN if since and fails else Strength.LOOSE)


def is_work(before: str, sentence: str) -> bool:
    """Tell whether what stands before a time is work on a system, in a sentence that tells of no harm."""
    harm = _HARM.search(sentence) or _FAILS_TO.search(sentence)
    return bool(_WORK.search(before) or _AT_WORK.search(sentence)) and not harm


def _until(before: str, behind: str) -> Iterator[Claim]:
    """Yield what happened at the time up to which something was so: `not over until`, `unnoticed until`."""
    took, so_long = _TOOK.search(before), _SO_LONG.match(behind)
    if _UNSEEN.search(before) or (took and _TO_NOTICE.match(behind)):
        yield Claim(Milestone.DETECTED, Strength.PLAIN)
    elif _WELL.search(before) and not UNSURE_OR_NOT.search(before):
        yield Claim(Milestone.BEGAN, Strength.PLAIN)
    elif _UNCLEAR.search(before):
        return
    elif _NOT_OVER.search(before) or _HARM.search(before) or so_long or (took and _MENDS.match(behind)):
        yield Claim(Milestone.RESOLVED, Strength.PLAIN)
