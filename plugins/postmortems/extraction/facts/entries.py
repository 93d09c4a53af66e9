"""When it began, was noticed and was over by what the entries of the timeline say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import time

from ...model.milestone import Milestone
from ...model.timeline import DoubtKind, Timeline, TimelineEntry, When
from ...patterns import deferred
from ..statements.claims import HINT, Claim, claims, named_by
from ..statements.grammar import Strength
from ..statements.kinds import CLEARED, KINDS, TROUBLED
from ..statements.phrases import Phrases
from ..statements.starts import CAUSES
from .statement import Statement, Trust
from .told import began_inside

_SHORT = 40
_STATUS_PAGE = deferred(r"(?i)\W{0,4}(?:\w{2,12} ){0,3}status ?page\b")
"""What is told to others is told later than it was."""
_ALARM = Phrases("TOOL|message/messages/tweet/ticket/mail/notification/thread/chat", KINDS)
_OF_HARM = Phrases("TROUBLED|critical|crit|down|no", {"TROUBLED": TROUBLED}, unless=CLEARED)
_LONGEST_HEAD = 40
_CAUSE_FOUND = deferred(r"(?i)\bcause\b.{0,20}\b(?:found|identified|confirmed|known)|\bidentified the\b")
"""What tells of the harm that it is understood: it began before."""
_LABEL_END = deferred(r":| [-–—]{1,2} ")
_LONGEST = 400
_LESS = {Strength.CLOSED: Trust.CLOSED, Strength.LOOSE: Trust.LOOSE}
"""How far what is not told plainly is trusted."""


def label_of_entry(entry: TimelineEntry) -> Milestone | None:
    """Return the milestone that an entry's label names: `Resolved`, `Detected: ...`, a column of its own."""
    named = named_by(_LABEL_END.split(entry.text[:_SHORT], maxsplit=1)[0])
    if named or not entry.milestone:
        return named
    said = (claim.milestone for claim in claims(entry.text[:_LONGEST]))
    return None if entry.milestone in said else entry.milestone


def told_by_entries(timeline: Timeline) -> Iterator[Statement]:
    """Yield what the entries tell, as it happened; days alone count where no entry has a clock."""
    entries = timeline.entries[:: -1 if timeline.newest_first else 1]
    timed = [(entry, at) for entry in entries if (at := likely(entry)) and at.clock]
    days = [(entry, entry.at) for entry in entries if entry.day and not entry.at.no_day and not entry.doubts]
    for place, (entry, at) in enumerate(timed or days):
        yield from _of_entry(entry, at, first=place == 0)


def likely(entry: TimelineEntry) -> When | None:
    """Return the time of an entry, or the likely one; None where its day cannot be, or is hardly meant."""
    at = entry.at
    if any(doubt.kind is DoubtKind.ORDER and doubt.likely for doubt in entry.doubts):
        return None
    for doubt in entry.doubts:
        if doubt.kind is DoubtKind.CLOCK and doubt.likely and not doubt.message:
            at = at._replace(clock=time.fromisoformat(doubt.likely))
    return None if at.no_day else at


def _of_entry(entry: TimelineEntry, at: When, *, first: bool) -> Iterator[Statement]:
    """Yield what an entry tells, each milestone once: what its label names, then what its text claims."""
    text = entry.text[:_LONGEST]
    head, label, said = text[:_SHORT].lower(), label_of_entry(entry), claims(text)
    told: dict[Milestone, Trust] = {}
    if label and "mitigat" not in head and (named := _counts(label)):
        told[named] = _trust_of(head, label)
    if _is_alarm(text.lower()):
        told.setdefault(Milestone.DETECTED, Trust.PLAIN)
    noticed = Milestone.DETECTED in told or any(claim.milestone is Milestone.DETECTED for claim in said)
    is_late = noticed or bool(_CAUSE_FOUND.search(text))
    for claim in _ordered(said, noticed=is_late):
        if milestone := _counts(claim.milestone):
            told.setdefault(milestone, _trust_in(claim, text))
    if first and not is_late and CAUSES.search(text):
        told.setdefault(Milestone.BEGAN, Trust.LOOSE)
    place = entry.start, entry.end, text
    if began := began_inside(entry, at):
        yield Statement(Milestone.BEGAN, began, told.pop(Milestone.BEGAN, Trust.HINT), *place)
    for milestone, trust in told.items():
        yield Statement(milestone, at, trust, *place)


def _is_alarm(text: str) -> bool:
    """Tell whether an entry is what a watcher said: `Alert: ...`, `bot in #ops: db-2 is down`."""
    head, colon, said = text.partition(":")
    is_said = colon and len(head) <= _LONGEST_HEAD and _ALARM.search(head)
    return bool(is_said) and ("alert" in head or '"' in said or _OF_HARM.search(said))


def _ordered(said: Sequence[Claim], *, noticed: bool) -> list[Claim]:
    """Return the claims that count, the plainest first, declarations last.

    Beside a notice or an end a hint of harm is none.
    """
    has_more = noticed or any(claim.milestone.is_end for claim in said)
    counted = (claim for claim in said if claim.milestone is not Milestone.MITIGATED)
    found = (claim for claim in counted if not (has_more and claim == HINT))
    return sorted(found, key=lambda claim: (claim.milestone is Milestone.DECLARED, claim.strength))


def _trust_in(claim: Claim, text: str) -> Trust:
    """Return how far a claim is trusted; that others are told of an end says less than that it ended."""
    if claim.milestone is Milestone.DECLARED:
        return Trust.DECLARED
    trust = _LESS.get(claim.strength, Trust.PLAIN)
    told_late = claim.milestone.is_end and trust is Trust.PLAIN and _STATUS_PAGE.match(text)
    return Trust.CLOSED if told_late else trust


def _trust_of(label: str, named: Milestone) -> Trust:
    """Return how far a label is trusted: `resolved` says less than that it ended, `declared` than noticed."""
    if named is Milestone.DECLARED:
        return Trust.DECLARED
    if named.is_end and "clos" in label:
        return Trust.CLOSED
    return Trust.PLAIN if not named.fact or (named.is_end and "resol" in label) else Trust.NAMED


def _counts(milestone: Milestone) -> Milestone | None:
    """Return for what a milestone counts: a repair for the end, a declaration for the notice."""
    if milestone is Milestone.DECLARED:
        return Milestone.DETECTED
    return Milestone.RESOLVED if milestone.is_end else milestone if milestone.fact else None
