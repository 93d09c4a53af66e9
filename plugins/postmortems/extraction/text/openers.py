"""Words before rules: which of many rules a text may fit, by the words that it has.

To look up the words of a clause takes less than to try one expression on it, and a word is looked up once.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import Generic, TypeVar

from ...patterns import deferred

R = TypeVar("R", bound=Hashable)
_WORD = deferred(r"\w+")
_APART = bytes(sign if chr(sign).isalnum() or chr(sign) == "_" else 32 for sign in range(128)).ljust(256)
"""What is no part of a word is a blank."""
_KEPT = 1 << 13


class Openers(Generic[R]):
    """Some words for each rule, in small letters, one of which stands in every text that fits it.

    `restor~` is any word that begins like this.
    """

    def __init__(self, words: Mapping[R, str]) -> None:
        self._exact: dict[str, frozenset[R]] = {}
        self._stems: dict[str, list[tuple[str, R]]] = {}
        for rule, said in words.items():
            for word in said.split():
                if word.endswith("~"):
                    self._stems.setdefault(word[0], []).append((word[:-1], rule))
                else:
                    self._exact[word] = self._exact.get(word, frozenset()) | {rule}
        self._known = _Known(self._of_word)
        self._none = frozenset[R]()

    def opened_by(self, text: str) -> frozenset[R]:
        """Return the rules that a text may fit."""
        return self._none.union(*filter(None, map(self._known.__getitem__, _words(text))))

    def open(self, text: str) -> bool:
        """Tell whether a text has one of the words."""
        return any(map(self._known.__getitem__, _words(text)))

    def places(self, text: str) -> Iterator[int]:
        """Yield where in a text the words stand that open any rule."""
        if self.open(text):
            yield from (word.start() for word in _WORD.finditer(text) if self._known[word[0]])

    def _of_word(self, word: str) -> frozenset[R]:
        begins = [rule for stem, rule in self._stems.get(word[0], ()) if word.startswith(stem)]
        return self._exact.get(word, self._none).union(begins)


def _words(text: str) -> list[str]:
    """Return the words of a text, which are found sooner where all of it is ASCII."""
    return text.encode().translate(_APART).decode().split() if text.isascii() else _WORD.findall(text)


class _Known(dict[str, frozenset[R]]):
    """The words that were looked up, so many of them: this takes half of what `lru_cache` does."""

    def __init__(self, look_up: Callable[[str], frozenset[R]]) -> None:
        super().__init__()
        self._look_up = look_up

    def __missing__(self, word: str) -> frozenset[R]:
        if len(self) >= _KEPT:
            self.clear()
        self[word] = found = self._look_up(word)
        return found
