"""A text to the reports that are like it, by an index that is kept under the bytes of all reports.

Of what is kept, a question reads only the pieces in which its clues are; and the files only where the machine
does not say that they are as they were.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from functools import cached_property
from heapq import nlargest
from pathlib import Path
from typing import NamedTuple

from .frozen import Frozen
from .insight.seen.answers import Answer, Index
from .insight.seen.clues import Clue, asked
from .insight.seen.index import Piece, having, place
from .insight.seen.told import Card
from .insight.seen.weights import ASKED
from .kept.store import Kept, Kind, digest
from .site.folder import contents
from .site.project import Project
from .site.unchanged import noted

PER_ROW = 10
"""How many cards are kept together."""


class _Head(NamedTuple):
    """How many bytes each piece has, and the places of reports by their ids, earlier ones too."""

    sizes: tuple[int, ...]
    places: Mapping[str, int]


class _Whole(NamedTuple):
    """An index as it was just made."""

    head: _Head
    pieces: tuple[str, ...]
    cards: tuple[tuple[Card, ...], ...]


_KEY: Kind[str] = Kind("clue key", str)
_HEAD: Kind[_Head] = Kind("clue index", _Head)
_PIECE: Kind[str] = Kind("clue piece", str)
_CARDS: Kind[tuple[Card, ...]] = Kind("clue cards", tuple[Card, ...])


class UnknownId(LookupError):  # noqa: N818 (it is no error of the program)
    """No report that is compared has such an id; `known` are the ids that there are."""

    def __init__(self, id_: str, known: Sequence[str]) -> None:
        super().__init__(id_)
        self.known = known


class Recall(Frozen):
    """Remembers the reports of a project: those of some files, or what the public may see of them."""

    project: Project
    names: tuple[str, ...]
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
        from .remembering import clues_in

        found = clues_in(self.project.base / path, self.project, self.kept)
        weights = {key: dict(having(key, self._piece(key))).get(at, 0) for key in found.keys}
        return {key: found.clue(key) for key in nlargest(ASKED, weights, key=weights.__getitem__)}

    @property
    def _index(self) -> Index:
        return Index(self._piece, self._card, self._head.sizes)

    def _piece(self, clue: str) -> Piece:
        at = place(clue, len(self._head.sizes))
        found = self.kept.get(_PIECE, f"{self.key} {at}")
        piece: Piece = json.loads(self._whole.pieces[at] if found is None else found)
        return piece

    def _card(self, at: int) -> Card:
        row, inside = divmod(at, PER_ROW)
        return (self.kept.get(_CARDS, f"{self.key} {row}") or self._whole.cards[row])[inside]

    @property
    def files(self) -> tuple[Path, ...]:
        """The files of the reports."""
        return tuple(map(Path, self.names))

    @cached_property
    def key(self) -> str:
        """What stands for all that the index follows from."""
        project = self.project
        state = noted(self.names, time.time_ns())
        state = state and digest(repr((project.settings, self.public)), str(project.base), state)
        known = self.kept.get(_KEY, state) if state else None
        if known is None:
            known = self._read_key()
            if state:
                self.kept.put(_KEY, state, known)
        return known

    def _read_key(self) -> str:
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
        from .remembering import remembered  # reads reports, for which most questions have no need

        pieces, cards, places = remembered(
            self.project, self.files, self.kept, "public" if self.public else ""
        )
        rows = tuple(cards[at : at + PER_ROW] for at in range(0, len(cards), PER_ROW))
        head = _Head(tuple(len(piece.encode()) for piece in pieces), places)
        self.kept.put(_HEAD, self.key, head)
        for at, piece in enumerate(pieces):
            self.kept.put(_PIECE, f"{self.key} {at}", piece)
        for at, row in enumerate(rows):
            self.kept.put(_CARDS, f"{self.key} {at}", row)
        return _Whole(head, pieces, rows)
