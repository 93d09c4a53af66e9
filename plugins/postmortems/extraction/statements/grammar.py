"""How the words of the lexicon are put together to tell that an incident began, was noticed, or is over.

A rule names what it tells and how plainly; `starts.py`, `notices.py` and `ends.py` hold them,
`abroad.py` those of other languages. Of the rules for one milestone the first that fits counts.
"""

import re
from collections.abc import Iterator, Mapping
from enum import IntEnum
from typing import NamedTuple

from ...model.milestone import Milestone
from ...patterns import deferred
from .lexicon import BE, DOWN, OVER, PEOPLE, SYSTEM, TROUBLE, WATCHERS, words
from .phrases import Phrases, Stems


class Strength(IntEnum):
    """How plainly something is told: what is STRONG makes an entry a milestone wherever it stands."""

    STRONG, PLAIN, CLOSED, LOOSE = range(4)


class Rule(NamedTuple):
    """What some words tell, and how plainly; each clause that it fits has one of the words that `open` it."""

    milestone: Milestone
    strength: Strength
    says: re.Pattern[str] | Phrases | Stems
    opens: str = ""
    abroad: bool = False


def rules(milestone: Milestone, strength: Strength, ways: Mapping[str, str]) -> Iterator[Rule]:
    """Yield the rules that some ways to say it make, each behind the words that open it.

    All is in small letters; `restor~` is any word that begins like this. A test makes clauses from the rules.
    """
    for opens, way in ways.items():
        yield Rule(milestone, strength, deferred(rf"(?<![\w-])(?:{way})"), opens)


TROUBLES, SYSTEMS = words(TROUBLE, plural=True), words(SYSTEM, plural=True)
WATCHER, PERSON = words(WATCHERS, plural=True), words(PEOPLE, plural=True)
ANY_DOWN, ANY_OVER, ANY_BE = words(DOWN), words(OVER), words(BE)
IS = rf"(?:{ANY_BE}|has been|have been|had been|gets?|got|goes)"
WHO = rf"(?:we|i|@[\w-]+|{PERSON})"
ADVERB = r"(?:(?:\w{2,12}ly|now|all|first|again|back|then|also|already|hard|to be) ){0,2}"
OF = r"(?:of|in|on|with|for|at) "
ONE = r"(?:[\w'@#./-]{1,30} )"
METRIC = words(
    "latency error errors load usage memory cpu 5xx queue queues backlog lag failures rate rates time times"
)
