"""The parts of a body, each its section, and which of them are public."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..frozen import Frozen
from ..model.report import Report
from ..patterns import deferred
from ..sections import own_role_of, role_of
from ..settings import Settings
from .structure import Heading, Structure, other_titles

_KEPT = deferred(r"\b(?:internal|confidential|private|not (?:for the )?public)\b", re.IGNORECASE)
"""What a heading says of itself that is to stay inside, whatever it stands below."""


class Part(Frozen):
    """A stretch of a body with its heading; `opening` is that of what stands above all sections."""

    title: str
    start: int
    end: int
    public: bool
    opening: bool = False


def parts_of(report: Report, structure: Structure, settings: Settings) -> Iterator[Part]:
    """Yield the parts of a body, in order; headings in internal passages are not among those of `structure`.

    A first heading of level 1 that names no section is the title, which a site has from its field.
    """
    document = report.document
    headings, at, end = structure.headings, document.body_start, len(document.source.text)
    title = headings[0] if headings and _is_title(headings[0], settings) else None
    others = other_titles(document, report.narrative.sections, headings)
    left = (each for each in others if not structure.gone.hold(each.start))
    sections = sorted((*headings[bool(title) :], *left), key=lambda heading: heading.start)
    stop = sections[0].start if sections else end
    if title:
        yield Part("", at, title.start, settings.public.opening, opening=True)
        yield Part(title.title, title.start, title.end, public=False, opening=True)
        at = title.end
    yield Part("", at, stop, settings.public.opening, opening=True)
    yield from _sections(sections, end, settings)


def _is_title(heading: Heading, settings: Settings) -> bool:
    return heading.level == 1 and not _role(heading, settings)


def _role(heading: Heading, settings: Settings) -> str:
    return own_role_of(heading.title, settings.sections) or role_of(heading.title)


def _sections(headings: Iterable[Heading], end: int, settings: Settings) -> Iterator[Part]:
    """Yield sections: public are those that are named, and below such a one what has no other role."""
    above: list[tuple[int, bool]] = []
    listed = tuple(headings)
    for number, heading in enumerate(listed):
        while above and above[-1][0] >= heading.level:
            above.pop()
        role, around = heading.role or _role(heading, settings), above[-1][1] if above else None
        public = role in settings.public.sections if role else bool(around)
        public = public and around is not False and not _KEPT.search(heading.title)
        if heading.role:  # no heading as any reader of Markdown has it: it may hide, and publishes nothing
            public = public and (settings.public.opening if around is None else around)
        above.append((heading.level, public))
        stop = listed[number + 1].start if number + 1 < len(listed) else end
        yield Part(heading.title, heading.start, stop, public)
