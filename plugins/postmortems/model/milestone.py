"""The milestones of an incident, and the lengths of time that are measured between them.

This is the only table of either: front matter, the reading of text, checks, pages and exports ask it.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from ..frozen import Frozen
from .moment import Duration, Moment, between

if TYPE_CHECKING:
    from .facts import Facts
    from .incident import Values
    from .timeline import When


class Milestone(Enum):
    """A turn in the course of an incident, in the order in which front matter has them.

    The value is the word for it in a sentence, `field` its field in front matter, `fact` the one of `Facts`,
    empty where a report's body is not asked for it. Milestones of one `rank` have no order between them:
    people declare an incident before they take it up, or after.
    """

    BEGAN = "began", "started_at", "started", 0
    DETECTED = "detected", "detected_at", "detected", 1
    DECLARED = "declared", "declared_at", "", 2
    ACKNOWLEDGED = "acknowledged", "acknowledged_at", "", 2
    MITIGATED = "mitigated", "mitigated_at", "", 3
    RESOLVED = "resolved", "resolved_at", "resolved", 4

    def __new__(cls, word: str, field: str, fact: str, rank: int) -> Milestone:
        """Make a member whose value is its word."""
        member = object.__new__(cls)
        member._value_ = word
        member.field, member.fact, member.rank = field, fact, rank
        return member

    field: str
    fact: str
    rank: int

    @property
    def label(self) -> str:
        """Its name where it stands alone, that of its field: `Started`."""
        return self.field.removesuffix("_at").capitalize()

    @property
    def is_end(self) -> bool:
        """Whether the harm is over with it: while an incident goes on it can be neither stated nor missed."""
        return self.rank >= Milestone.MITIGATED.rank

    def of(self, incident: Values) -> Moment | None:
        """Return when an incident came to it, None where its front matter does not say."""
        moment: Moment | None = getattr(incident, self.field)
        return moment

    def told(self, facts: Facts) -> When | None:
        """Return the wall-clock time that a report's body tells for it, None where it tells none."""
        when: When | None = getattr(facts, self.fact) if self.fact else None
        return when


_FIELDS = tuple((milestone, milestone.field) for milestone in Milestone)
TIME_FIELDS = tuple(field for _, field in _FIELDS)
"""The front-matter fields that hold the time of a milestone."""


def times_of(incident: Values) -> list[tuple[Milestone, Moment]]:
    """Return the milestones of which a front matter says when they were, with their times."""
    return [(milestone, at) for milestone, field in _FIELDS if (at := getattr(incident, field))]


class Measure(Frozen):
    """A length of time that is compared across incidents; `name` is that of records, in minutes there."""

    name: str
    title: str
    start: Milestone
    end: Milestone

    @property
    def slug(self) -> str:
        """Its name in addresses and anchors."""
        return self.name.replace("_", "-")

    @property
    def formula(self) -> str:
        """How it is computed, in words: `detected − started`."""
        return f"{self.end.label} − {self.start.label}".lower()

    def ends(self, incident: Values) -> tuple[Moment | None, Moment | None]:
        """Return the moments between which it lies."""
        return self.start.of(incident), self.end.of(incident)

    def of(self, incident: Values) -> Duration | None:
        """Return the length; None where it is unknown."""
        return between(*self.ends(incident))

    def exact(self, incident: Values) -> Duration | None:
        """Return the length where the clock of both ends is known: dates alone would invent hours."""
        found = self.of(incident)
        return None if found is None or found.whole_days else found


TIME_TO_DETECT = Measure("time_to_detect", "Time to detect", Milestone.BEGAN, Milestone.DETECTED)
TIME_TO_ACKNOWLEDGE = Measure(
    "time_to_acknowledge", "Time to acknowledge", Milestone.DETECTED, Milestone.ACKNOWLEDGED
)
TIME_TO_MITIGATE = Measure("time_to_mitigate", "Time to mitigate", Milestone.BEGAN, Milestone.MITIGATED)
TIME_TO_RESOLVE = Measure("time_to_resolve", "Time to resolve", Milestone.BEGAN, Milestone.RESOLVED)
MEASURES = (TIME_TO_DETECT, TIME_TO_ACKNOWLEDGE, TIME_TO_MITIGATE, TIME_TO_RESOLVE)
"""All measures; whoever wants a certain one asks for it by its name."""


def measure_to(milestone: Milestone) -> Measure | None:
    """Return the measure that ends with a milestone, None where none does."""
    return next((measure for measure in MEASURES if measure.end is milestone), None)
