"""What has changed between two looks at the same reports: what is new, and what is gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..model.diagnostic import Diagnostic

Key = tuple[str, str, str, str]


class Since(NamedTuple):
    """The problems that were not there before, those that are no more, and how many stayed."""

    new: Sequence[Diagnostic]
    gone: Sequence[Diagnostic]
    same: int


def since(before: Iterable[Diagnostic], now: Iterable[Diagnostic]) -> Since:
    """Compare problems; one that only moved within its file is the same."""
    earlier, later = tuple(before), tuple(now)
    new, gone = _beyond(later, earlier), _beyond(earlier, later)
    return Since(new, gone, len(later) - len(new))


def _beyond(those: Sequence[Diagnostic], known: Sequence[Diagnostic]) -> list[Diagnostic]:
    left = Counter(map(_key, known))
    found = []
    for each in those:
        key = _key(each)
        if left[key]:
            left[key] -= 1
        else:
            found.append(each)
    return found


def _key(diagnostic: Diagnostic) -> Key:
    return diagnostic.place.path, diagnostic.code, diagnostic.level, diagnostic.message
