"""An index of the reports of a project by their clues, and what is told of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from .checks.judging import judged
from .insight.analysis import Analysis
from .insight.seen.card import card, compared, said
from .insight.seen.index import Clues, texts_of, weighed
from .insight.seen.told import Card
from .kept.store import Kept, Kind, digest, once
from .model.incident import Incident
from .model.report import Report
from .site.corpus import read_knowledge_base
from .site.edition import edition_of, for_audience
from .site.project import Project

_CLUES: Kind[Clues] = Kind("clues", Clues)
_TEXTS: Kind[tuple[str, ...]] = Kind("clue pieces", tuple[str, ...])


class Remembered(NamedTuple):
    """The pieces of an index, the cards of its reports, and their places by their ids, earlier ones too."""

    pieces: tuple[str, ...]
    cards: tuple[Card, ...]
    places: Mapping[str, int]


def clues_of(report: Report, incident: Incident, kept: Kept) -> Clues:
    """Return the clues of a report, made or kept."""
    if not report.digest:
        return weighed(said(incident))
    return once(kept, _CLUES, report.digest, lambda: weighed(said(incident)))


def clues_in(path: Path, project: Project, kept: Kept) -> Clues:
    """Return the clues of a file's report."""
    knowledge_base, _ = read_knowledge_base(project, [path], kept, judge=judged)
    (incident,) = knowledge_base.incidents
    return clues_of(knowledge_base.reports[0], incident, kept)


def pieces_of(reports: Sequence[tuple[Report, Incident]], kept: Kept) -> tuple[str, ...]:
    """Return the texts of the pieces of an index of reports, made or kept."""

    def make() -> tuple[str, ...]:
        return texts_of(clues_of(*each, kept) for each in reports)

    digests = [report.digest for report, _ in reports]
    return once(kept, _TEXTS, digest(*digests), make) if all(digests) else make()


def remembered(project: Project, files: Sequence[Path], kept: Kept, audience: str) -> Remembered:
    """Return the index of the reports in files, as an audience may see them."""
    everything, _ = read_knowledge_base(project, files, kept, judge=judged)
    shown = edition_of(for_audience(project, audience), everything, kept).knowledge_base
    analysis = Analysis(shown, date.max, project.settings.states)
    found = [(analysis.knowledge_base.by_path[one.document.path], one) for one in compared(analysis)]
    promised = analysis.follow_ups_of
    cards = tuple(card(report, one, promised.get(one.id, ()), report.path) for report, one in found)
    places = {name: at for at, (_, one) in enumerate(found) for name in (one.id, *one.aliases)}
    return Remembered(
        pieces_of(found, kept), cards, {**places, **{one.id: at for at, (_, one) in enumerate(found)}}
    )
