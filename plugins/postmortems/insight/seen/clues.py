"""The clues in a text: error codes, names of things and of hosts, telling words and pairs of them.

`pages/scripts/clues.js` does the same, step by step; a test holds that both find the same.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from re import Match, Pattern
from typing import NamedTuple

from ...patterns import deferred
from ..terms import COMMON, stem
from .weights import ALNUM, ASKED, ERROR, HOST, IN_PYTHON, KINDS, NAME, NUMBER, PATTERNS, PHRASE, PLAIN, READ, WORD

_LEAST = 3
"""How many letters a word has at least."""


ORDER = {kind: place for place, kind in enumerate(KINDS)}


class Clue(NamedTuple):
    """Of which kind a clue is, and how often a text has it."""

    kind: str
    amount: float


def _pattern(name: str) -> Pattern[str]:
    return deferred(PATTERNS[name].replace(ALNUM, IN_PYTHON))


_TOKEN, _BLANKLESS, _KANA = _pattern("token"), _pattern("blankless"), _pattern("kana")
_NAME, _STATUS, _OPAQUE, _ERROR = _pattern("name"), _pattern("status"), _pattern("opaque"), _pattern("error")
_PIECE, _NUMBERED, _HUMP, _NUMBER = map(_pattern, ("piece", "numbered", "hump", "number"))


def bounded(text: str) -> str:
    """Return what of a text is read: a long one says what is wrong at its beginning or at its end."""
    return text if len(text) <= READ else f"{text[: READ // 2]}\n{text[-READ // 2 :]}"


def counted(text: str) -> Mapping[str, Clue]:
    """Count the clues of a text; what it says in two ways is of the more telling kind."""
    found: dict[str, Clue] = {}
    for key, kind in clues(text):
        known = found.get(key)
        better = kind if known is None or ORDER[kind] < ORDER[known.kind] else known.kind
        found[key] = Clue(better, known.amount + 1 if known else 1)
    return found


def asked(text: str) -> tuple[str, ...]:
    """Return the clues to look for, the most telling kinds first; of a kind those that are said most often."""
    found = counted(bounded(text))
    return tuple(sorted(found, key=lambda key: (ORDER[found[key].kind], -found[key].amount))[:ASKED])


def clues(text: str) -> Iterator[tuple[str, str]]:
    """Yield each clue of a text, in one spelling for all, and its kind, as often as the text has it."""
    text = unicodedata.normalize("NFKC", text)
    before, end = "", 0
    for found in _TOKEN.finditer(text):
        token, word = found.group(), ""
        if _BLANKLESS.match(token):
            yield from ((token[at : at + 2], WORD) for at in range(len(token) - 1))
        elif _KANA.match(token):
            yield from _word(token)
        elif _NAME.search(token) or _ERROR.search(token):
            yield from _named(token)
        else:
            for key, kind in _word(token):
                word = key if kind is WORD else ""
                yield key, kind
            if word and before and text[end : found.start()] == " ":
                yield f"{before} {word}", PHRASE
        before, end = word, found.end()


def _word(token: str) -> Iterator[tuple[str, str]]:
    key = stem(token.lower())
    if len(key) >= _LEAST:
        yield key, PLAIN if key in COMMON else WORD


def _named(token: str) -> Iterator[tuple[str, str]]:
    """Yield a name as it is written, as that of any of its kind, and its words."""
    key = token.lower().casefold()
    if _STATUS.match(key) or _NUMBER.match(key):
        yield key, ERROR if len(key) == _LEAST else NUMBER
    if sum(letter.isalpha() for letter in key) < _LEAST or _OPAQUE.match(key):
        return
    yield key, ERROR if _ERROR.search(token) else NAME
    of_kind = _PIECE.sub(_without_number, key)
    if of_kind != key and sum(letter.isalpha() for letter in of_kind) >= 2:
        yield of_kind, HOST
    for piece in _PIECE.findall(token):
        for hump in _HUMP.findall(piece):
            if len(hump) < len(token):
                yield from _word(hump)


def _without_number(found: Match[str]) -> str:
    piece = found.group()
    numbered = _NUMBERED.match(piece)
    return f"{numbered.group(1)}*" if numbered else "*" if any(map(str.isdigit, piece)) else piece
