"""An index of reports by their clues, in pieces of which a question needs only some.

A piece has the clues of one hash: `{clue: [kind, report, weight, report, weight...]}`, the reports by their
place among all, newest first. Weights are whole numbers, so that a sum is the same wherever it is made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest
from math import log
from typing import NamedTuple

from .clues import ORDER, Clue, counted
from .weights import FIELDS, KINDS, LENGTH, OF_A_CLUE, OF_A_REPORT, SATURATION, SCALE

Piece = Mapping[str, Sequence[int]]
PER_PIECE = 1_500
"""How many postings a piece has on average."""


class Said(NamedTuple):
    """What a report says: in its title and facts, in the sentences of its fields, and in its text."""

    chosen: str
    told: str
    body: str


Weighed = Mapping[str, Clue]
"""The clues of a report, with how often each counts."""


def weighed(said: Said) -> Weighed:
    """Count the clues of a report, those of the more telling fields more than once."""
    found: dict[str, Clue] = {}
    for name, text in said._asdict().items():
        for key, (kind, amount) in counted(text).items():
            known = found.get(key, Clue(kind, 0))
            found[key] = Clue(min(kind, known.kind, key=ORDER.__getitem__), known.amount + amount * FIELDS[name])
    return found


def index_of(reports: Iterable[Weighed]) -> list[dict[str, list[int]]]:
    """Return the pieces of an index."""
    known = list(reports)
    having = Counter(key for report in known for key in report)
    lengths = [sum(clue.amount for clue in report.values()) for report in known]
    mean = sum(lengths) / max(len(known), 1) or 1.0
    kinds: dict[str, str] = {}
    postings: dict[str, list[tuple[int, int]]] = {}
    for at, report in enumerate(known):
        long = SATURATION * (1 - LENGTH + LENGTH * lengths[at] / mean)
        found = (
            (_worth(kind, having[key], len(known)) * often * (SATURATION + 1) / (often + long), key)
            for key, (kind, often) in report.items()
        )
        for weight, key in nlargest(OF_A_REPORT, found):
            if weight >= 1:
                kinds[key] = min(kinds.get(key, report[key].kind), report[key].kind, key=ORDER.__getitem__)
                postings.setdefault(key, []).append((round(weight), at))
    return _in_pieces(postings, kinds)


def _worth(kind: str, having: int, among: int) -> float:
    """Return what a clue tells that so many of all reports have."""
    return SCALE * KINDS[kind] * log(1 + (among - having + 0.5) / (having + 0.5))


def _in_pieces(postings: Mapping[str, list[tuple[int, int]]], kinds: Mapping[str, str]
) -> list[dict[str, list[int]]]:
    amount = 1
    while amount * PER_PIECE < sum(map(len, postings.values())):
        amount *= 2
    pieces: list[dict[str, list[int]]] = [{} for _ in range(amount)]
    for key, having in sorted(postings.items()):
        most = sorted(sorted(having, key=lambda one: (-one[0], one[1]))[:OF_A_CLUE], key=lambda one: one[1])
        flat = [number for weight, at in most for number in (at, weight)]
        pieces[place(key, amount)][key] = [ORDER[kinds[key]], *flat]
    return pieces


def place(key: str, amount: int) -> int:
    """Return which of so many pieces has a clue (FNV-1a, of 32 bits)."""
    found = 2166136261
    for byte in key.encode("utf-8", "surrogatepass"):
        found = ((found ^ byte) * 16777619) & 0xFFFFFFFF
    return found % amount


class Found(NamedTuple):
    """A report by its place, what it shares with a text, and what that comes to."""

    at: int
    score: int
    clues: tuple[str, ...]


def ranked(asked: Sequence[str], pieces: Mapping[str, Sequence[int]]) -> list[Found]:
    """Return the reports that share something, the most alike first, of two as alike the newer one.

    `pieces` have at least the clues that are asked for. What is shared stands by its weight.
    """
    shared: dict[int, list[tuple[int, str]]] = {}
    for clue in asked:
        _, *having = pieces.get(clue, (0,))
        for at, weight in zip(having[::2], having[1::2], strict=True):
            shared.setdefault(at, []).append((weight, clue))
    found = [
        Found(at, sum(weight for weight, _ in each), tuple(c for _, c in sorted(each, key=lambda o: -o[0])))
        for at, each in shared.items()
    ]
    return sorted(found, key=lambda one: (-one.score, one.at))
