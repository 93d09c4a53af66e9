"""Plain spaces for the invisible ones that were pasted into front matter, nothing for what has no width."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.document import Document
from ..reading.front_matter import split
from ..reading.source import hidden_line_ends, odd_spaces
from ..reading.zero_width import zero_widths
from .fix import Edit, Words


def fix(document: Document, _: Words) -> Iterator[Edit]:
    """Yield an edit for each character that reading replaces by a space, or reads past."""
    text, fences = document.source.text, split(document.source.text)
    if fences is None or text.isascii():
        return
    start, end, _body = fences
    plain, _problems = odd_spaces(hidden_line_ends(text[start:end], start)[0], start)
    pairs = enumerate(zip(text[start:end], plain, strict=True), start)
    yield from (Edit(at, at + 1, " ") for at, (letter, meant) in pairs if letter != meant)
    yield from (Edit(each.start, each.end, "") for each in zero_widths(plain, start)[1])
