"""What a report without front matter says about its incident, as far as it was understood."""

from __future__ import annotations

import datetime

from ..frozen import Frozen
from .timeline import When


class Why(Frozen):
    """Why a time is believed: the `words` that tell it, where they stand, and by which `rule` they count."""

    fact: str
    start: int
    words: str
    rule: str


class Facts(Frozen):
    """The facts of an incident, each empty or None where the report does not state it.

    Times are clocks as written: in `zone`, the time zone as the report names it, unless front matter gives
    them with an offset of their own. `duration_minutes` is a length as written, never an end minus a start.
    `authors` counts people; no name is kept. `why` says of each time what tells it.
    """

    title: str = ""
    id: str = ""
    date: datetime.date | None = None
    started: When | None = None
    detected: When | None = None
    resolved: When | None = None
    duration_minutes: float | None = None
    severity: str = ""
    services: tuple[str, ...] = ()
    users_percent: float | None = None
    authors: int = 0
    status: str = ""
    zone: str = ""
    why: tuple[Why, ...] = ()
