"""Clauses, and what each claims: that an incident began, was noticed, declared or over, and how plainly.

A denial or doubt holds for its clause alone.
"""

from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from itertools import pairwise, zip_longest
from typing import NamedTuple

from ...model.milestone import Milestone
from ...patterns import EAST, deferred
from ..text.signs import Openers
from .abroad import ABROAD, SIGNS, has_letters_abroad
from .denials import DENIED, LATER, NO, NO_MORE, RETURNS, TAKEN_BACK, UNSURE_OR_NOT, WORK_FAILS
from .ends import ENDS
from .english import ENGLISH
from .grammar import Rule, Strength
from .lexicon import ABOUT, LABELS, OF_TIME, VAGUE
from .notices import NOTICES
from .starts import STARTS


def _first(rule: Rule) -> tuple[int, Strength]:
    """Return where a rule stands: ends before notices before starts, of each the strongest first."""
    kind = 0 if rule.milestone.is_end else 2 if rule.milestone is Milestone.BEGAN else 1
    return kind, rule.strength


RULES = tuple(sorted((*ENDS, *NOTICES, *STARTS, *ENGLISH), key=_first))
"""What clauses tell; whether harm is noticed stands before whether it began."""
_ABROAD = -1
"""What stands among the numbers of rules for those of other languages."""
OPENERS = Openers({**{number: rule.opens for number, rule in enumerate(RULES)}, _ABROAD: SIGNS})
"""Which words open which rules: before any expression is tried, a clause is asked for them."""
_STRONG = frozenset(number for number, rule in enumerate(RULES) if rule.strength is Strength.STRONG)
"""The rules that tell something in so many words; there is none in another language."""
_CORE = {word: milestone for milestone, words in LABELS.items() for word in words.split()}
_KNOWN = ABOUT | OF_TIME | _CORE.keys()
_MOST_WORDS = 6
_EVENTS = frozenset(
    ("incident", "outage", "event", "failure", "disruption", "interruption", "downtime", "impact")
)
_OF_INCIDENT = frozenset(("from", "until", "till", "resolution", "recovery", "restoration"))
_UNSPACED = deferred(rf"(?<={EAST})(時刻|日時|时间)|(?<=故障|障害|事件|事故)(?={EAST})")
"""Where a word of time begins, or one of an incident ends, that is written together with another."""
_MARKS = deferred(r"[\W_]+")
_FIRST = deferred(r"[\W_]*([A-Za-z0-9]+)(?![^\W_])")
_BUT = r"(?:but|while|although|though|however|whereas|which|because|after which|even though)\b"
_CUT = deferred(
    r"[.;!?:,\s](?:(?<=[.;!?])(?<!\.[0-9][0-9]\.)[)\x22\u201d]?(?:\s+|$)|(?<=:)\s"
    rf"|(?<=,)\s(?:(?:and|so|then)\s|(?={_BUT}|no |[a-z][a-z ]{{2,30}}:\s))|(?<=\n)(?:\n"
    rf"|(?=[^\n:]{{2,40}}:\s))"
    rf"|(?<=\s)(?:(?:[-–—]+>?|·)\s|(?={_BUT})"
    r"|(?=(?:incident|issue|outage|problem) (?:resolved|closed|over|fixed|ended|declared)\b)"
    r"|(?:and|so)\s(?=(?:the|we|it|they|all|no|a|an|this|then|everything|started|began)\s)))"
)
"""The first character stands before all else, so that a search leaps to it."""
_QUOTED = deferred(r"\x22[^\x22\n]{1,80}\x22|\u201c[^\u201d\n]{1,80}\u201d")
_OPENS = deferred(
    r"(?:^|(?<!day)[,;]\s{0,2}|\b(?:and|then|but|while)\s)(?:(?:at|by|around|about|approximately|on|until|till|since"
    r"|from|starting|roughly|\w{3,9}day,?)\s{1,2}){0,3}$"
)
_BETWEEN = deferred(r"[,、，]|\b(?:and|but|then|until|till|und|et|puis|y|e)\b")
MOST = 60
"""How many clauses of one text are looked at."""
_SHORT = 40
_LONGEST = 200
_KEPT = 1000


def label_of(words: str) -> Milestone | None:
    """Return the milestone that a label names, in lower case and without punctuation, if it names just one.

    A noun of what was done (`resolution`), `identified` and `from` name one beside a word of time only, or
    beside one of the incident where that is enough.
    """
    said = (words if words.isascii() else _UNSPACED.sub(r" \1 ", words)).split(maxsplit=_MOST_WORDS)
    cores = [word for word in said if word not in ABOUT and word not in OF_TIME]
    milestones = {_CORE.get(word) for word in cores}
    if len(milestones) != 1:
        return None
    is_vague = VAGUE.issuperset(cores) and OF_TIME.isdisjoint(said)
    is_enough = len(said) > 1 and cores[-1] in _OF_INCIDENT
    return None if is_vague and not is_enough else milestones.pop()


def is_of_incident(words: str) -> bool:
    """Tell whether a label is of the time of the incident as a whole: `Date and time of outage`."""
    said = frozenset(words.split(maxsplit=_MOST_WORDS))
    return "time" in said and said <= (ABOUT | OF_TIME) and not _EVENTS.isdisjoint(said)


@lru_cache(maxsize=1 << 10)
def named_by(label: str) -> Milestone | None:
    """Return the milestone that a label names as it is written; it has known words only."""
    first = _FIRST.match(label)
    if not label or (first and first[1].lower() not in _KNOWN):
        return None
    return label_of(_MARKS.sub(" ", label[:80].lower()).strip())


