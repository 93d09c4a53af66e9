"""Clauses: what an entry or a sentence says of one thing; a denial or doubt holds for its clause alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...patterns import deferred

_CUT = deferred(
    r"[.;!?](?:\s+|$)|\n\n|\n(?=[^\n:]{2,40}:\s)|:\s|\s(?:[-–—]+>?|·)\s|,\s(?:and|so|then)\s"
    r"|,?\s(?=(?:but|while|although|though|however|whereas|which|because|after which|even though)\b)"
    r"|\s(?=(?:incident|issue|outage|problem) (?:resolved|closed|over|fixed|ended|declared)\b)"
    r"|\sand\s(?=(?:the|we|it|they|all|no|a|an|this|then|everything|started|began)\s)"
)
_OPENS = deferred(
    r"(?:^|[,;]\s{0,2}|\b(?:and|then|but|while)\s)"
    r"(?:(?:at|by|around|about|approximately|on|until|till|since|from|starting|roughly"
    r"|\w{3,9}day,?)\s{1,2}){0,3}$",
)
_BETWEEN = deferred(r",|\b(?:and|but|then|until|till)\b")
MOST = 60
"""How many clauses of one text are looked at."""


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each clause of a text, in small letters, begins and ends."""
    yield from _between(text, [found.end() for found in _CUT.finditer(text)])


def clauses_around(text: str, times: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the clauses of a text that holds some times: one that opens with a time begins there.

    No sign within a time cuts it, and a word between two times parts them.
    """
    cuts = [found.end() for found in _CUT.finditer(text) if not _holds(times, found.start(), found.end())]
    for start, end in times:
        opener = _OPENS.search(text, max(0, start - 60), start)
        if opener and opener.start() and text[end : end + 12].strip(" .,;)"):
            cuts.append(opener.start() + (text[opener.start()] in ",;"))
    for (_, end), (start, _) in pairwise(times):
        part = _BETWEEN.search(text, end, start)
        if part and not any(end <= cut <= start for cut in cuts):
            cuts.append(part.start() + (text[part.start()] == ","))
    yield from _between(text, sorted(set(cuts)))


def _holds(times: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    return any(first < end and start < last for first, last in times)


def _between(text: str, cuts: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for cut in [*cuts[:MOST], len(text)]:
        if cut > start and text[start:cut].strip():
            yield start, cut
        start = max(cut, start)
