"""Words of a vocabulary as the site spells them: `critical` or `sev1` become `SEV1`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..model.document import Document
from ..model.field_types import Choice, FieldType, Term
from ..reading.declared import declared
from ..reading.scalars import INVALID, Reading, read_word
from ..settings import Word
from .edits import written_as
from .fix import Edit, Words

_NEEDS_NO_QUOTES = re.compile(r"[^\W_][\w./+ -]*(?<! )")


def fix(document: Document, words: Words) -> Iterator[Edit]:
    """Yield an edit for each word that is known by another spelling."""
    for value, kind in declared(document):
        vocabulary = _vocabulary(kind, words)
        word: Any = read_word(value, vocabulary, "", Reading({})) if vocabulary else INVALID
        if word is not INVALID and _NEEDS_NO_QUOTES.fullmatch(word):
            yield from written_as(document, value, word)


def _vocabulary(kind: FieldType, words: Words) -> tuple[Word, ...]:
    if isinstance(kind, Choice):
        return tuple(map(Word, kind.options))
    return words.get(kind.setting, ()) if isinstance(kind, Term) else ()
