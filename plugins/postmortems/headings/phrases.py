"""The phrases of `names.py` and `names_abroad.py` in the words of a heading, in any number and case."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..patterns import deferred
from .names import ENGLISH, VOID
from .names_abroad import ABROAD, VOID_ABROAD

NAMES = (*ENGLISH, *ABROAD)
_UMLAUT = deferred(r"([aou])e(?=[^aeiou])")
"""How German writes ä, ö and ü where a keyboard has none: `Loesung`."""
LIGHT, PLAIN, STRONG = range(3)
_WEIGHTS = {"-": LIGHT, "+": STRONG}


class _Phrase(NamedTuple):
    role: str
    weight: int
    keys: tuple[str, ...]


class Found(NamedTuple):
    """A phrase in the words of a heading, from one to before another."""

    role: str
    weight: int
    start: int
    end: int


def shown(phrases: str) -> Sequence[str]:
    """Return the phrases of a row as people write them."""
    return [phrase.lstrip("+-*").replace("~", "") for phrase in phrases.split("|")]


def found_in(words: Sequence[str]) -> Iterator[Found]:
    """Yield the phrases that stand in some words, but for those within a longer one of their weight."""
    found: list[Found] = []
    for start, word in enumerate(words):
        for key in keys_of(word):
            for phrase in phrases().get(key, ()):
                end = _end(words, start, phrase.keys)
                if end:
                    found.append(Found(phrase.role, phrase.weight, start, end))
    for one in found:
        within = (
            other.start <= one.start
            and one.end <= other.end
            and other.weight >= one.weight
            and (other.end - other.start, other.weight) > (one.end - one.start, one.weight)
            for other in found
        )
        if not any(within):
            yield one


def _end(words: Sequence[str], start: int, keys: tuple[str, ...]) -> int:
    """Return before which word a phrase ends that begins at one, 0 where it does not stand there."""
    at = start + 1
    for key in keys[1:]:
        while at < len(words) and key not in keys_of(words[at]) and words[at] in void():
            at += 1
        if at == len(words) or key not in keys_of(words[at]):
            return 0
        at += 1
    return at


@lru_cache(maxsize=1 << 13)
def keys_of(word: str) -> tuple[str, ...]:
    """Return the words of phrases that a word is a form of."""
    exact, stems, inner = _forms()
    begins = (f"{word[:end]}~" for end in range(len(word), 2, -1))
    found = [*((word,) if word in exact else ()), *(key for key in begins if key in stems)]
    keys = tuple(found or (f"*{each}" for each in inner if each in word))
    bare = word if keys else _UMLAUT.sub(r"\1", word)
    return keys_of(bare) if bare != word else keys


@lru_cache(maxsize=1)
def _forms() -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    """Return the words of all phrases: those that stand as they are, stems, and those inside of others."""
    keys = {key for phrases in phrases().values() for phrase in phrases for key in phrase.keys}
    inner = tuple(sorted(key[1:] for key in keys if key[0] == "*"))
    return frozenset(keys), frozenset(key for key in keys if key[-1] == "~"), inner


@lru_cache(maxsize=1)
def phrases() -> dict[str, list[_Phrase]]:
    """Return all phrases by their first word."""
    known: dict[str, list[_Phrase]] = {}
    for role, group, _ in NAMES:
        for written in group.split("|"):
            keys = tuple(map(_key, written.lstrip("+-").split()))
            known.setdefault(keys[0], []).append(_Phrase(role, _WEIGHTS.get(written[0], PLAIN), keys))
    return known


def _key(word: str) -> str:
    stem, more, _ = word.partition("~")
    return stem if word[0] == "*" else stem + more


@lru_cache(maxsize=1)
def void() -> frozenset[str]:
    """Return the words that name nothing by themselves."""
    return frozenset((*VOID.split(), *VOID_ABROAD.split()))
