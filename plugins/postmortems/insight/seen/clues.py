"""The clues in a text: error codes, names of things and of hosts, telling words.

`pages/scripts/clues.js` does the same, step by step; a test holds that both find the same.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from re import ASCII, Match
from typing import NamedTuple

from ...patterns import deferred
from ..terms import COMMON, stem
from . import weights

_LEAST, _OF_A_NAME = 3, 2
"""How many letters a word has at least, and how many there are in a name."""


class Clue(NamedTuple):
    """Something that two texts may share: its kind, how often a text has it, and how it is written there."""

    kind: str
    amount: int
    written: str


_OWN = {name: pattern.replace(weights.ALNUM, weights.IN_PYTHON) for name, pattern in weights.PATTERNS.items()}
_TOKEN = deferred(_OWN["token"])
_ASCII = deferred(weights.PATTERNS["token"].partition("|")[0].replace(weights.ALNUM, r"\w"), ASCII)
"""What finds the same in a text of ASCII."""
_BLANKLESS = deferred(_OWN["blankless"])
_KANA = deferred(_OWN["kana"])
_NAME = deferred(_OWN["name"])
_ERROR = deferred(_OWN["error"])
_STATUS = deferred(_OWN["status"])
_NUMBER = deferred(_OWN["number"])
_OPAQUE = deferred(_OWN["opaque"])
_LETTER = deferred(_OWN["letter"])
_DIGIT = deferred(_OWN["digit"])
_PIECE = deferred(_OWN["piece"])
_NUMBERED = deferred(_OWN["numbered"])
_HUMP = deferred(_OWN["hump"])


def bounded(text: str) -> str:
    """Return what of a text is read: a long one says what is wrong at its beginning or at its end."""
    half = weights.READ // 2
    return text if len(text) <= weights.READ else f"{text[:half]}\n{text[-half:]}"


def asked(text: str) -> Mapping[str, Clue]:
    """Return the clues to look for: those of the most telling kinds, and of one kind the most frequent.

    A log repeats what is wrong; of two that are said as often, the one said first comes first.
    """
    found = counted(tokens(bounded(text)))
    order = sorted(found, key=lambda key: (weights.ORDER[found[key].kind], -found[key].amount))
    first: list[str] = []
    others: list[str] = []
    turns: Counter[str] = Counter()
    for key in order:
        turns[found[key].kind] += 1
        (first if turns[found[key].kind] <= weights.OF_A_KIND else others).append(key)
    return {key: found[key] for key in (first + others)[: weights.ASKED]}


def tokens(text: str) -> Counter[str]:
    """Count the words and names of a text as they are written."""
    if text.isascii():  # nearly all are, and it takes half as long to look for so few letters
        return Counter(_ASCII.findall(text))
    return Counter(_TOKEN.findall(unicodedata.normalize("NFKC", text)))


def counted(found: Mapping[str, int]) -> dict[str, Clue]:
    """Count the clues in words and names by what stands for all spellings of each."""
    amounts, named = summed(found)
    return {key: Clue(kind, amounts[key], written) for key, (kind, written) in named.items()}


def summed(found: Mapping[str, int]) -> tuple[dict[str, int], dict[str, tuple[str, str]]]:
    """Return how often words and names say each clue, and its kind with how it is written.

    What is said in two ways is of the more telling kind.
    """
    amounts: dict[str, int] = {}
    named: dict[str, tuple[str, str]] = {}
    for token, amount in found.items():
        for key, kind, written in clues(token):
            if key not in amounts:
                amounts[key], named[key] = amount, (kind, written)
            else:
                amounts[key] += amount
                if weights.ORDER[kind] < weights.ORDER[named[key][0]]:
                    named[key] = kind, written
    return amounts, named


@lru_cache(maxsize=1 << 14)
def clues(token: str) -> tuple[tuple[str, str, str], ...]:
    """Return the clues in a word or name: the key of each, its kind, and how it is written."""
    if _BLANKLESS.match(token):
        pairs = (token[at : at + 2] for at in range(len(token) - 1))
        return tuple((pair, weights.WORD, pair) for pair in pairs)
    is_name = not _KANA.match(token) and (_NAME.search(token) or _ERROR.search(token))
    return tuple(_named(token) if is_name else _word(token))


def _word(token: str) -> Iterator[tuple[str, str, str]]:
    word = token.lower()
    key = stem(word)
    if len(key) >= _LEAST:
        yield key, weights.PLAIN if key in COMMON else weights.WORD, word


def _named(token: str) -> Iterator[tuple[str, str, str]]:
    """Yield a name as it is written, as that of any of its kind, and its words."""
    key = token.lower().casefold()
    if _STATUS.match(key) or _NUMBER.match(key):
        yield key, weights.STATUS if _STATUS.match(key) else weights.NUMBER, token
    if len(_LETTER.findall(key)) < _OF_A_NAME or _OPAQUE.match(key):
        return
    kind = weights.SERIAL if _DIGIT.search(key) else weights.NAME
    yield key, weights.ERROR if _ERROR.search(token) else kind, token
    of_kind = _PIECE.sub(_without_number, key)
    if of_kind != key and len(_LETTER.findall(of_kind)) >= _OF_A_NAME:
        yield of_kind, weights.HOST, of_kind
    for piece in _PIECE.findall(token):
        for hump in _HUMP.findall(piece):
            if len(hump) < len(token):
                yield from _word(hump)


def _without_number(found: Match[str]) -> str:
    piece = found.group()
    numbered = _NUMBERED.match(piece)
    return f"{numbered.group(1)}*" if numbered else "*" if _DIGIT.search(piece) else piece
