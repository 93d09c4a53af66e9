"""Words of a vocabulary as the site spells them: `critical` or `sev1` become `SEV1`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Any

from ..model.document import Document, Value
from ..model.field_types import Choice, FieldType, Term, term
from ..model.own import vocabulary_of
from ..model.vocabulary import Word
from ..reading.scalars import INVALID, Reading, read_word
from .declared import declared, written_as
from .fix import Edit, Words

_NEEDS_NO_QUOTES = re.compile(r"[^\W_][\w./+ -]*(?<! )")


def fix(document: Document, words: Words) -> Iterator[Edit]:
    """Yield an edit for each word that is known by another spelling."""
    for value, kind in chain(declared(document), _own(document, words)):
        vocabulary = _vocabulary(kind, words)
        word: Any = read_word(value, vocabulary, "", Reading({})) if vocabulary else INVALID
        if word is not INVALID and _NEEDS_NO_QUOTES.fullmatch(word):
            yield from written_as(document, value, word)


def _own(document: Document, words: Words) -> Iterator[tuple[Value, FieldType]]:
    """Yield the words of the fields of the site's own."""
    for field in document.fields.values():
        name = vocabulary_of(field.name)
        several = field.value.data if isinstance(field.value.data, tuple) else (field.value,)
        for value in several if name in words else ():
            if isinstance(value.data, str):
                yield value, term(name, "")


def _vocabulary(kind: FieldType, words: Words) -> tuple[Word, ...]:
    if isinstance(kind, Choice):
        return tuple(map(Word, kind.options))
    return words.get(kind.setting, ()) if isinstance(kind, Term) else ()
