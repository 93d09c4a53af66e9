"""Regular expressions that are compiled when they are first used.

One report needs a quarter to a half of all that there are, and to compile the others would take as long as to
read ten reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any, AnyStr, Generic, cast

_FIRST = 4
_BEGINNING = itemgetter(slice(_FIRST))
_APART = bytes(
    letter if chr(letter) in "abcdefghijklmnopqrstuvwxyz0123456789" else 32 for letter in range(256)
)
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
    beginnings, words = _beginnings(lower), _vocabulary(lower)
    return [sign for sign, begins, all_ in _looked_for(signs) if begins in beginnings and all_ in words]


def within(lower: str, signs: tuple[str, ...]) -> list[str]:
    """Return the signs that stand in a text, in the midst of a word too; they are small letters alone."""
    words = _vocabulary(lower)
    return [sign for sign in signs if sign in words]


@lru_cache(maxsize=1)
def _vocabulary(lower: str) -> str:
    """Return the words of a text, each once: less than half of it is to be looked through then."""
    return b" ".join(_different(lower)).decode("ascii")


@lru_cache(maxsize=1)
def _beginnings(lower: str) -> frozenset[bytes]:
    return frozenset({b"", *map(_BEGINNING, _different(lower))})


@lru_cache(maxsize=1)
def _different(lower: str) -> frozenset[bytes]:
    return frozenset(_words(lower))


@cache
def _looked_for(signs: tuple[str, ...]) -> tuple[tuple[str, bytes, str], ...]:
    """Return each sign with how it begins, and where that says nothing, with the letters that it is."""
    begins = ((sign, _beginning(sign)) for sign in signs)
    return tuple((sign, known, "" if known or not sign.isalpha() else sign.lower()) for sign, known in begins)


def _beginning(sign: str) -> bytes:
    """Return how the longest word of a sign begins; one that is short and may go on says nothing."""
    lower = sign.lower()
    known = (each for each in _words(lower) if len(each) >= _FIRST or not lower.endswith(each.decode()))
    return max(known, key=len, default=b"")[:_FIRST]


def _words(lower: str) -> list[bytes]:
    return lower.encode("ascii", "replace").translate(_APART).split()


def small(text: str) -> str:
    """Return a text in small letters, each at the offset of its own; one that grows is cut."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(letter.lower()[:1] for letter in text)
