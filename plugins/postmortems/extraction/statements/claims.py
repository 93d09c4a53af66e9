"""What a clause claims: that an incident began, was noticed, declared or over, and how plainly it says so."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from ...model.milestone import Milestone
from .abroad import RULES_ABROAD, has_letters_abroad
from .clauses import clauses
from .denials import DENIED, LATER, NO_MORE, RETURNS, TAKEN_BACK, UNSURE_OR_NOT, WORK_FAILS
from .grammar import Rule, Strength
from .labels import named_by
from .opening import ABROAD, MORE, OPENERS, RULES

_HINTS = (
    Milestone.RESOLVED, Milestone.MITIGATED, Milestone.DECLARED, Milestone.ACKNOWLEDGED, Milestone.DETECTED,
    Milestone.BEGAN,
)  # fmt: skip
_SHORT = 40
_LONGEST = 200
_KEPT = 1000


class Claim(NamedTuple):
    """What a clause says, and how plainly."""

    milestone: Milestone
    strength: Strength


@lru_cache(maxsize=_KEPT)
def claims(text: str) -> tuple[Claim, ...]:
    """Return what the clauses of a text claim; what the next one takes back is no end.

    The last ones are kept: an entry is asked for its label, as a milestone and for its time.
    """
    return tuple(_claims(text.lower()))


def _claims(said: str) -> Iterator[Claim]:
    parts = [said[start:end] for start, end in clauses(said)]
    parts = [part for place, part in enumerate(parts) if not (place and LATER.match(part))]
    for part, following in zip_longest(parts, parts[1:], fillvalue=""):
        back = TAKEN_BACK.match(following)
        yield from (claim for claim in claims_of_clause(part) if not (back and claim.milestone.is_end))


def claims_of_clause(clause: str) -> Iterator[Claim]:
    """Yield what a clause in small letters claims; a hint of harm beside a notice is none."""
    seen: set[Milestone] = set()
    opened = OPENERS.opened_by(clause)
    if MORE in opened:
        clause = NO_MORE.sub("errors stopped", clause)
        opened = OPENERS.opened_by(clause)
    for milestone, strength, says in _rules(clause, opened):
        weak_start = milestone is Milestone.BEGAN and strength is Strength.LOOSE
        if milestone in seen or (weak_start and Milestone.DETECTED in seen) or not says.search(clause):
            continue
        denied = DENIED[Milestone.RESOLVED if milestone.is_end else milestone].search(clause)
        if not denied and not (weak_start and WORK_FAILS.search(clause)):
            seen.add(milestone)
            yield Claim(milestone, strength)


def _rules(clause: str, opened: frozenset[int]) -> list[Rule]:
    """Return the rules that a clause may fit by the words that it has."""
    rules = [RULES[number] for number in sorted(opened) if number >= 0]
    return [*rules, *RULES_ABROAD] if ABROAD in opened or has_letters_abroad(clause) else rules


def tells_of_return(text: str) -> bool:
    """Tell whether a text says that what was over began again."""
    said = text.lower()
    parts = (said[start:end] for start, end in clauses(said))
    return any(RETURNS.search(part) and not UNSURE_OR_NOT.search(part) for part in parts)


def milestone_of(text: str, label: str) -> Milestone | None:
    """Return the milestone that a label names, else that the text of an entry says in so many words."""
    named = named_by(label or (text if len(text) < _SHORT else ""))
    if named or not text:
        return named
    strong = (claim.milestone for claim in claims(text[:_LONGEST]) if claim.strength is Strength.STRONG)
    return min(strong, key=_HINTS.index, default=None)
