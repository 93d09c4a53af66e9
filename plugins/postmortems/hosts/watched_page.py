"""A page that notes what a theme asks of it, which must be so of the next page too to be written the same.

What a report has of its own, such as its title and its content, is given to the theme as a `Slot`. It is
no text: whatever the theme does with it, besides printing it as it is and asking whether there is any or
whether it has a part, ends the watching. Everything else the theme may read where it is plain data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from typing import Any, Final, NoReturn

Path = tuple[str, str]
"""Where something is read (the `page`, its `meta`, the first of its `toc`, the `context`), and its name."""
Question = Callable[[Any], Any]
Asked = Mapping[tuple[Path, Question], Any]

OWN: Final = frozenset({
    *(("page", name) for name in ("title", "content", "url", "abs_url", "canonical_url", "edit_url")),
    ("meta", "title"), ("meta", "description"),
})  # fmt: skip
"""What every report has of its own."""
ABSENT: Final = type("Absent", (), {"__repr__": lambda _: "absent"})()
_PLAIN: Final = {str, bool, int, float, type(None), date, datetime, type(ABSENT), list, tuple, dict}


class UnfitError(Exception):
    """A theme does something with a page that need not come out the same for the next."""


def look(context: Mapping[str, Any], path: Path) -> Any:
    """Return what stands at a place of a page, or of what is told with it; `ABSENT` where nothing does."""
    where, name = path
    if where == "context":
        return context.get(name, ABSENT)
    page = context["page"]
    if where == "meta":
        return page.meta.get(name, ABSENT)
    return getattr(next(iter(page.toc), None) if where == "toc" else page, name, ABSENT)


def plain(value: Any) -> str:
    """Return plain data as it is written, which differs wherever a theme could tell two values apart."""
    if type(value) not in _PLAIN:
        raise UnfitError(f"it reads a {type(value).__name__}")
    if isinstance(value, (list, tuple, dict)):
        for part in chain(value, value.values() if isinstance(value, dict) else ()):
            plain(part)
    return repr(value)


def is_text(value: Any) -> bool:
    """Return whether a value can stand in a slot."""
    return type(value) is str


def itself(value: Any) -> Any:
    """Return what is equal for the same object alone, and keeps it."""
    return id(value), value


def all_themselves(values: Any) -> Any:
    """Return what is equal for the same objects alone."""
    return [itself(value) for value in values]


def has_any(values: Any) -> bool:
    """Return whether there is a first one."""
    return next(iter(values), None) is not None


@dataclass(frozen=True)
class Has:
    """The question whether a text has a part."""

    part: str

    def __call__(self, text: str) -> bool:
        """Answer it."""
        return self.part in text


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
        if name in _PARTS:
            return _PARTS[name](self._watch)
        return _attribute(self._watch, ("page", name))


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


_AROUND: Final[Mapping[str, Question]] = {"parent": itself, "ancestors": all_themselves}
"""Which part of the navigation a page stands in, that is the same objects for all pages in it."""
_PARTS: Final[Mapping[str, type]] = {"meta": WatchedMeta, "toc": WatchedContents}


def _attribute(watch: Watch, path: Path) -> Any:
    if (value := watch.read(path)) is ABSENT:
        raise AttributeError(path[1])
    return value
