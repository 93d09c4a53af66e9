"""Words that make a person the cause, as data: whom they name, what they say, what would be right instead.

The families are those of the literature on blameless reviews: human error as an explanation, judgement of a
person, and counterfactuals, which tell a story that did not happen.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..patterns import begun, deferred, places, small


class Family(NamedTuple):
    """What phrases of one kind say, and what would be right."""

    says: str
    right: str


CAUSE = Family(
    "gives a person's error as the cause",
    "say what made the step look right, and what let its effect through",
)
CARELESS = Family("judges a person", "say what they saw, and what the system did with what they did")
FAILED = Family(
    "makes a person the cause", "say what was asked of them, with what at hand, and what would have caught it"
)
INSTEAD = Family(
    "tells what did not happen",
    "say what happened and why it made sense then; a wish for next time is a follow-up",
)
_WHICH = "an? the our one this that another some on-call junior senior lead new former single"
_WHO = (
    "engineer developer dev admin administrator sysadmin technician intern contractor employee colleague "
    "maintainer author reviewer programmer analyst sre dba person committer volunteer"
)
"""No operator, manager, worker or responder: machines are called so."""
_PERSON = (
    rf"(?:(?:one of (?:our|the)|{_WHICH.replace(' ', '|')}) ){{1,3}}(?:[a-z-]{{2,14}} ){{0,2}}?"
    rf"(?:(?:{_WHO.replace(' ', '|')})s?|team members?|staff(?: members?)?|on-call)"
)
_SOMEBODY = rf"(?:{_PERSON}|somebody|someone|he|she|we|i)"
_LY = r"(?:\w{2,14}ly |then |also |had |has |have ){0,2}"
_DONE = (
    r"(?:\w{2,14}[^e\W]ed|been|done|known|seen|thought|caught|taken|given|kept|built|sent|made|run|said|put|read"
    r"|told|set|written|chosen|gone|spoken|left|held|found|brought|led|met|foreseen|understood|had)"
)
_SPARED = (
    "prevented avoided caught noticed detected spotted discovered mitigated averted tested checked verified "
    "reviewed foreseen anticipated questioned solved resolved communicated escalated"
)
_MODAL = r"(?:should|could|would|might|ought to)(?:n't| not)?(?:'ve| have)"
_PHRASES = (
    # the family, signs without one of which it cannot be there, and the expression, all in small letters
    (
        CAUSE,
        (
            "human err",
            "human mis",
            "operator err",
            "user err",
            "user mis",
            "pilot err",
            "pebkac",
            "fat finger",
            "fat-finger",
            "fatfinger",
        ),
        (
            r"(?:human|operator|user|pilot) (?:errors?|mistakes?)"
            r"(?! (?:messages?|codes?|rates?|handling|reports?|pages?|logs?|budgets?))"
            r"|pebkac|fat[- ]?finger(?:s|ed|ing)?"
        ),
    ),
    (
        CARELESS,
        (
            *(
                "careless",
                "negligen",
                "slopp",
                "incompeten",
                "reckless",
                "stupid",
                "idiot",
                "lazi",
                "inattenti",
            ),
            *("foolish", "irresponsib", "lack of", "to blame", "screwed", " fault"),
        ),
        (
            r"careless(?:ly|ness)?|negligen(?:t|tly|ce)|slopp(?:y|ily|iness)|incompeten(?:t|ce|tly)"
            r"|reckless(?:ly|ness)?|stupid(?:ly|ity)?|idiot(?:s|ic|ically)?|laz(?:iness|ily)"
            r"|inattenti(?:on|ve|veness)|foolish(?:ly|ness)?|irresponsib(?:le|ly|ility)"
            r"|lack of (?:care|attention|diligence|discipline|competence)"
            r"|(?:is|are|was|were) (?:solely |entirely |partly |clearly )?to blame"
            rf"|{_SOMEBODY} screwed up|(?:{_PERSON}|his|her|their|my)(?:'s|s')? (?:own )?fault\b"
        ),
    ),
    (
        FAILED,
        (
            *("forgot", "failed to", "neglected to", "omitted to", "ignored", "overlooked", "misconfigured"),
            *("mistake", "accidentally", "wrongly", "inadvertently", "bother to", "error by", "error made"),
        ),
        (
            rf"{_SOMEBODY} {_LY}(?:forgot(?:ten)?|failed|neglected|omitted) to \w+"
            rf"|{_SOMEBODY} {_LY}(?:forgot|forgotten|ignored|overlooked|misconfigured)"
            r" (?:about|the|an?|that|our|this)"
            rf"|{_SOMEBODY} {_LY}made (?:an?|the|this) (?:\w{{2,14}} )?mistake"
            rf"|{_SOMEBODY} (?:had |has |have )?(?:mistakenly|accidentally|wrongly|inadvertently) \w+"
            rf"|{_SOMEBODY} (?:did not|didn't) bother to \w+|(?:mistakes?|error) (?:made )?by {_PERSON}"
        ),
    ),
    (
        INSTEAD,
        (
            *(
                "should have",
                "could have",
                "would have",
                "might have",
                "ought to have",
                "n't have",
                " not have",
            ),
            *("should've", "could've", "would've", "if only"),
        ),
        (
            rf"{_SOMEBODY} (?:\w{{2,12}}ly |also )?(?:should|ought to)(?:n't| not)?(?:'ve| have)"
            rf" (?:\w{{2,12}}ly |also |never |at least |just |not )?{_DONE}"
            rf"|{_MODAL} (?:\w{{2,12}}ly |also )?been (?:{_SPARED.replace(' ', '|')})"
            r"|should have (?:known better|been (?:more )?(?:careful|attentive|diligent|vigilant))"
            r"|if only (?:we|they|he|she|somebody|someone|the \w+) had"
        ),
    ),
)
_KNOWN = tuple(
    (family, signs, deferred(rf"(?<![\w-])(?:{expression})(?![\w])"))
    for family, signs, expression in _PHRASES
)
_DENIED = deferred(
    r"(?:\b(?:not|no|never|without|rather than|instead of|beyond|avoid(?:s|ing)?|nor|than|isn't|wasn't"
    r"|blaming|prevents?|against|reduces?|eliminates?|possib\w+ of|risk of|chance of|prone to|if|when|unless"
    r"|in case|any|how|whether|what)\b[^.!?\n]{0,40}|[\"“‘'`(*_])$"
)
_DENIED_AFTER = deferred(
    r"[\"”’'`]|[^.!?\n]{0,20}\b(?:is|are|was|were) (?:not|never)\b"
    r"|-(?:proof|prone)",
)
_DENIALS = 60
_BEFORE, _BEHIND = 120, 60
"""How far from a sign a phrase reaches."""


def blame(text: str) -> Iterator[tuple[int, int, Family]]:
    """Yield where a text blames, and how, in order of place; what is denied or quoted is left out."""
    lower = small(text)
    last = 0
    for start, end, number in sorted(_phrases(lower)):
        if start < last or _DENIED_AFTER.match(lower, end):
            continue
        if not _DENIED.search(lower, max(0, start - _DENIALS), start):
            yield start, end, _KNOWN[number][0]
            last = end


def _phrases(lower: str) -> Iterator[tuple[int, int, int]]:
    """Yield where phrases of a family stand that hold one of its signs."""
    for number, (_, signs, expression) in enumerate(_KNOWN):
        for at in places(lower, begun(lower, signs)):
            for found in expression.finditer(lower, max(0, at - _BEFORE), at + _BEHIND):
                if found.start() <= at < found.end():
                    yield *found.span(), number
