"""A text to the reports that are like it, by an index that is kept under the bytes of all reports.

So a question reads the files, and of what is kept only the pieces in which its clues are.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from heapq import nlargest
from pathlib import Path
from typing import NamedTuple

from .checks.runner import judged
from .insight.analysis import Analysis
from .insight.seen.answers import Answer, Index
from .insight.seen.card import Card, card, compared, said
from .insight.seen.clues import Clue, asked
from .insight.seen.index import Piece, Weighed, having, place, texts_of, weighed
from .insight.seen.weights import ASKED
from .kept.store import Kept, Kind, digest, once
from .model.incident import Incident
from .model.report import Report
from .site.edition import edition_of, for_audience
from .site.folder import contents
from .site.project import Project, read_knowledge_base

Clues = Mapping[str, Weighed]
PER_ROW = 10
"""How many cards are kept together."""


class _Head(NamedTuple):
    """How many pieces there are, and the places of reports by their ids and those that they had earlier."""

    pieces: int
    places: Mapping[str, int]


class _Whole(NamedTuple):
    """An index as it was just made."""

    head: _Head
    pieces: tuple[str, ...]
    cards: tuple[tuple[Card, ...], ...]


_CLUES: Kind[Clues] = Kind("clues", Clues)
_TEXTS: Kind[tuple[str, ...]] = Kind("clue pieces", tuple[str, ...])
_HEAD: Kind[_Head] = Kind("clue index", _Head)
_PIECE: Kind[str] = Kind("clue piece", str)
_CARDS: Kind[tuple[Card, ...]] = Kind("clue cards", tuple[Card, ...])


class UnknownId(LookupError):  # noqa: N818 (it is no error of the program)
    """No report that is compared has such an id; `known` are the ids that there are."""

    def __init__(self, id_: str, known: Sequence[str]) -> None:
        super().__init__(id_)
        self.known = known


def clues_of(report: Report, incident: Incident, kept: Kept) -> Clues:
    """Return the clues of a report, made or kept."""
    if not report.digest:
        return weighed(said(incident))
    return once(kept, _CLUES, report.digest, lambda: weighed(said(incident)))


def pieces_of(reports: Sequence[tuple[Report, Incident]], kept: Kept) -> tuple[str, ...]:
    """Return the texts of the pieces of an index of reports, made or kept."""

    def make() -> tuple[str, ...]:
        return texts_of(clues_of(*each, kept) for each in reports)

    digests = [report.digest for report, _ in reports]
    return once(kept, _TEXTS, digest(*digests), make) if all(digests) else make()


@dataclass(frozen=True)
class Recall:
    """Remembers the reports of a project: those of some files, or what the public may see of them."""

    project: Project
    files: tuple[Path, ...]
    kept: Kept
    public: bool = False

    def like(self, text: str, most: int) -> list[Answer]:
        """Return the reports that share most with a text."""
        return self._index.answers(asked(text), most)

    def like_report(self, id_: str, most: int) -> list[Answer]:
        """Return the reports that share most with one of them. Raises UnknownId."""
        at = self._head.places.get(id_)
        if at is None:
            raise UnknownId(id_, tuple(self._head.places))
        own = self._card(at)
        return self._index.answers(self._clues_at(at, own.where), most, but=own.id)

    def _clues_at(self, at: int, path: str) -> Mapping[str, Clue]:
        """Return the clues of a report that weigh most in it."""
        base = self.project.base
        knowledge_base, _ = read_knowledge_base(self.project, [base / path], self.kept, judge=judged)
        (incident,) = knowledge_base.incidents
        found = clues_of(knowledge_base.reports[0], incident, self.kept)
        weights = {key: dict(having(key, self._piece(key))).get(at, 0) for key in found}
        return {key: Clue(*found[key], key) for key in nlargest(ASKED, found, key=weights.__getitem__)}

    @property
    def _index(self) -> Index:
        return Index(self._piece, self._card)

    def _piece(self, clue: str) -> Piece:
        at = place(clue, self._head.pieces)
        found = self.kept.get(_PIECE, f"{self.key} {at}")
        piece: Piece = json.loads(self._whole.pieces[at] if found is None else found)
        return piece

    def _card(self, at: int) -> Card:
        row, inside = divmod(at, PER_ROW)
        return (self.kept.get(_CARDS, f"{self.key} {row}") or self._whole.cards[row])[inside]

    @cached_property
    def key(self) -> str:
        """What stands for all that the index follows from."""
        project = self.project
        opened = contents(self.files, project.base, project.incidents_dir, project.settings.max_report_bytes)
        each = (digest(name, content if isinstance(content, bytes) else "") for name, content in opened)
        return digest(repr((project.settings, self.public)), *each)

    @cached_property
    def _head(self) -> _Head:
        return self.kept.get(_HEAD, self.key) or self._whole.head

    @cached_property
    def _whole(self) -> _Whole:
        """Make the index, and keep its parts."""
        everything, _ = read_knowledge_base(self.project, self.files, self.kept, judge=judged)
        project = for_audience(self.project, "public" if self.public else "")
        shown = edition_of(project, everything, self.kept).knowledge_base
        analysis = Analysis(shown, date.max, self.project.settings.states)
        found = [(analysis.knowledge_base.by_path[one.document.path], one) for one in compared(analysis)]
        promised = analysis.follow_ups_of
        cards = [card(report, one, promised.get(one.id, ()), report.path) for report, one in found]
        rows = tuple(tuple(cards[at : at + PER_ROW]) for at in range(0, len(cards), PER_ROW))
        places = {name: at for at, (_, one) in enumerate(found) for name in (one.id, *one.aliases)}
        pieces = pieces_of(found, self.kept)
        head = _Head(len(pieces), {**places, **{one.id: at for at, (_, one) in enumerate(found)}})
        self.kept.put(_HEAD, self.key, head)
        for at, piece in enumerate(pieces):
            self.kept.put(_PIECE, f"{self.key} {at}", piece)
        for at, row in enumerate(rows):
            self.kept.put(_CARDS, f"{self.key} {at}", row)
        return _Whole(head, pieces, rows)
