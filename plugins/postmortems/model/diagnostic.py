"""Everything that is wrong is one type: where, which rule, how bad, what, and what would be right."""

from enum import StrEnum
from typing import NamedTuple

from ..frozen import Frozen

LONGEST_LINE = 1000


class Level(StrEnum):
    """How bad a problem is: errors fail a build, warnings fail a strict one, info never does."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    OFF = "off"


class Place(NamedTuple):
    """A stretch of one line of a file; lines and columns count from 1, in characters, the end excluded."""

    path: str
    line: int
    column: int
    end_column: int


class Problem(NamedTuple):
    """A finding inside one document, before the site's settings and suppressions are applied to it.

    `start` and `end` are character offsets into the document's text. `level` None means the level that
    the check declares. A `blocking` problem leaves no incident to publish, so no setting can lower it.
    `lacks` names what is not written, where it does not stand there in a form that does not count. What is
    `hidden` is not to be shown with its line. `meant` is what an unknown field is meant for.
    """

    code: str
    start: int
    end: int
    message: str
    help: str = ""
    level: Level | None = None
    blocking: bool = False
    lacks: str = ""
    hidden: bool = False
    meant: str = ""


INTERNAL = "internal-error"


def failure(what: str, error: Exception) -> Problem:
    """Return the problem of a file with which our own code could not do `what`."""
    said = " ".join(str(error).split())[:200]
    message = f"{what}: {type(error).__name__}{f': {said}' if said else ''}"
    help_ = "this is a mistake in mkdocs-postmortems; please report it, with this file"
    return Problem(INTERNAL, 0, 1, message, help_, blocking=True)


class Diagnostic(Frozen):
    """A problem at its place, with the line of text that it is about, ready for any reporter.

    `number` is how many problems it stands for; one for several of different checks has no `code`.
    `lacks` is the problem's.
    """

    place: Place
    code: str
    level: Level
    message: str
    help: str = ""
    source_line: str = ""
    number: int = 1
    lacks: str = ""

    @property
    def excerpt(self) -> str:
        """The line, where it is very long the stretch of it around the place."""
        if len(self.source_line) <= LONGEST_LINE:
            return self.source_line
        start = max(0, self.place.column - 1 - LONGEST_LINE // 2)
        return self.source_line[start : start + LONGEST_LINE]

    @property
    def message_and_help(self) -> str:
        """What is wrong, and on a line of its own what would be right."""
        return "\n".join(filter(None, (self.message, self.help)))

    @property
    def sort_key(self) -> tuple[Place, str, str]:
        """Order of place, so that the same input always gives the same report."""
        return self.place, self.code, self.message
