"""One text in which several values were meant: `checkout, search`, `alert from Grafana`."""

from __future__ import annotations

from ..model.document import Value
from ..model.field_types import TEXT, Choice, Record, declarations
from ..model.vocabulary import Word, find_word
from ..wording.messages import shorten


def several(value: Value, vocabulary: tuple[Word, ...]) -> str:
    """Return what one text names with commas between, "" where it is one word, or no part is a known one."""
    text = value.data if isinstance(value.data, str) else ""
    words = [word.strip() for word in text.replace(";", ",").split(",") if word.strip()]
    if len(words) < 2:
        return ""
    found = [find_word(word, vocabulary) for word in words]
    if not any(found) or find_word(text, vocabulary):
        return ""
    return ", ".join(known or word for known, word in zip(found, words, strict=True))


def word_and_rest(text: str, kind: Record) -> str:
    """Return as a mapping what begins with a word of a record's first field and goes on; "" for others."""
    fields = declarations(kind.cls)
    choice = fields[kind.shorthand].kind
    rest = next((name for name, entry in fields.items() if entry.kind == TEXT), "")
    word, _, said = text.strip().partition(" ")
    word, said = word.rstrip(":,;-–—").lower(), said.strip(" :,;-–—").replace('"', "'")
    if not (rest and said and isinstance(choice, Choice) and word in choice.options):
        return ""
    return f'{{{kind.shorthand}: {word}, {rest}: "{shorten(said, 60)}"}}'
