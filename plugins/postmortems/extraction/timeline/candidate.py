"""A line that may be an entry of a timeline, with all that tells whether it is one."""

from __future__ import annotations

from typing import NamedTuple

from ..notation import Written


class Candidate(NamedTuple):
    """A line that may be an entry; `offset` is where `written` counts from in the document's text.

    `group` holds candidates together that follow one another in one list, table or section. `timeline` says
    that it stands in a timeline, `leading` that its line starts with the time. `before` is what stands
    before a time inside of its line: `colon` says that a colon ends that, `said` that it is a name and the
    time stands in brackets (`Ana [14:05]:`), `ends` that nothing follows the time. `timely` is a row whose
    time comes first, under a head that says so; `heads` says that other entries may stand under this one;
    `of_day` is a point below a day, which has no other time.
    """

    written: Written
    offset: int
    text: str
    before: str
    kind: str
    group: tuple[int, ...]
    timeline: bool
    leading: bool
    role: str
    timely: bool = False
    colon: bool = False
    heads: bool = False
    said: bool = False
    ends: bool = False
    of_day: bool = False

    @property
    def is_one(self) -> bool:
        """Whether its line tells that it is an entry, rather than a sentence that holds a time."""
        return self.leading or self.colon or self.said or self.ends


class Place(NamedTuple):
    """Where a line stands: what its candidate takes from its block, its scope and what it stands below."""

    kind: str
    group: tuple[int, ...]
    timeline: bool
    role: str
