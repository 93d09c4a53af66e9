"""The edit that writes a value of the front matter in another way."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.document import Document, Value
from .fix import Edit


def written_as(document: Document, value: Value, text: str) -> Iterator[Edit]:
    """Yield the edit that writes another text in a value's place, in the quotes that it has.

    None where it is written that way, or so that a place in the file is not a place in the text.
    """
    quotes = 0 if value.plain else 1
    start, end = value.start + quotes, value.end - quotes
    if document.source.text[start:end] == value.data != text:
        yield Edit(start, end, text)
