"""Which part of a document is its timeline: sections, and items that name what is nested below."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from ...model.document import Block, Document, Section
from ...sections import role_of
from ..notation.reader import read_title
from .candidate import Place

MAX_ABOVE = 100
_LONGEST_NAME = 60
_CARRIERS = ("heading", "item", "code")
_KINDS = {"heading": 1, "item": 2}


class Scope(NamedTuple):
    """A stretch of the document; `timeline` says that its headings name a timeline."""

    start: int
    end: int
    timeline: bool
    role: str
    title: str


class Parent(NamedTuple):
    """A list item that others are nested below.

    `timed` says that it, or one that it is nested in, is an entry; `timeline` is the outermost of these that
    names a timeline.
    """

    level: int
    timed: bool
    timeline: Block | None


_NO_PARENT = Parent(-1, timed=False, timeline=None)


def read_scopes(sections: Iterable[Section], end: int) -> tuple[Scope, ...]:
    """Cut a document at the headings that end or begin a timeline; headings that are times belong to it."""
    found = [Scope(0, end, False, "", "")]
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
        found[-1] = found[-1]._replace(end=section.start)
        found.append(Scope(section.start, end, opened is not None, role, section.title))
    return tuple(found)


def scope_at(scopes: tuple[Scope, ...], offset: int) -> Scope:
    """Return the scope that holds an offset."""
    return scopes[bisect_left(scopes, (offset + 1,)) - 1]


def _is_time(title: str, *, inside: bool) -> bool:
    written = read_title(title)
    return bool(written and (written.clock or written.label or inside))


class Parents:
    """The list items that are open at one place of the document, each deeper than the one before."""

    def __init__(self) -> None:
        self._open = [_NO_PARENT]

    def enter(self, block: Block, following: Block | None, *, timed: bool) -> bool:
        """Go to the next list item, and tell whether it is a detail of a timed entry.

        It is kept if something may be nested in it.
        """
        while self._open[-1].level >= block.level:
            self._open.pop()
        above = self._open[-1]
        if _may_be_below(following, block.level):
            said = "" if timed else block.text.strip().rstrip(":")
            names_one = 0 < len(said) <= _LONGEST_NAME and role_of(said) == "timeline"
            timeline = above.timeline or (block if names_one else None)
            self._open.append(Parent(block.level, above.timed or timed, timeline))
        return above.timed

    def place(self, block: Block, scope: Scope) -> Place:
        """Return where a line of a block in a scope stands."""
        carrier = block.kind if block.kind in _CARRIERS else "line"
        if scope.timeline:
            return Place(carrier, (scope.start,), True, scope.role)
        deepest = block.level - 1 if block.kind == "item" else block.level
        named = self._open[-1].timeline
        is_below = named is not None and named.level <= deepest
        group = scope.start, named.start if named and is_below else 0, _KINDS.get(block.kind, 3)
        return Place(carrier, group, is_below, scope.role)

    def clear(self) -> None:
        """Leave all lists."""
        self._open = [_NO_PARENT]


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
