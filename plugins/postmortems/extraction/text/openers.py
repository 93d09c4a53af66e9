"""Words before rules: which of many rules a text may fit, by the words that it has.

To look up the words of a clause takes less than to try one expression on it, and a word is looked up once.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from functools import lru_cache
from typing import Generic, TypeVar

from ...patterns import deferred

R = TypeVar("R", bound=Hashable)
_WORD = deferred(r"\w+")
_KEPT = 1 << 13


class Openers(Generic[R]):
    """Some words for each rule, in small letters, one of which stands in every text that fits it.

    `restor~` is any word that begins like this.
    """

    def __init__(self, words: Mapping[R, str]) -> None:
        self._exact: dict[str, frozenset[R]] = {}
        self._stems: dict[str, frozenset[R]] = {}
        for rule, said in words.items():
            for word in said.split():
                known = self._stems if word.endswith("~") else self._exact
                known[word.rstrip("~")] = known.get(word.rstrip("~"), frozenset()) | {rule}
        self._lengths = sorted({len(stem) for stem in self._stems})
        self._opened_by = lru_cache(maxsize=_KEPT)(self._of_word)

    def opened_by(self, text: str) -> frozenset[R]:
        """Return the rules that a text may fit."""
        return frozenset[R]().union(*map(self._opened_by, _WORD.findall(text)))

    def _of_word(self, word: str) -> frozenset[R]:
        begins = [self._stems.get(word[:end], ()) for end in self._lengths]
        return frozenset[R]().union(self._exact.get(word, ()), *begins)
