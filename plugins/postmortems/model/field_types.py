"""The types that a front-matter field can have, as declarations.

A declaration is read by three: `reading/values.py` turns text into values with it, the reference in the
documentation describes it, and messages say what would be right.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, field, fields
from functools import cache
from typing import Any, NamedTuple, TypeVar, cast

from ..frozen import Unique

T = TypeVar("T")


class FieldType(Unique):
    """A type of value, each its own; `says` finishes the sentence "this must be ..."."""

    says: str


class Choice(FieldType):
    """One of a fixed list of words."""

    options: tuple[str, ...] = ()


class Term(FieldType):
    """One word of a vocabulary that the site can set; `setting` names it."""

    setting: str = ""


class ListOf(FieldType):
    """A list of `most` entries at most; one value alone stands for a list of one."""

    item: FieldType = FieldType("text")
    most: int = 1000


class Record(FieldType):
    """A mapping with declared fields; a bare word stands for the field that `shorthand` names."""

    cls: type[Any] = object
    shorthand: str = ""


class Named(FieldType):
    """A mapping of `most` names at most, each to the declared fields of `cls`, which has it as `name`."""

    cls: type[Any] = object
    name: FieldType = FieldType("a name")
    most: int = 50


TEXT = FieldType("text")
SLUG = FieldType("letters, digits, `.`, `_` and `-`")
TIME = FieldType("a time such as 2026-03-04T14:05+01:00, or a date")
DATE = FieldType("a date such as 2026-03-04")
ZONE = FieldType("a time zone's IANA name such as Europe/Lisbon")
FLAG = FieldType("true or false")
COUNT = FieldType("a whole number, 0 or more")
NUMBER = FieldType("a number such as 4200 or -0.5")
DAYS = FieldType("a number of days from 1 to 3650, such as `10 days`")
NAME = FieldType("a word of small letters, digits and `_`, the first a letter")
PERCENT = FieldType("a number from 0 to 100")
PAGE = FieldType("a mapping of what the theme and other plugins read of a page, such as `{hide: [toc]}`")
LINK = FieldType("a web address that starts with https:// or http://")


def choice(*options: str) -> Choice:
    """Declare one of the given words."""
    return Choice("one of " + ", ".join(options), options)


def term(setting: str, says: str) -> Term:
    """Declare one word of the site's vocabulary."""
    return Term(says, setting)


def list_of(item: FieldType, most: int = 1000) -> ListOf:
    """Declare a list of the given kind."""
    return ListOf(f"a list; each is {item.says}", item, most)


def named(cls: type[Any], says: str, most: int = 50) -> Named:
    """Declare a mapping of names, each to the declared fields of the dataclass `cls`."""
    return Named(f"a mapping of {says}, each to {', '.join(declarations(cls))}", cls, NAME, most)


def record(cls: type[Any], shorthand: str = "") -> Record:
    """Declare a mapping whose keys are the declared fields of the dataclass `cls`."""
    return Record("a mapping of " + ", ".join(declarations(cls)), cls, shorthand)


class Declaration(NamedTuple):
    """One field as its authors know it: name, kind, what it is for, and from which status it is required.

    It is not required while the flag that `unless` names is true. `seen` says where on a site a reader finds
    what it holds; empty is nowhere.
    """

    name: str
    kind: FieldType
    doc: str
    required: str = ""
    example: str = ""
    aliases: tuple[str, ...] = ()
    unless: str = ""
    seen: str = ""


def declare(
    kind: FieldType,
    doc: str,
    *,
    required: str = "",
    unless: str = "",
    example: str = "",
    aliases: tuple[str, ...] = (),
    seen: str = "",
    default: Any = MISSING,
    factory: Callable[[], Any] | None = None,
) -> Any:
    """Declare a front-matter field as a dataclass field.

    `required` is empty, `always`, or `final` (from that status on); `unless` names a flag that lifts it.
    """
    metadata = {
        "kind": kind,
        "doc": doc,
        "required": required,
        "unless": unless,
        "example": example,
        "aliases": aliases,
        "seen": seen,
    }
    if factory is not None:
        return field(default_factory=factory, metadata=metadata)
    return field(default=None if default is MISSING else default, metadata=metadata)


def of_class(make: Callable[[type[Any]], T]) -> Callable[[type[Any]], T]:
    """Keep what a function makes of each class: as `cache` does, which types do not let take a class."""
    return cast("Callable[[type[Any]], T]", cache(make))


@of_class
def declarations(cls: type[Any]) -> Mapping[str, Declaration]:
    """Return the declared fields of a dataclass by name, in the order in which they are written."""
    return {f.name: Declaration(f.name, **f.metadata) for f in fields(cls) if f.metadata}
