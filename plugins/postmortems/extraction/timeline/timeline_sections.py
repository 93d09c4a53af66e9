"""Which part of a document is its timeline: sections, and items that name what is nested below."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from ...frozen import Frozen
from ...model.document import Block, Document, Section
from ...sections import role_of
from ..notation.reader import read_title
from .candidate import Place

MAX_ABOVE = 100
_LONGEST_NAME = 60
_CARRIERS = ("heading", "item", "code")


class Scope(NamedTuple):
    """A stretch of the document from `start` on; `timeline` says that its headings name a timeline."""

    start: int
    number: int
    timeline: bool
    role: str
    title: str


class Parent(Frozen):
    """A list item that others are nested below."""

    level: int
    start: int
    timeline: bool
    timed: bool


def read_scopes(sections: Iterable[Section]) -> tuple[Scope, ...]:
    """Cut a document at the headings that end or begin a timeline; headings that are times belong to it."""
    found = [Scope(0, 0, False, "", "")]
    opened: int | None = None
    for section in sorted(sections, key=lambda section: section.start):
        role = section.role
        below = opened is not None and section.level > opened
        if (role != "timeline" or opened is not None) and _is_time(section.title, inside=opened is not None):
            continue
        if role == "timeline" and not below:
            opened = section.level
        elif below and not (opened == 1 and role):
            continue
        else:
            opened = None
        found.append(Scope(section.start, len(found), opened is not None, role, section.title))
    return tuple(found)


def scope_at(scopes: tuple[Scope, ...], offset: int) -> Scope:
    """Return the scope that holds an offset."""
    return scopes[bisect_right(scopes, offset, key=lambda scope: scope.start) - 1]


def _is_time(title: str, *, inside: bool) -> bool:
    written = read_title(title)
    return bool(written and (written.clock or written.label or inside))


class Parents:
    """The list items that are open at one place of the document, each deeper than the one before.

    The outermost ones that name a timeline, and that are timed, are kept beside: items nest without end.
    """

    def __init__(self) -> None:
        self._open: list[Parent] = []
        self._named: list[Parent] = []
        self._timed: list[Parent] = []

    def enter(self, block: Block, following: Block | None, *, timed: bool) -> bool:
        """Go to the next list item, and tell whether it is a detail of a timed entry.

        It is kept if something may be nested in it.
        """
        level = block.level
        is_detail = bool(self._timed) and self._timed[0].level < level
        while self._open and self._open[-1].level >= level:
            closed = self._open.pop()
            if closed.timeline:
                self._named.pop()
            if closed.timed:
                self._timed.pop()
        if not _may_be_below(following, level):
            return is_detail
        said = "" if timed else block.text.strip().rstrip(":")
        timeline = 0 < len(said) <= _LONGEST_NAME and role_of(said) == "timeline"
        parent = Parent(level, block.start, timeline, timed)
        self._open.append(parent)
        if timeline:
            self._named.append(parent)
        if timed:
            self._timed.append(parent)
        return is_detail

    @property
    def name_a_timeline(self) -> bool:
        """Whether one of them does."""
        return bool(self._named)

    def above(self, block: Block) -> Parent | None:
        """Return the outermost item that a block is nested below, one that names a timeline before others."""
        deepest = (block.level or 1) - 1 if block.kind == "item" else block.level
        outermost = (parents[0] for parents in (self._named, self._open) if parents)
        return next((parent for parent in outermost if parent.level <= deepest), None)

    def place(self, block: Block, scope: Scope) -> Place:
        """Return where a line of a block in a scope stands."""
        carrier = block.kind if block.kind in _CARRIERS else "line"
        if scope.timeline:
            return Place(carrier, (scope.number,), True, scope.role)
        above = self.above(block)
        below = above.start if above and above.timeline else None
        kind = {"heading": 1, "item": 2}.get(block.kind, 3)
        return Place(carrier, (scope.number, below or 0, kind), below is not None, scope.role)

    def clear(self) -> None:
        """Leave all lists."""
        if self._open:
            self._open, self._named, self._timed = [], [], []


def _may_be_below(following: Block | None, level: int) -> bool:
    """Tell whether something is nested in an item of some level, by the block that follows it."""
    if following is None or following.kind == "heading":
        return False
    if following.kind == "item":
        return following.level > level
    return following.kind != "paragraph" or following.level > 0


def headings_above(document: Document, offset: int) -> tuple[str, ...]:
    """Return the titles above an offset, the nearest first, one of each level; not the document's own."""
    stop = bisect_right(document.sections, offset, key=lambda section: section.start)
    found: list[str] = []
    level = 7
    for section in reversed(document.sections[max(stop - MAX_ABOVE, 1) : stop]):
        if section.level < level:
            found.append(section.title)
            level = section.level
    return tuple(found)
