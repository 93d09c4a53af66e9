"""Labels that name a milestone in few words, however they are put together: `Issue Start Time`."""

from __future__ import annotations

from functools import lru_cache

from ...model.milestone import Milestone
from ...patterns import deferred
from .lexicon import ABOUT, LABELS, OF_TIME, VAGUE

_CORE = {word: milestone for milestone, words in LABELS.items() for word in words.split()}
_KNOWN = ABOUT | OF_TIME | _CORE.keys()
_LONGEST = 6
_EVENTS = frozenset(
    ("incident", "outage", "event", "failure", "disruption", "interruption", "downtime", "impact")
)
_OF_INCIDENT = (["from"], ["until"], ["till"], ["resolution"], ["recovery"], ["restoration"])
_UNSPACED = deferred(r"(?<=[\u3040-\u9fff])(時刻|日時|时间)")
"""A word of time that is written together with what it is the time of."""
_MARKS = deferred(r"[\W_]+")
_FIRST = deferred(r"[\W_]*([A-Za-z0-9]+)(?![^\W_])")


def label_of(words: str) -> Milestone | None:
    """Return the milestone that a label names, in lower case and without punctuation, if it names just one.

    A noun of what was done (`resolution`), `identified` and `from` name one beside another word only.
    """
    said = (words if words.isascii() else _UNSPACED.sub(r" \1", words)).split(maxsplit=_LONGEST)
    cores = [word for word in said if word not in ABOUT and word not in OF_TIME]
    milestones = {_CORE.get(word) for word in cores}
    if len(milestones) != 1 or (VAGUE.issuperset(cores) and not _is_of_time(said, cores)):
        return None
    return milestones.pop()


def is_of_incident(words: str) -> bool:
    """Tell whether a label is of the time of the incident as a whole: `Date and time of outage`."""
    said = frozenset(words.split(maxsplit=_LONGEST))
    return "time" in said and said <= (ABOUT | OF_TIME) and not _EVENTS.isdisjoint(said)


def _is_of_time(said: list[str], cores: list[str]) -> bool:
    """Tell whether a vague word has one of time beside it, or of the incident where that is enough."""
    return not OF_TIME.isdisjoint(said) or (cores[-1:] in _OF_INCIDENT and len(said) > 1)


@lru_cache(maxsize=1 << 10)
def named_by(label: str) -> Milestone | None:
    """Return the milestone that a label names as it is written; it has known words only."""
    first = _FIRST.match(label)
    if not label or (first and first[1].lower() not in _KNOWN):
        return None
    return label_of(_MARKS.sub(" ", label[:80].lower()).strip())
