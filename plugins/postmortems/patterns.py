"""Regular expressions that are compiled when they are first used.

One report needs a quarter to a half of all that there are, and to compile the others would take as long as to
read ten reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any, AnyStr, Generic, cast

_SMALL = b"abcdefghijklmnopqrstuvwxyz"
_APART = bytes(letter if letter in _SMALL else 32 for letter in range(256))
"""What stands between words, and any letter that is not ASCII, is a blank."""
_SHAPES = bytes.maketrans(b"BCDEFGHIJKLMNOPQRSTUVWXYZ123456789", b"A" * 25 + b"0" * 9)
_DIGITS = bytes(48 if chr(letter).isdigit() else 32 for letter in range(128)) + b" " * 128
EAST = r"[^\W\d_\x00-\u05ff]"
"""A letter beyond Latin, Greek and Cyrillic: of the east, where no blanks part words, and of few more."""
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


def step_over(expression: re.Pattern[str], text: str, at: int = 0) -> int:
    """Return where a text goes on behind what stands at an offset: there, where nothing does."""
    found = expression.match(text, at)
    return found.end() if found else at


@lru_cache(maxsize=1)
def shape(text: str) -> str:
    """Return what of a text is no small letter, which is little: `A` for any capital, `0` for any digit.

    What has no small letters and stands in a text has its shape there. What is not ASCII is `?`.
    """
    return text.encode("ascii", "replace").translate(_SHAPES, _SMALL).decode("ascii")


def digits_of(text: str) -> str:
    """Return a text with `0` for each digit at its place, and a blank for all else.

    To leap to a digit there takes a tenth of the time of an expression, which looks at every letter.
    """
    return text.encode("ascii", "replace").translate(_DIGITS).decode("ascii")


def places(text: str, signs: Iterable[str], begin: int = 0) -> Iterator[int]:
    """Yield where some signs stand in a text, sign by sign: sooner than an expression would find them."""
    for sign in signs:
        at = text.find(sign, begin)
        while at >= 0:
            yield at
            at = text.find(sign, at + 1)


def likely(text: str, signs: tuple[str, ...]) -> list[str]:
    """Return the signs that may stand in a text, in letters of any case: their longest words are words of it.

    Of one that has no word its shape stands there. To look for many signs that are rare takes longer. They
    are in no order.
    """
    words, _ = _vocabulary(text)
    asked, by_word, wordless = _by_longest_word(signs)
    found = [sign for word in asked & words for sign in by_word[word]]
    return found + [sign for sign in wordless if sign in shape(text)]


def within(text: str, signs: tuple[str, ...]) -> list[str]:
    """Return the signs, small letters alone, that stand in a text in any case, in the midst of a word too."""
    _, written = _vocabulary(text)
    there = [those for stem, those in _by_stem(signs) if stem in written]
    return [sign for those in there for sign in those if sign in written]


@cache
def _by_stem(signs: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return signs that begin alike together, behind how they begin; behind itself one that is alone."""
    found: dict[str, list[str]] = {}
    for sign in signs:
        found.setdefault(sign[:4], []).append(sign)
    return tuple((stem if those[1:] else those[0], tuple(those)) for stem, those in found.items())


@lru_cache(maxsize=1)
def _vocabulary(text: str) -> tuple[set[str], str]:
    """Return the words of a text, and what is written with each of them once: less than half of it."""
    words = set(_words(small(text)))
    return words, " ".join(words)


@cache
def _by_longest_word(signs: tuple[str, ...]) -> tuple[frozenset[str], dict[str, list[str]], list[str]]:
    """Return the longest words of signs, the signs that have each, and those that have none."""
    found: dict[str, list[str]] = {}
    for sign in signs:
        found.setdefault(max(_words(sign.lower()), key=len, default=""), []).append(sign)
    wordless = found.pop("", [])
    return frozenset(found), found, wordless


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
