"""All that one file says: the spine along which everything travels."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from ..frozen import Frozen
from .copies import with_values
from .diagnostic import Diagnostic, Problem
from .document import Document, outlined
from .incident import STATUSES, Incident, Values
from .milestone_time import MilestoneTime
from .moment import Moment
from .narrative import FoundAction, Narrative

ORIGIN = "x-imported-from"
"""The field that says what a file was imported from."""


class EntryTime(NamedTuple):
    """When an entry of the timeline was, and when it ended; None where that is not known, or no range."""

    start: Moment | None
    end: Moment | None


class Judgement(NamedTuple):
    """What checks made of one report by itself, so that few reports have to be looked at again.

    `told` are the problems that they find alone, None where it takes the whole report to say which of them
    are told. `asks` are the checks that may find something in it as soon as they look around, each with the
    moment from which on it does not. `id` is the incident's, "" without one, and `names` are all ids that the
    file claims. `refers` says that something in it may lead to a file.
    """

    told: tuple[Diagnostic, ...] | None
    asks: tuple[tuple[str, datetime | None], ...]
    id: str
    names: tuple[str, ...]
    status: str
    refers: bool


class Report(Frozen):
    """What follows from one file and the settings, made once.

    `values` are those of the front matter, an `Incident` once it is complete, None without front matter.
    `problems` are those that reading found. `entry_times` go with the entries of the narrative's timeline;
    `action_items` are those of front matter and text in order of place, `milestones` the times that have a
    clock, the most trusted first. `alone` is what checks find that look at nothing else, with the code of the
    check, None until they are asked; then blocks are needed no more, and left out. `judgement` is what
    follows from that. `digest` stands for all that it was made of, empty where that is not known.
    """

    document: Document
    values: Values | None
    problems: tuple[Problem, ...]
    narrative: Narrative
    entry_times: tuple[EntryTime, ...] = ()
    action_items: tuple[FoundAction, ...] = ()
    milestones: tuple[MilestoneTime, ...] = ()
    alone: tuple[tuple[str, Problem], ...] | None = None
    judgement: Judgement | None = None
    digest: str = ""

    def judged(self, alone: tuple[tuple[str, Problem], ...], judgement: Judgement | None = None) -> Report:
        """Return the report with what checks find in it alone, and without blocks."""
        document = self.document.outlined
        values = self.values and with_values(self.values, document=document)
        is_same = self.narrative.sections is self.document.sections
        sections = document.sections if is_same else outlined(self.narrative.sections)
        narrative = with_values(self.narrative, sections=sections)
        return with_values(
            self, document=document, values=values, narrative=narrative, alone=alone, judgement=judgement
        )

    @property
    def path(self) -> str:
        """The file's path as it is reported."""
        return self.document.path

    @property
    def incident(self) -> Incident | None:
        """The incident, None where something that every incident needs is missing or wrong."""
        return self.values if isinstance(self.values, Incident) else None

    @property
    def clock_times(self) -> tuple[datetime, ...]:
        """When the entries were whose clock is known, in UTC, in the order in which they stand."""
        return tuple(at.utc for at, _ in self.entry_times if at and not at.date_only)

    @property
    def says_draft(self) -> bool:
        """Whether it says itself that it is a draft."""
        return self.document.says_draft

    @property
    def is_imported_draft(self) -> bool:
        """Whether it is a draft that an import made: what that could not bring along was said by it."""
        return self.says_draft and ORIGIN in self.document.fields

    @property
    def is_unplaced(self) -> bool:
        """Whether it is a draft that lacks what a list needs of it, such as its start."""
        return self.says_draft and self.values is not None and self.incident is None

    @cached_property
    def status(self) -> str:
        """The status that decides what is required; a draft where it is not known."""
        if self.judgement:
            return self.judgement.status
        status = self.document.text_of("status").strip().lower()
        return status if status in STATUSES else "draft"
