"""A time at which a report says that its incident began, was noticed or was over."""

from enum import Enum
from typing import NamedTuple

from .milestone import Milestone
from .moment import Moment

FRONT_MATTER, LABEL, WORDS, EDGE = range(4)
"""How far a time is to be trusted as a milestone's: an edge is the first or last entry, whatever it says."""


class Edge(Enum):
    """The entry of a timeline that is the first in time, or the last."""

    FIRST = "first"
    LAST = "last"


class MilestoneTime(NamedTuple):
    """A milestone's time, or that of an edge.

    `place` says where it is written, as does `offset`, -1 outside the timeline.
    """

    milestone: Milestone | Edge
    at: Moment
    trust: int
    place: str
    offset: int = -1