def clauses(text: str) -> list[str]:
    """Return the clauses of a text in small letters."""
    cuts = [found.end() for found in _CUT.finditer(_unquoted(text))]
    return [text[start:end] for start, end in _between(text, cuts)]


def clauses_around(text: str, times: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Return where the clauses of a text that holds some times begin and end.

    One that opens with a time begins there. No sign within a time cuts it, and a word between two times
    parts them.
    """
    cuts = [
        cut.end() for cut in _CUT.finditer(_unquoted(text))
        if not any(first < cut.end() and cut.start() < last for first, last in times)
    ]  # fmt: skip
    for start, end in times:
        opener = _OPENS.search(text, max(0, start - 60), start)
        if opener and opener.start() and text[end : end + 12].strip(" .,;)"):
            cuts.append(opener.start() + (text[opener.start()] in ",;"))
    for (_, end), (start, _) in pairwise(times):
        part = _BETWEEN.search(text, end, start)
        if part and not any(end <= cut <= start for cut in cuts):
            cuts.append(part.start() + (text[part.start()] in ",、，"))
    return _between(text, sorted(set(cuts)))


def _unquoted(text: str) -> str:
    """Return a text as long, in which no sign within quotation marks cuts a clause: `"500 - Error"`."""
    quoted = '"' in text or "\u201c" in text
    return _QUOTED.sub(lambda found: "_" * len(found[0]), text) if quoted else text


def _between(text: str, cuts: Sequence[int]) -> Iterator[tuple[int, int]]:
    return ((start, end) for start, end in pairwise((0, *cuts[:MOST], len(text))) if text[start:end].strip())


class Claim(NamedTuple):
    """What a clause says, and how plainly."""

    milestone: Milestone
    strength: Strength


HINT = Claim(Milestone.BEGAN, Strength.LOOSE)
"""What says little: where the end of harm is told and taken back, it goes on."""


@lru_cache(maxsize=_KEPT)
def claims(text: str) -> tuple[Claim, ...]:
    """Return what the clauses of a text claim; what the next one takes back is no end.

    The last ones are kept: an entry is asked for its label and for its time.
    """
    return tuple(_claims(text.lower()))


def _claims(said: str, *, strong: bool = False) -> Iterator[Claim]:
    parts = clauses(said)
    parts = parts[:1] + [part for part in parts[1:] if not LATER.match(part)]
    eased = False
    for part, following in zip_longest(parts, parts[1:], fillvalue=""):
        told = [one for one in claims_of_clause(part, strong=strong) if not (eased and one == HINT)]
        if TAKEN_BACK.match(following) and any(one.milestone.is_end for one in told):
            eased, told = True, [one for one in told if not one.milestone.is_end]
        yield from told


def claims_of_clause(clause: str, *, strong: bool = False) -> Iterator[Claim]:
    """Yield what a clause in small letters claims, with `strong` at least what is STRONG of it.

    A hint of harm beside a notice is none.
    """
    seen: set[Milestone] = set()
    clause = NO_MORE.sub("errors stopped", clause) if NO in clause else clause
    opened = OPENERS.opened_by(clause)
    for rule in _rules(clause, opened & _STRONG if strong else opened):
        milestone = rule.milestone
        if milestone in seen or _is_less(rule, seen) or not rule.says.search(clause):
            continue
        denied = DENIED[Milestone.RESOLVED if milestone.is_end else milestone].search(clause)
        if not denied and not (_is_hint_of_harm(rule) and WORK_FAILS.search(clause)):
            seen.add(milestone)
            yield Claim(milestone, rule.strength)


def _is_less(rule: Rule, seen: Set[Milestone]) -> bool:
    """Tell whether what a rule tells is none beside what a clause tells already.

    A notice beside an end is one of that: `the monitor reports that all is well`.
    """
    if rule.milestone is Milestone.DETECTED:
        return Milestone.RESOLVED in seen and rule.strength is not Strength.STRONG
    beside = Milestone.DETECTED in seen or (rule.abroad and Milestone.RESOLVED in seen)
    return beside and _is_hint_of_harm(rule)


def _is_hint_of_harm(rule: Rule) -> bool:
    return rule.milestone is Milestone.BEGAN and (rule.abroad or rule.strength is Strength.LOOSE)


def _rules(clause: str, opened: frozenset[int]) -> list[Rule]:
    """Return the rules that a clause may fit, those of other languages behind the strong ones."""
    rules = [RULES[number] for number in sorted(opened - {_ABROAD})]
    if _ABROAD in opened or has_letters_abroad(clause):
        return sorted((*ABROAD, *rules), key=_first)
    return rules


def tells_of_return(text: str) -> bool:
    """Tell whether a text says that what was over began again."""
    parts = clauses(text.lower())
    return any(RETURNS.search(part) and not UNSURE_OR_NOT.search(part) for part in parts)


def milestone_of(text: str, label: str) -> Milestone | None:
    """Return the milestone that a label names, else that the text of an entry says in so many words.

    Of several that is the one of which `RULES` have the first.
    """
    named = named_by(label or (text if len(text) < _SHORT else ""))
    said = text[:_LONGEST].lower()
    opened = frozenset[int]() if named else OPENERS.opened_by(said) & _STRONG
    may_be_strong = any(RULES[number].says.search(said) for number in opened)  # what fits a clause fits here
    if not may_be_strong and not (opened and NO in said):
        return named
    told = {one.milestone for one in _claims(said, strong=True) if one.strength is Strength.STRONG}
    return next((rule.milestone for rule in RULES if rule.milestone in told), None)
