"""Phrases of a few words, in order, with some words between: `check .. fails`, `wieder .. erreichbar`.

They are looked up, not searched for by an expression, so that their lists may be long. A phrase is written as
words with blanks between; `restor~` is any word that begins so, `fire/fires` one of two, and a name in
capitals one of the words of a kind.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from ..text.signs import Openers, words_of

BARE = {ord(letter): unicodedata.normalize("NFD", letter)[0] for letter in "àâäáãåçèéêëìíîïñòóôöõùúûüý"}
"""Letters without their accents, which many leave out."""
_TWO = {**BARE, ord("ä"): "ae", ord("ö"): "oe", ord("ü"): "ue"}
"""Of those of German, two letters for one are written too."""
_MOST_WORDS = 60
"""How many words of a clause are looked at."""
_BETWEEN = 2
"""How many words may stand between those of a phrase, unless it is told."""


class _Word(NamedTuple):
    """One place of a phrase: the words that may stand there, and how they may begin."""

    exact: frozenset[str]
    stems: tuple[str, ...]

    def fits(self, word: str) -> bool:
        return word in self.exact or word.startswith(self.stems)


class Phrases:
    """Phrases, one of which a clause in small letters may have; none where it has a word that denies them."""

    def __init__(
        self, said: str, kinds: Mapping[str, str] | None = None, *, between: int = _BETWEEN, unless: str = ""
    ) -> None:
        """Take phrases with `|` between; `kinds` are words by the names that stand for them.

        They are read when they are first looked for: few reports need all.
        """
        self._text, self._kinds, self._between, self._denied = said, kinds or {}, between, unless

    @cached_property
    def _written(self) -> list[list[str]]:
        phrases = (phrase.split() for phrase in self._text.split("|"))
        return [[_meant(part, self._kinds) for part in phrase] for phrase in phrases]

    @cached_property
    def _rarest(self) -> list[str]:
        return [" ".join(sorted(map(_ways, parts), key=len)[0]) for parts in self._written]

    @property
    def opens(self) -> str:
        """Words, one of which stands in each clause that has a phrase."""
        return " ".join(dict.fromkeys(" ".join(self._rarest).split()))

    @cached_property
    def _opened(self) -> Openers[int]:
        return Openers(dict(enumerate(self._rarest)))

    @cached_property
    def _phrases(self) -> list[list[_Word]]:
        return [[_word(part) for part in parts] for parts in self._written]

    @cached_property
    def _unless(self) -> _Word:
        return _word(self._denied.translate(BARE))

    def search(self, clause: str) -> bool:
        """Tell whether a clause has one of the phrases."""
        clause = clause if clause.isascii() else clause.translate(BARE)
        numbers = self._opened.opened_by(clause)
        if not numbers:
            return False
        said = _said(clause)
        return not any(map(self._unless.fits, said)) and any(self._stands(number, said) for number in numbers)

    def _stands(self, number: int, said: Sequence[str]) -> bool:
        first, *others = self._phrases[number]
        places = [place for place, word in enumerate(said) if first.fits(word)]
        for part in others:
            near = {at + gap for at in places for gap in range(1, self._between + 2) if at + gap < len(said)}
            places = [place for place in near if part.fits(said[place])]
        return bool(places)


def words_in(said: str) -> list[str]:
    """Return the words of some phrases, without accents, but for the names of kinds."""
    words = said.translate(BARE).replace("|", " ").replace("/", " ").split()
    return [word for word in words if word.islower()]


class Stems:
    """Parts of words of languages without blanks; none counts beside one that denies it."""

    def __init__(self, said: str, *, unless: str) -> None:
        self._said, self._unless = "".join(said.split()).split("|"), unless.split("|")

    def search(self, clause: str) -> bool:
        """Tell whether a clause has one of them."""
        return not clause.isascii() and _has(clause, self._said) and not _has(clause, self._unless)


def _has(clause: str, parts: Sequence[str]) -> bool:
    return any(part in clause for part in parts)


@lru_cache(maxsize=1)
def _said(clause: str) -> list[str]:
    return words_of(clause)[:_MOST_WORDS]


def _meant(part: str, kinds: Mapping[str, str]) -> str:
    said = " ".join(kinds.get(way, way) for way in part.split("/"))
    return said if said.isascii() else f"{said.translate(BARE)} {said.translate(_TWO)}"


@cache
def _ways(part: str) -> tuple[str, ...]:
    return tuple(way for way in part.split() if "-" not in way)


@cache
def _word(part: str) -> _Word:
    ways = _ways(part)
    stems = tuple(way[:-1] for way in ways if way.endswith("~"))
    return _Word(frozenset(way for way in ways if not way.endswith("~")), stems)
