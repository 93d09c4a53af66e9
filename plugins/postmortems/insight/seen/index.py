"""An index of reports by their clues, in pieces of which a question needs only some.

A piece has the clues of one hash: `{clue: [report, weight, report, weight...]}`. A report is its place among
all, newest first, told from the second on as how far it is behind the one before. Weights are whole numbers,
so that a sum is the same wherever it is made.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import nlargest
from itertools import accumulate, chain
from math import ceil, log
from typing import NamedTuple

from .clues import Clue, summed, tokens
from .weights import (
    FIELDS,
    FLOOR,
    KINDS,
    LENGTH,
    LOADED,
    OF_A_CLUE,
    OF_A_REPORT,
    ORDER,
    SATURATION,
    SCALE,
    SHARE,
)

Piece = Mapping[str, Sequence[int]]
_DIGITS = {kind: str(place) for kind, place in ORDER.items()}
_WORTH = {_DIGITS[kind]: SCALE * worth * (SATURATION + 1) for kind, worth in KINDS.items()}
PER_PIECE = 500
"""How many weights a piece has on average."""


class Said(NamedTuple):
    """What a report says: in its title and facts, in the sentences of its fields, and in its text."""

    chosen: str
    told: str
    body: str


class Clues(NamedTuple):
    """How often each clue of a report counts there; of which kind each is, a digit: its place in `KINDS`."""

    amounts: Mapping[str, int]
    kinds: str

    def clue(self, key: str) -> Clue:
        """Return one of them, written as its key."""
        kind = self.kinds[list(self.amounts).index(key)]
        return Clue(list(KINDS)[int(kind)], self.amounts[key], key)


def weighed(said: Said) -> Clues:
    """Count the clues of a report, those of the more telling fields more than once."""
    found: dict[str, int] = {}
    for name, text in said._asdict().items():
        for token, amount in tokens(text).items():
            found[token] = found.get(token, 0) + amount * FIELDS[name]
    amounts, named = summed(found)
    return Clues(amounts, "".join([_DIGITS[kind] for kind, _ in named.values()]))


def index_of(reports: Iterable[Clues]) -> list[Piece]:
    """Return the pieces of an index of reports, newest first."""
    known = list(reports)
    among = Counter(chain.from_iterable(report.amounts for report in known))
    rare = {key: log(1 + (len(known) - amount + 0.5) / (amount + 0.5)) for key, amount in among.items()}
    lengths = [sum(report.amounts.values()) for report in known]
    mean = sum(lengths) / max(len(known), 1) or 1.0
    postings: dict[str, list[tuple[int, int]]] = {}
    for at, report in enumerate(known):
        long = SATURATION * (1 - LENGTH + LENGTH * lengths[at] / mean)
        weights = [
            _WORTH[kind] * rare[key] * often / (often + long)
            for kind, (key, often) in zip(report.kinds, report.amounts.items(), strict=True)
        ]
        for weight, key in _heaviest(weights, report.amounts):
            if weight >= 1:
                postings.setdefault(key, []).append((at, round(weight)))
    return _in_pieces(postings)


def _heaviest(weights: list[float], keys: Iterable[str]) -> list[tuple[float, str]]:
    """Return the heaviest of some clues with their weights, in no order; of two as heavy the later word."""
    least = sorted(weights)[-OF_A_REPORT:][0] if weights else 0.0
    found = [(weight, key) for weight, key in zip(weights, keys, strict=True) if weight >= least]
    return found if len(found) <= OF_A_REPORT else nlargest(OF_A_REPORT, found)


def _in_pieces(postings: Mapping[str, list[tuple[int, int]]]) -> list[Piece]:
    pieces: list[dict[str, list[int]]] = [
        {} for _ in range(ceil(sum(map(len, postings.values())) / PER_PIECE) or 1)
    ]
    for key, having in sorted(postings.items()):
        most = having
        if len(having) > OF_A_CLUE:
            most = sorted(nlargest(OF_A_CLUE, having, key=lambda one: (one[1], -one[0])))
        before = 0
        flat = pieces[place(key, len(pieces))].setdefault(key, [])
        for at, weight in most:
            flat += (at - before, weight)
            before = at
    return list(pieces)


def place(key: str, amount: int) -> int:
    """Return which of so many pieces has a clue (FNV-1a, of 32 bits)."""
    found = 2166136261
    for byte in key.encode("utf-8", "surrogatepass"):
        found = ((found ^ byte) * 16777619) & 0xFFFFFFFF
    return found % amount


def texts_of(reports: Iterable[Clues]) -> tuple[str, ...]:
    """Return the pieces of an index as JSON, of which only some are read."""
    return tuple(json.dumps(piece, ensure_ascii=False, separators=(",", ":")) for piece in index_of(reports))


def having(key: str, piece: Piece) -> Iterator[tuple[int, int]]:
    """Yield the reports that have a clue, by their places, and what it weighs in each."""
    flat = piece.get(key, ())
    return zip(accumulate(flat[::2]), flat[1::2], strict=True)


class Found(NamedTuple):
    """A report by its place, what it shares with a text, the weightiest first, and what that comes to."""

    at: int
    score: int
    shared: tuple[str, ...]


def looked_for(asked: Iterable[str], sizes: Sequence[int]) -> list[str]:
    """Return those of the clues asked for, the first ones first, whose pieces may be loaded together."""
    left, pieces, found = LOADED, set[int](), []
    for key in asked:
        at = place(key, len(sizes))
        cost = 0 if at in pieces else sizes[at]
        if cost <= left:
            left -= cost
            pieces.add(at)
            found.append(key)
    return found


def ranked(asked: Mapping[str, Clue], piece_of: Callable[[str], Piece], sizes: Sequence[int]) -> list[Found]:
    """Return the reports that share enough, the most alike first, of two as alike the newer one.

    `piece_of` gives the piece in which a clue would be, and `sizes` are the bytes of all.
    """
    shared: dict[int, list[tuple[int, str]]] = {}
    for key in looked_for(asked, sizes):
        for at, weight in having(key, piece_of(key)):
            shared.setdefault(at, []).append((weight, key))
    found = (
        Found(at, sum(weight for weight, _ in each), tuple(key for _, key in sorted(each, key=_by_weight)))
        for at, each in shared.items()
    )
    ordered = sorted(found, key=lambda one: (-one.score, one.at))
    least = max(FLOOR, ordered[0].score * SHARE) if ordered else 0
    return [one for one in ordered if one.score >= least]


def _by_weight(one: tuple[int, str]) -> int:
    return -one[0]
