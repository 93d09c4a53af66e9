"""Signs and words before rules: which of many rules a text may fit, without trying them.

To look up the words of a clause takes less than to try one expression on it, and a word is looked up once.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

from ...patterns import deferred

R = TypeVar("R", bound=Hashable)
_WORD = deferred(r"\w+")
_APART = bytes(sign if chr(sign).isalnum() or chr(sign) == "_" else 32 for sign in range(128)).ljust(256)
"""What is no part of a word is a blank."""
_KEPT = 1 << 13


class Signed:
    """An expression with some signs, in small letters, one of which each text that it fits has.

    `signs` are written `owner|assigned `; a test makes texts from the expression itself.
    """

    def __init__(self, signs: str, expression: str) -> None:
        self.signs = tuple(signs.split("|"))
        self.says = deferred(expression)

    def search(self, text: str, at: int = 0) -> re.Match[str] | None:
        """Return where it first stands in a text, from an offset on."""
        return self.says.search(text, at) if may_say(text, self.signs) else None

    def match(self, text: str, at: int = 0) -> re.Match[str] | None:
        """Return it where it stands at an offset of a text."""
        return self.says.match(text, at) if may_say(text, self.signs) else None

    def finditer(self, text: str) -> Iterable[re.Match[str]]:
        """Return all places where it stands in a text."""
        return self.says.finditer(text) if may_say(text, self.signs) else ()


def may_say(text: str, signs: tuple[str, ...]) -> bool:
    """Tell whether a text may have one of some words, or parts of them, in any case, for a quick look.

    Beyond ASCII it always may: there, what an expression takes for the same letter is not one letter.
    """
    if not text.isascii():
        return True
    low = text.lower()
    for sign in signs:  # noqa: SIM110 (a generator takes twice as long)
        if sign in low:
            return True
    return False


class Openers(dict[str, frozenset[R]]):
    """Some words for each rule, in small letters, one of which stands in every text that fits it.

    `restor~` is any word that begins like this. It holds the words that were looked up, so many of them: this
    takes half of what `lru_cache` does.
    """

    def __init__(self, words: Mapping[R, str]) -> None:
        super().__init__()
        self._exact: dict[str, frozenset[R]] = {}
        self._stems: dict[str, list[tuple[str, R]]] = {}
        for rule, said in words.items():
            for word in said.split():
                if word.endswith("~"):
                    self._stems.setdefault(word[0], []).append((word[:-1], rule))
                else:
                    self._exact[word] = self._exact.get(word, frozenset()) | {rule}
        self._none = frozenset[R]()

    def opened_by(self, text: str) -> frozenset[R]:
        """Return the rules that a text may fit."""
        return self._none.union(*filter(None, map(self.__getitem__, words_of(text))))

    def open(self, text: str) -> bool:
        """Tell whether a text has one of the words."""
        return any(map(self.__getitem__, words_of(text)))

    def places(self, text: str) -> Iterator[int]:
        """Yield where in a text the words stand that open any rule."""
        if self.open(text):
            yield from (word.start() for word in _WORD.finditer(text) if self[word[0]])

    def __missing__(self, word: str) -> frozenset[R]:
        if len(self) >= _KEPT:
            self.clear()
        begins = [rule for stem, rule in self._stems.get(word[0], ()) if word.startswith(stem)]
        self[word] = found = self._exact.get(word, self._none).union(begins)
        return found


def words_of(text: str) -> list[str]:
    """Return the words of a text, which are found sooner where all of it is ASCII."""
    return text.encode().translate(_APART).decode().split() if text.isascii() else _WORD.findall(text)
