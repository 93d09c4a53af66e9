"""Fields in the order in which they are documented; a site's own stay behind the one above them.

A comment goes with the field below it, or on whose line it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from ..model.document import Document
from ..model.field_types import declarations
from ..model.incident import Incident
from ..reading.front_matter import split
from ..reading.values import spellings
from .fix import Edit, Words

FOR_EDITORS = "# yaml-language-server:"


def fix(document: Document, _: Words) -> Iterator[Edit]:
    """Yield one edit that brings all fields in order."""
    text, fences = document.source.text, split(document.source.text)
    keys = sorted((field.start, field.name) for field in document.fields.values())
    if fences is None or any(text[start - 1 : start] != "\n" for start, _ in keys):
        return
    end = text.rfind("\n", 0, fences[1]) + 1 if text[fences[1] - 1 : fences[1]] != "\n" else fences[1]
    bounds = [_with_comments(text, start) for start, _ in keys] + [end]
    parts = [text[first:last] for first, last in pairwise(bounds)]
    ranks = list(_ranks(name for _, name in keys))
    order = sorted(range(len(keys)), key=lambda index: (ranks[index], index))
    if order != list(range(len(keys))):
        yield Edit(bounds[0], end, "".join(parts[index] for index in order))


def _ranks(written: Iterable[str]) -> Iterator[int]:
    """Yield the place of each field; one that is not ours stays behind the one before it."""
    names, known = spellings(Incident), [*declarations(Incident)]
    last = 0
    for name in written:
        if name in names:
            last = known.index(names[name])
        yield last


def _with_comments(text: str, start: int) -> int:
    """Return where the comments begin that stand directly above the line at `start`."""
    while True:
        above = text.rfind("\n", 0, start - 1) + 1
        line = text[above:start]
        if not line.startswith("#") or line.startswith(FOR_EDITORS):
            return start
        start = above
