"""Words of a vocabulary as the site spells them: `critical`, `sev1` and `SEV-1` become `SEV1`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..model.document import Document
from ..model.field_types import FLAG, Choice, FieldType, Term
from ..model.vocabulary import Word
from ..patterns import deferred
from ..reading.declared import declared
from ..reading.names import letters_of
from ..reading.scalars import INVALID, Reading, read_word
from .fix import Edit, Words, written_as

_NEEDS_NO_QUOTES = deferred(r"[^\W_][\w./+ -]*(?<! )")
_FLAGS = {
    **dict.fromkeys(("yes", "on", "y", "ja", "oui", "sí", "si", "sim", "はい", "نعم"), "true"),
    **dict.fromkeys(("no", "off", "n", "nein", "non", "não", "nao", "いいえ", "لا"), "false"),
}


def fix(document: Document, words: Words) -> Iterator[Edit]:
    """Yield an edit for each word that is known by another spelling."""
    for value, kind in declared(document, words.own):
        if kind is FLAG and (flag := _FLAGS.get(str(value.data).strip().lower())):
            yield from written_as(document, value, flag)
        vocabulary = _vocabulary(kind, words)
        word: Any = read_word(value, vocabulary, "", Reading({})) if vocabulary else INVALID
        if word is INVALID:
            word = _of_the_same_letters(str(value.data), vocabulary)
        if word and _NEEDS_NO_QUOTES.fullmatch(word):
            yield from written_as(document, value, word)


def _of_the_same_letters(text: str, vocabulary: tuple[Word, ...]) -> str:
    """Return the one word that a text is but for blanks, hyphens and the like; "" where none or two are."""
    sought = letters_of(text)
    found = {
        word.name for word in vocabulary if sought and sought in map(letters_of, (word.name, *word.aliases))
    }
    return found.pop() if len(found) == 1 else ""


def _vocabulary(kind: FieldType, words: Words) -> tuple[Word, ...]:
    if isinstance(kind, Choice):
        return tuple(map(Word, kind.options))
    return words.vocabularies.get(kind.setting, ()) if isinstance(kind, Term) else ()
