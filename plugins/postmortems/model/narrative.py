"""All that was understood of one report, written for people or for a machine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from .action_item import ActionItem
from .document import Document, Section
from .facts import Facts
from .timeline import Timeline


@dataclass(frozen=True, slots=True)
class FoundAction:
    """An action item and where it stands; `stated` says that its state was written down.

    `start` and `end` are character offsets of the document's text.
    """

    start: int
    end: int
    item: ActionItem
    stated: bool = False


@dataclass(frozen=True)
class Account:
    """A report as it was understood; empty parts were not found.

    `sections` leaves out headings that are entries of the timeline. `read_facts` is asked once, and only
    when somebody wants the facts.
    """

    document: Document
    read_facts: Callable[[], Facts] = field(repr=False, compare=False)
    timeline: Timeline
    sections: tuple[Section, ...]
    actions: tuple[FoundAction, ...]

    @cached_property
    def facts(self) -> Facts:
        """What it states about its incident."""
        return self.read_facts()
