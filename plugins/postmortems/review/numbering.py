"""Which ids reports get by a pattern: the next numbers, the oldest report first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from ..model.incident import Incident
from ..model.knowledge_base import KnowledgeBase
from ..reading.names import key_of
from ..reading.scalars import PART_OF_PATTERN
from ..site.claims import claimed_id
from ..site.nearest import absolute
from ..site.project import Project
from ..wording.times import start_year
from .moving import Renaming


def numbered(project: Project, knowledge_base: KnowledgeBase) -> list[Renaming]:
    """Return what each report without an id of its own is called from now on.

    One that is not whole yet gets none: it is not known when it began.
    """
    pattern = project.settings.id
    taken = {key_of(name) for name in _taken(knowledge_base)}
    last = _last(pattern, taken)
    found = []
    for incident in sorted(knowledge_base.incidents, key=lambda each: (each.started_at.utc, each.id)):
        if not incident.document.text_of("id").strip() and not _fits(pattern, incident.id):
            file = absolute(project.base / incident.document.path)
            found.append(
                Renaming(file, incident.id, file, _next(pattern, incident, last, taken), in_field=True)
            )
    return found


def _taken(knowledge_base: KnowledgeBase) -> Iterator[str]:
    """Yield every id that is or was in use."""
    for report in knowledge_base.reports:
        yield claimed_id(report.document)
        yield from report.values.aliases if report.values else ()


def _next(pattern: str, incident: Incident, last: Counter[str], taken: set[str]) -> str:
    year = str(start_year(incident))
    group = year if "{year}" in pattern else ""
    while True:
        last[group] += 1
        name = written(pattern, year, last[group])
        if key_of(name) not in taken:
            taken.add(key_of(name))
            return name


def written(pattern: str, year: str, number: int) -> str:
    """Return the id with a number: `{n}` as it is, `{n:4}` with zeros before it."""

    def part(found: re.Match[str]) -> str:
        return year if found["year"] else str(number).zfill(int(found["width"] or 0))

    return PART_OF_PATTERN.sub(part, pattern)


def _last(pattern: str, taken: Iterable[str]) -> Counter[str]:
    """Return the highest number in use, of each year where the pattern has one."""
    shape = _shape(pattern)
    last = Counter[str]()
    for found in filter(None, map(shape.fullmatch, taken)):
        group = found.groupdict().get("year") or ""
        last[group] = max(last[group], int(found["n"]))
    return last


def _fits(pattern: str, id_: str) -> bool:
    return bool(_shape(pattern).fullmatch(key_of(id_)))


def _shape(pattern: str) -> re.Pattern[str]:
    parts, at = [], 0
    for found in PART_OF_PATTERN.finditer(pattern):
        parts.append(re.escape(key_of(pattern[at : found.start()])))
        parts.append(r"(?P<year>\d{4})" if found["year"] else r"(?P<n>\d{1,12})")
        at = found.end()
    return re.compile("".join([*parts, re.escape(key_of(pattern[at:]))]), re.ASCII)
