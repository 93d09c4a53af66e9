"""Similar incidents, and in words what they share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...insight.facets import CAUSES, SERVICES, TRIGGERS
from ...insight.similar import Alike
from ...model.incident import Incident
from ...wording.numbers import DETECTION, noun
from ..base.page import Site
from ..base.row import Row, rows


@dataclass(frozen=True)
class Reason:
    """What two incidents share: `same trigger`, and the values."""

    words: str
    values: tuple[str, ...]


def similar_rows(site: Site, page: str, incident: Incident) -> list[tuple[Row, tuple[Reason, ...]]]:
    """Return the incidents most like one as lines, with the reasons; none that it is related to anyway."""
    found = site.alike[incident.id]
    lines = rows(site, page, (site.knowledge_base.by_id[each.other] for each in found))
    return [(line, tuple(reasons(likeness))) for line, likeness in zip(lines, found, strict=True)]


def reasons(likeness: Alike) -> Iterator[Reason]:
    """Yield what two incidents share, what says most first."""
    for facet in (SERVICES, TRIGGERS, CAUSES):
        values = likeness.facts.get(facet.name, ())
        if values:
            words = [value.replace("-", " ") if facet is TRIGGERS else value for value in values]
            yield Reason(f"same {noun(len(values), facet.one)}", tuple(words))
    if "detection" in likeness.facts:
        yield Reason(
            "both detected by", tuple(DETECTION[source].lower() for source in likeness.facts["detection"])
        )
    if likeness.words:
        yield Reason("both mention", likeness.words)
