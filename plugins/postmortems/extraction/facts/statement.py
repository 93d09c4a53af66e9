"""A time that a report tells of its incident, and how far it is to be trusted."""

from enum import Enum
from typing import NamedTuple

from ...model.milestone import Milestone
from ...model.timeline import When


class Trust(Enum):
    """What tells a time, the most trusted first; the value says it to people."""

    FIELD = "a field of the front matter"
    LABEL = "a label"
    LABELLED_SPAN = "a span after a label"
    NAMED = "an entry that is labelled so"
    SENTENCE = "a sentence that says so"
    SPAN = "a span in a sentence"
    PLAIN = "an entry that says so"
    DECLARED = "a declaration, before which nothing tells of a notice"
    CLOSED = "an entry that closes it"
    LENGTH = "the time to which a stated length leads"
    LOOSE = "an entry that hints at it"
    HINT = "a sentence that hints at it"
    DAYS = "days after a label"


class Given(NamedTuple):
    """A value as it is written after a label, or in a `field`, and the offset of its line."""

    text: str
    start: int
    field: bool = False


class Told(NamedTuple):
    """A time that is told, of whatever; `words` are those beside it, the offsets those of the time."""

    at: When
    start: int
    end: int
    words: str


class Statement(NamedTuple):
    """A milestone and its time; `words` are those believed, `start` and `end` the offsets of the time."""

    milestone: Milestone
    at: When
    trust: Trust
    start: int
    end: int
    words: str
