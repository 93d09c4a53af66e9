"""Regular expressions that are compiled when they are first used.

One report needs a quarter to a half of all that there are, and to compile the others would take as long as to
read ten reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any, AnyStr, Generic, NamedTuple, cast

_FIRST = 4
_BEGINNING = itemgetter(slice(_FIRST))
_APART = bytes(letter if chr(letter) in "abcdefghijklmnopqrstuvwxyz" else 32 for letter in range(256))
"""What stands between words, and any letter that is not ASCII, is a blank."""
METHODS = ("match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split")


class Deferred(Generic[AnyStr]):
    """An expression; it is compiled as soon as it is asked for more than its text."""

    def __init__(self, pattern: AnyStr, flags: int) -> None:
        self.pattern: AnyStr = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        self.__dict__.update({method: getattr(compiled, method) for method in METHODS})
        return getattr(compiled, name)


def deferred(expression: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what acts as the compiled expression."""
    return cast("re.Pattern[AnyStr]", Deferred(expression, flags))


def places(text: str, signs: Iterable[str], begin: int = 0) -> Iterator[int]:
    """Yield where some signs stand in a text, sign by sign: sooner than an expression would find them."""
    for sign in signs:
        at = text.find(sign, begin)
        while at >= 0:
            yield at
            at = text.find(sign, at + 1)


def begun(lower: str, signs: tuple[str, ...]) -> list[str]:
    """Return the signs that may stand in a text: where one does, its longest word begins one of the text.

    The text is in small letters. To look for many signs that are rare, one by one, takes longer.
    """
    known = beginnings, _, _ = _vocabulary(lower)
    return [
        sign
        for sign, begins, word, part in _looked_for(signs)
        if begins in beginnings and word in known[part]
    ]


def within(lower: str, signs: tuple[str, ...]) -> list[str]:
    """Return the signs that stand in a text, in the midst of a word too; they are small letters alone."""
    written = _vocabulary(lower).written
    return [sign for sign in signs if sign in written]


class _Vocabulary(NamedTuple):
    """The words of a text, each once: how they begin, they themselves, and all of them as one text."""

    beginnings: frozenset[str]
    words: frozenset[str]
    written: str


_IN_WORDS, _IN_WRITTEN = 1, 2


@lru_cache(maxsize=1)
def _vocabulary(lower: str) -> _Vocabulary:
    words = frozenset(_words(lower))
    return _Vocabulary(frozenset({"", *map(_BEGINNING, words)}), words, f" {' '.join(words)} ")


@cache
def _looked_for(signs: tuple[str, ...]) -> tuple[tuple[str, str, str, int], ...]:
    return tuple((sign, *_longest_word(sign.lower())) for sign in signs)


def _longest_word(sign: str) -> tuple[str, str, int]:
    """Return how the longest word of a sign begins, the word, and in which part of a vocabulary it stands.

    Where it ends the sign it may go on, and how it begins says nothing then if it is short.
    """
    word = max(_words(sign), key=len, default="")
    if not sign.endswith(word):
        return word[:_FIRST], word, _IN_WORDS
    return word[:_FIRST] if len(word) >= _FIRST else "", f" {word}", _IN_WRITTEN


def _words(lower: str) -> list[str]:
    return lower.encode("ascii", "replace").translate(_APART).decode("ascii").split()


@lru_cache(maxsize=2)
def small(text: str) -> str:
    """Return a text in small letters, each at the offset of its own; one that grows is cut.

    Those beyond ASCII that an expression takes for an `s` or an `i` whatever their case are these.
    """
    lower = text.lower()
    if lower.isascii():
        return lower
    same = lower if len(lower) == len(text) else "".join(letter.lower()[:1] for letter in text)
    return same.replace("\u017f", "s").replace("\u0131", "i")
