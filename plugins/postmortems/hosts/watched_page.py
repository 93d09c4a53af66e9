"""A page that notes what a theme asks of it, which must be so of the next page too to be written the same.

What a report has of its own, such as its title and its content, is given to the theme as a `Slot`. It is
no text: whatever the theme does with it, besides printing it as it is and asking whether there is any or
whether it has a part, ends the watching. Everything else the theme may read where it is plain data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, NoReturn

from .watched_answers import (
    ABSENT,
    ESCAPED,
    LINKED,
    NEIGHBOURS,
    OWN,
    Asked,
    Has,
    Path,
    Question,
    UnfitError,
    all_themselves,
    has_any,
    is_text,
    itself,
    look,
    plain,
)

_AROUND: Final[Mapping[str, Question]] = {"parent": itself, "ancestors": all_themselves}
"""Which part of the navigation a page stands in, that is the same objects for all pages in it."""


class Printed(str):
    """What a slot is where it is printed; anything that is done with it makes another text of it."""

    path: Path


class Watch:
    """What a theme has asked of one page so far."""

    def __init__(self, context: Mapping[str, Any]) -> None:
        self.context = context
        self.asked: dict[tuple[Path, Question], Any] = {}
        self.printed: list[Printed] = []
        self.is_over = False

    def ask(self, path: Path, question: Question) -> Any:
        """Answer a question, and note that the next page has to answer it the same."""
        if self.is_over:
            raise UnfitError(f"{path[1]} is asked for when the page is done")
        answer = question(look(self.context, path))
        self.asked[path, question] = answer
        return answer

    def read(self, path: Path) -> Any:
        """Return what a theme gets where it reads something."""
        if path in OWN and self.ask(path, is_text):
            return Slot(self, path)
        self.ask(path, plain)
        return look(self.context, path)

    def remember(self) -> Callable[[], None]:
        """Return what forgets all that is asked and printed from now on."""
        asked, printed = dict(self.asked), len(self.printed)

        def forget() -> None:
            self.asked = asked
            del self.printed[printed:]

        return forget

    def print(self, path: Path) -> Printed:
        """Return a new text in place of a slot, by which its place is known again."""
        self.ask(path, is_text)
        self.printed.append(Printed(path[1]))
        self.printed[-1].path = path
        return self.printed[-1]


def agrees(asked: Asked, look_at: Callable[[Path], Any]) -> bool:
    """Return whether a page answers everything the same, in the order in which it was asked."""
    try:
        return all(question(look_at(path)) == answer for (path, question), answer in asked.items())
    except UnfitError:
        return False


def refuse(*_: Any, **__: Any) -> NoReturn:
    """Do nothing of what could be done with a text, a number or a list."""
    raise UnfitError("it changes or compares what differs from report to report")


class Refusing:
    """Something that a theme may carry about, and do nothing with."""


_OPERATIONS = {name for kind in (str, int, float, list) for name in vars(kind) if name.startswith("__")}
_COMMON = "eq ne lt le gt ge hash str repr format call html"
for _name in _OPERATIONS - vars(object).keys() | {f"__{name}__" for name in _COMMON.split()}:
    setattr(Refusing, _name, refuse)


class Slot(Refusing):
    """A text of a report, as a theme sees it while it is watched."""

    def __init__(self, watch: Watch, path: Path) -> None:
        self._watch, self._path = watch, path

    def __str__(self) -> str:
        return self._watch.print(self._path)

    def escaped(self) -> Slot:
        """Return what stands where it is escaped first."""
        return Slot(self._watch, (self._path[0], ESCAPED + self._path[1]))

    def linked(self) -> Slot:
        """Return what stands where the address of a neighbour is made to a link from the page."""
        where, name = self._path
        return Slot(self._watch, (where, LINKED)) if where in NEIGHBOURS and name == "url" else refuse()

    def __bool__(self) -> bool:
        return bool(self._watch.ask(self._path, bool))

    def __contains__(self, part: object) -> bool:
        if type(part) is not str:
            refuse()
        return bool(self._watch.ask(self._path, Has(part)))


class WatchedPage:
    """A page as a theme sees it while it is watched; it may stand in a part of the navigation."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch

    def __getattr__(self, name: str) -> Any:
        if name in _AROUND:
            self._watch.ask(("page", name), _AROUND[name])
            return look(self._watch.context, ("page", name))
        if name in NEIGHBOURS:
            there = self._watch.ask(("page", name), bool)
            return WatchedNeighbour(self._watch, name) if there else None
        if name in _PARTS:
            return _PARTS[name](self._watch)
        return _attribute(self._watch, ("page", name))


class WatchedNeighbour(Refusing):
    """The page before or behind, as a theme sees it while it is watched."""

    def __init__(self, watch: Watch, where: str) -> None:
        self._watch, self._where = watch, where

    def __bool__(self) -> bool:
        return True

    def __getattr__(self, name: str) -> Any:
        return _attribute(self._watch, (self._where, name))


class WatchedMeta(Refusing):
    """What a page says about itself, as a theme sees it while it is watched."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch

    def __bool__(self) -> bool:
        return bool(self._watch.ask(("page", "meta"), bool))

    def __contains__(self, name: object) -> bool:
        return self.get(name, ABSENT) is not ABSENT

    def __getitem__(self, name: object) -> Any:
        if (value := self.get(name, ABSENT)) is ABSENT:
            raise KeyError(name)
        return value

    def get(self, name: object, default: Any = None) -> Any:
        """Return what it says by a name, as a mapping does."""
        value = self._watch.read(("meta", name if type(name) is str else refuse()))
        return default if value is ABSENT else value


class WatchedContents(Refusing):
    """A page's table of contents, of which a theme may only see the first line while it is watched."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch

    def __iter__(self) -> Iterator[Any]:
        if self._watch.ask(("page", "toc"), has_any):
            yield WatchedAnchor(self._watch)
            raise UnfitError("it goes through the table of contents")


class WatchedAnchor:
    """The first line of a table of contents."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch

    def __getattr__(self, name: str) -> Any:
        return _attribute(self._watch, ("toc", name))


_PARTS: Final[Mapping[str, type]] = {"meta": WatchedMeta, "toc": WatchedContents}


def _attribute(watch: Watch, path: Path) -> Any:
    if (value := watch.read(path)) is ABSENT:
        raise AttributeError(path[1])
    return value
