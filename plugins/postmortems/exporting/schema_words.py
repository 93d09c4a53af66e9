"""Words in JSON Schema: those of a vocabulary in any case, and none at all."""

from __future__ import annotations

from typing import Any

from ..model.vocabulary import Word, names_of

Schema = dict[str, Any]
EMPTY: Schema = {"enum": [None, "", []]}
"""What counts as nothing written."""
_SYNTAX = r"^$\.*+?()[]{}|/"
"""What a pattern has to escape; validators that read patterns as Unicode refuse any other escape."""


def word_schema(vocabulary: tuple[Word, ...]) -> Schema:
    """Return the schema of a word of a vocabulary: as it is proposed, or in any case, or by another name."""
    names = names_of(vocabulary)
    spellings = dict.fromkeys(spelling for word in vocabulary for spelling in (word.name, *word.aliases))
    any_case = "|".join(map(_any_case, spellings))
    return {"anyOf": [{"enum": names}, {"type": "string", "pattern": rf"^\s*({any_case})\s*$"}]}


def _any_case(word: str) -> str:
    """Return a pattern for a word in upper or lower case; the dialect of JSON Schema has no flag for it."""
    return "".join(_letter(character) for character in word)


def _letter(character: str) -> str:
    forms = dict.fromkeys((character, character.lower(), character.upper()))
    if len(forms) > 1 and all(len(form) == 1 for form in forms):
        return f"[{''.join(forms)}]"
    return f"\\{character}" if character in _SYNTAX else character
