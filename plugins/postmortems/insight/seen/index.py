"""An index of reports by their clues, in pieces of which a question needs only some.

A piece has the clues of one hash: `{clue: [report, weight, report, weight...]}`. A report is its place among
all, newest first, told from the second on as how far it is behind the one before. Weights are whole numbers,
so that a sum is the same wherever it is made.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, count
from math import ceil, log
from operator import sub
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
    """How often each clue of a report counts there.

    All are `told` with blanks between them, each behind a digit for its kind: its place in `KINDS`. So they
    are counted, and read where they are kept, without a look at each.
    """

    told: str
    amounts: tuple[int, ...]

    @property
    def keys(self) -> list[str]:
        """The clues, in the order in which they are told."""
        return [each[1:] for each in self.told.split()]

    def clue(self, key: str) -> Clue:
        """Return one of them, written as its key."""
        at = self.keys.index(key)
        return Clue(list(KINDS)[int(self.told.split()[at][0])], self.amounts[at], key)


def weighed(said: Said) -> Clues:
    """Count the clues of a report, those of the more telling fields more than once."""
    found: dict[str, int] = {}
    for name, text in said._asdict().items():
        for token, amount in tokens(text).items():
            found[token] = found.get(token, 0) + amount * FIELDS[name]
    amounts, named = summed(found)
    told = " ".join([_DIGITS[kind] + key for key, (kind, _) in named.items()])
    return Clues(told, tuple(amounts.values()))


def index_of(reports: Iterable[Clues]) -> list[Piece]:
    """Return the pieces of an index of reports, newest first.

    Clues have numbers meanwhile: there are hundreds of thousands to be looked at, of a few thousand.
    """
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    known = [([*map(numbers.__getitem__, each.told.split())], each.amounts) for each in reports]
    clues = [*numbers]
    worth = _worth(clues, Counter(chain.from_iterable(told for told, _ in known)), len(known))
    postings: dict[str, list[int]] = {each[1:]: [] for each in clues}
    having = [postings[each[1:]] for each in clues]
    lengths = [sum(amounts) for _, amounts in known]
    mean = sum(lengths) / max(len(known), 1) or 1.0
    for at, (told, amounts) in enumerate(known):
        long = SATURATION * (1 - LENGTH + LENGTH * lengths[at] / mean)
        weights = [worth[each] * often / (often + long) for each, often in zip(told, amounts, strict=True)]
        for each, weight in _heaviest(told, weights, clues):
            if weight >= 1:
                having[each] += (at, round(weight))
    return _in_pieces(postings)


def _worth(told: Sequence[str], amounts: Mapping[int, int], among: int) -> Sequence[float]:
    """Return what each clue is worth: the more, the fewer of so many reports have it, of whatever kind."""
    having: Counter[str] = Counter()
    for number, each in enumerate(told):
        having[each[1:]] += amounts[number]
    rare = {key: log(1 + (among - amount + 0.5) / (amount + 0.5)) for key, amount in having.items()}
    return [_WORTH[each[0]] * rare[each[1:]] for each in told]


def _heaviest(
    told: Sequence[int], weights: Sequence[float], clues: Sequence[str]
) -> Iterable[tuple[int, float]]:
    """Return the heaviest of some clues with their weights, in no order; of two as heavy the later word."""
    if len(weights) <= OF_A_REPORT:
        return zip(told, weights, strict=True)
    least = sorted(weights)[-OF_A_REPORT]
    found = [(each, weight) for each, weight in zip(told, weights, strict=True) if weight > least]
    last = [each for each, weight in zip(told, weights, strict=True) if weight == least]
    last.sort(key=lambda each: clues[each][1:], reverse=True)
    return found + [(each, least) for each in last[: OF_A_REPORT - len(found)]]


def _in_pieces(postings: Mapping[str, list[int]]) -> list[Piece]:
    amount = sum(map(len, postings.values())) // 2
    pieces: list[dict[str, list[int]]] = [{} for _ in range(ceil(amount / PER_PIECE) or 1)]
    for key, having in sorted(postings.items()):
        if having:
            pieces[place(key, len(pieces))][key] = _apart(_most(having))
    return list(pieces)


def _most(having: list[int]) -> list[int]:
    """Return the reports in which a clue weighs most, with its weights, in their order."""
    if len(having) <= 2 * OF_A_CLUE:
        return having
    pairs = zip(having[::2], having[1::2], strict=True)
    most = sorted(pairs, key=lambda one: (-one[1], one[0]))[:OF_A_CLUE]
    return [*chain.from_iterable(sorted(most))]


def _apart(having: list[int]) -> list[int]:
    """Return reports, each as how far it is behind the one before, with the weights between."""
    places = having[::2]
    having[2::2] = map(sub, places[1:], places)
    return having


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
