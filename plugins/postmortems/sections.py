"""The parts of a report, which headings stand for them, and what a report template asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from .frozen import Frozen
from .headings.grammar import NOTHING, all_named, may_be_whole, named
from .headings.letters import MAX_TITLE
from .headings.letters import normalise as normalise
from .model.own import OwnSection
from .patterns import deferred

ROLES = {
    "summary": "Summary",
    "impact": "Impact",
    "timeline": "Timeline",
    "detection": "Detection",
    "trigger": "Trigger",
    "root_cause": "Contributing factors",
    "resolution": "Resolution",
    "lessons": "Lessons learned",
    "went_well": "What went well",
    "went_wrong": "What went wrong",
    "lucky": "Where we got lucky",
    "actions": "Action items",
    "investigation": "Investigation",
    "communication": "Communication",
    "references": "References",
    "participants": "Participants",
    "conclusion": "Conclusion",
    "metadata": "Details",
}
"""Every role with the heading that is proposed for it."""

_SEPARATOR = deferred(r" [-–—:|/] |: ")


@lru_cache(maxsize=1 << 12)
def role_of(title: str) -> str:
    """Return the role of a heading that names a part and nothing else, or an empty string.

    `Timeline - all times in UTC` and `Impact: high` count by their first part.
    """
    found = named(title) if may_be_whole(title) else NOTHING
    return found.role if found.whole else ""


@lru_cache(maxsize=1 << 10)
def names_part(title: str) -> bool:
    """Tell whether a heading begins with the name of a part, as `Postmortem: a rollback` does not."""
    return bool(role_of(title)) and next(all_named(title), NOTHING).whole


@lru_cache(maxsize=1 << 12)
def roles_of(title: str) -> tuple[str, ...]:
    """Return every role that a heading stands for."""
    return tuple(dict.fromkeys(found.role for found in all_named(title) if found.role))


def headings(own: Iterable[OwnSection] = ()) -> Mapping[str, str]:
    """Return every role, the site's own too, with the heading that is proposed for it."""
    return ROLES | {each.name: each.titles[0] for each in own if each.name not in ROLES}


@lru_cache(maxsize=8)
def own_titles(own: tuple[OwnSection, ...]) -> Mapping[str, str]:
    """Return the roles of the titles that a site declares, by their words."""
    return {normalise(title): each.name for each in own for title in each.titles}


def own_role_of(title: str, own: tuple[OwnSection, ...]) -> str:
    """Return the role that a site's own titles give a heading, as `role_of` does with ours."""
    known = own_titles(own)
    role = known.get(normalise(title))
    if role is None and not role_of(title):
        role = known.get(normalise(_SEPARATOR.split(title[:MAX_TITLE], maxsplit=1)[0]))
    return role or ""


class Template(Frozen):
    """A report template: which roles it asks for, in which order, and the body that a new report starts with.

    `order` lists roles; those of `required` must be there once a report is final, those of `recommended`
    should be. One of those that `order` leaves out may stand anywhere.
    """

    name: str
    description: str
    order: tuple[str, ...]
    required: tuple[str, ...]
    recommended: tuple[str, ...]
    body: str

    @property
    def roles(self) -> tuple[str, ...]:
        """All roles that it speaks of, those that it leaves out of its order last."""
        return tuple(dict.fromkeys((*self.order, *self.required, *self.recommended)))
