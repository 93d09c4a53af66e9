"""What a heading, or a line above a list, says of all actions below it: whose, by when, how far they are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from ...patterns import deferred
from ...sections import role_of
from ..facts.prose_times import first_day
from .fields import kind_of, state_of, state_of_all
from .phrases import is_order

_OWNER = deferred(
    r"(?:owner|team|responsible)\s?:\s?(?P<after>[^\n]{1,80})|(?P<handle>@[\w/-]{1,60})|"
    r"(?P<team>[\w -]{1,60} (?:team|squad|guild|crew))",
    re.IGNORECASE,
)
_NAME = r"[A-ZÀ-Þ][\w.-]{0,20}(?: [A-ZÀ-Þ][\w.-]{0,20})?"
_NAMES = deferred(rf"{_NAME}(?:(?:\s?[/,&+]\s?|\s(?:and|und|et|y|e)\s){_NAME}){{0,4}}")
_SURELY_NAMES = deferred(r"(?i:(?:the |our )?team)|[A-ZÀ-Þ][a-zà-þ]+(?:\s?[/&+]\s?[A-ZÀ-Þ][a-zà-þ]+){1,4}")
_BOLD = deferred(r"\s{0,3}(?:\*\*|__)(?P<bold>[^*_\n]{1,80})(?:\*\*|__)\s?[:：]?(?P<rest>[^\n]*)")
_LEAD = deferred(r"(?P<bold>[^\n:：]{2,80})[:：]\s*(?P<rest>)")
_LONGEST = 400


class Lead(NamedTuple):
    """A line in bold or one that ends with a colon, or the bold words that a paragraph begins with."""

    text: str
    rest: str


def lead_of(raw: str) -> Lead | None:
    """Return what a paragraph as written is or begins with that may stand for all below it."""
    line = raw.strip()
    found = _BOLD.fullmatch(line) or _LEAD.fullmatch(line)
    return Lead(found["bold"].strip(" :："), found["rest"].strip()) if found else None


def owners_of(titles: Iterable[str]) -> frozenset[str]:
    """Return which of the titles above lists are names: those that look so where one can be nothing else."""
    like = [title for title in titles if _NAMES.fullmatch(title) and not _means_something(title)]
    return frozenset(like) if any(_SURELY_NAMES.fullmatch(title) for title in like) else frozenset()


def _means_something(title: str) -> bool:
    is_part = role_of(title) not in ("", "participants")
    return bool(kind_of(title) or state_of(title)) or is_part or (is_order(title) and " " in title)


def group(title: str, owners: frozenset[str]) -> dict[str, str]:
    """Return what a title says of all actions below it, by field."""
    remark = title[title.find("(") + 1 : title.find(")")] if "(" in title else ""
    owner = _OWNER.search(title)
    named = (owner["after"] or owner["handle"] or owner["team"]).strip() if owner else ""
    said = {
        "kind": title if kind_of(title) else "",
        "owner": title if title in owners else named,
        "due": title if first_day(title[:_LONGEST]) else "",
        "status": state_of_all(title) or state_of(remark),
    }
    return {name: value for name, value in said.items() if value}
