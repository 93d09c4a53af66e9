"""Similar incidents, and in words what they share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ...insight.facets import CAUSES, SERVICES, TRIGGERS
from ...insight.similar import Alike
from ...model.incident import Incident
from ...wording.numbers import DETECTION, label
from ...wording.words import ENGLISH, Words, to_count
from ..base.page import Site
from ..base.row import Row, rows

SAME = {
    "services": to_count("same service", "same services"),
    "triggers": to_count("same trigger", "same triggers"),
    "causes": to_count("same factor", "same factors"),
}


class Reason(NamedTuple):
    """What two incidents share: `same trigger`, and the values."""

    words: str
    values: tuple[str, ...]


def similar_rows(site: Site, page: str, incident: Incident) -> list[tuple[Row, tuple[Reason, ...]]]:
    """Return the incidents most like one as lines, with the reasons; none that it is related to anyway."""
    found = site.alike[incident.id]
    lines = rows(site, page, (site.knowledge_base.by_id[each.other] for each in found))
    return [(line, tuple(reasons(likeness, site.words))) for line, likeness in zip(lines, found, strict=True)]


def reasons(likeness: Alike, words: Words = ENGLISH) -> Iterator[Reason]:
    """Yield what two incidents share, what says most first."""
    for facet in (SERVICES, TRIGGERS, CAUSES):
        values = likeness.facts.get(facet.name, ())
        if values:
            named = [_called(value, words) if facet is TRIGGERS else value for value in values]
            yield Reason(words.form(len(values), *SAME[facet.name]), tuple(named))
    if "detection" in likeness.facts:
        yield Reason(
            words.say("both detected by"),
            tuple(words.inside(words.say(DETECTION[source])) for source in likeness.facts["detection"]),
        )
    if likeness.words:
        yield Reason(words.say("both mention"), likeness.words)


def _called(trigger: str, words: Words) -> str:
    return words.inside(words.word(label(trigger)))
