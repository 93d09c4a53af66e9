"""All that was understood of one report, written for people or for a machine."""

from typing import NamedTuple

from ..frozen import Frozen
from .action_item import ActionItem
from .document import Section
from .facts import Facts
from .timeline import Timeline


class Unread(Frozen):
    """What is written for a field of an action item and means nothing there, with why where that is known.

    Without a `field` the text is a label that stands for none.
    """

    field: str
    text: str
    why: str


class FoundAction(NamedTuple):
    """An action item and where it stands; `stated` says that its state was written down.

    `start` and `end` are character offsets of the document's text. `of_parts` says that others stand below
    it, each of which is to be done for itself.
    """

    start: int
    end: int
    item: ActionItem
    stated: bool = False
    unread: tuple[Unread, ...] = ()
    of_parts: bool = False

    def first_line(self, text: str) -> tuple[int, int]:
        """Return where it stands in its document's text, without the lines below its first."""
        end = text.find("\n", self.start, self.end)
        return self.start, end if end > self.start else self.end


class Narrative(Frozen):
    """What a report tells in its body, as it was understood; empty parts were not found.

    `sections` leaves out headings that are entries of the timeline; `cause` and `mitigation` are sentences:
    what it was, and what was done that ended the harm.
    """

    sections: tuple[Section, ...] = ()
    timeline: Timeline = Timeline()
    facts: Facts = Facts()
    actions: tuple[FoundAction, ...] = ()
    cause: str = ""
    mitigation: str = ""
