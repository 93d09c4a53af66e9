"""Where sentences and paragraphs begin and end, for what is told around a time or a length."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ...patterns import deferred

_STOP = deferred(r"[.;!?]\s+|\n\n+|\n(?=[-*+]\s|[#|])")
"""What ends what a sentence says; in text as written also the beginning of an item, a heading or a row."""
_NEXT = deferred(
    r"[.!?][)\"”\s](?:(?<=\s)\s*|\s+)(?=[\"“]?[A-ZÀ-Ý]|\([A-ZÀ-Ý][^()\n]{0,200}[.!?]\))"
    r"(?!(?<=[apAP]\.[mM]\.\s)[A-Z]{2,4}\b)|[。！？]\s*(?=\w)"
)
"""The sign at which one sentence ends and another begins for sure: `e.g. that`, `6 p.m. GMT` have none."""

_POINT = deferred(r"(?:(?<=\s)|\A)\(?(?P<no>[1-9a-h])\)\s+(?=\w)")
_AND = (" and", " und", " et", " y", " e")


def sentence_before(text: str, end: int, most: int) -> str:
    """Return what a sentence says before offset `end`, `most` characters of it."""
    start = max(0, end - most)
    for stop in _STOP.finditer(text, start, end):
        start = stop.end()
    return text[start:end].lstrip()


def sentence_behind(text: str, start: int, most: int) -> str:
    """Return what a sentence says from offset `start` on, `most` characters of it."""
    end = min(start + most, len(text))
    stop = _STOP.search(text, start, end)
    return text[start : stop.start() if stop else end]


def sentences(text: str, start: int) -> Iterator[tuple[int, str]]:
    """Yield each whole sentence of a paragraph that begins at offset `start`, with where it begins itself."""
    at = 0
    for stop in _NEXT.finditer(text):
        yield start + at, text[at : stop.start() + 1]
        at = stop.end()
    yield start + at, text[at:]


def enumerated(text: str, start: int) -> Iterator[tuple[int, str]]:
    """Yield the points of a sentence that begins at offset `start`, what leads to them too: `(1) .. (2) ..`.

    One whose numbers or letters do not count up comes back whole.
    """
    found = list(_POINT.finditer(text)) if ") " in text else []
    counts = len(found) > 1 and found[0]["no"] in "1a"
    counts = counts and all(ord(two["no"]) == ord(one["no"]) + 1 for one, two in pairwise(found))
    cuts = [0, *(point.end() for point in found)] if counts else [0]
    ends = [*(point.start() for point in found), len(text)] if counts else [len(text)]
    for at, end in zip(cuts, ends, strict=True):
        said = text[at:end].rstrip(" ;,\n")
        last = next(filter(said.endswith, _AND), "") if counts else ""
        yield start + at, said.removesuffix(last).rstrip(" ;,\n")


def paragraph_around(text: str, at: int, start: int = 0) -> tuple[int, int]:
    """Return where what stands between empty lines around `at` begins, from offset `start` on, and ends."""
    before, end = text.rfind("\n\n", start, at), text.find("\n\n", at)
    return before + 2 if before >= 0 else start, end if end >= 0 else len(text)
