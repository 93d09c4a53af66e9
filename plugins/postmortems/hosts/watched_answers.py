"""What a theme may ask of a page and its neighbours, which has to be answered alike for the next page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from itertools import chain, product
from typing import Any, Final

from jinja2.filters import FILTERS
from mkdocs.utils import get_relative_url

from ..frozen import Frozen

Path = tuple[str, str]
"""Where something is read (the `page`, its `meta`, the first of its `toc`, the `context`), and its name."""
Question = Callable[[Any], Any]
Asked = Mapping[tuple[Path, Question], Any]

NEIGHBOURS: Final = ("previous_page", "next_page")
OWN: Final = frozenset({
    *(("page", name) for name in ("title", "content", "url", "abs_url", "canonical_url", "edit_url")),
    ("meta", "title"), ("meta", "description"), *product(NEIGHBOURS, ("title", "url")),
})  # fmt: skip
"""What every report has of its own."""
ESCAPED, LINKED = "\0escaped ", "\0link"
"""What a text of a report is called where it is printed escaped, and the way to a neighbour."""
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
    if name.startswith(ESCAPED):
        return str(FILTERS["escape"](look(context, (where, name.removeprefix(ESCAPED)))))
    if where in NEIGHBOURS:
        near = getattr(page, where)
        return get_relative_url(near.url, page.url) if name == LINKED else getattr(near, name, ABSENT)
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


class Has(Frozen):
    """The question whether a text has a part."""

    part: str

    def __call__(self, text: str) -> bool:
        """Answer it."""
        return self.part in text
