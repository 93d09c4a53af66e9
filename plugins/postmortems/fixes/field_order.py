"""Fields in the order in which they are documented; those of the site's own follow.

A comment goes with the field below it, or on whose line it stands.
"""

from __future__ import annotations

from collections.abc import Iterator
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
    order = sorted(range(len(keys)), key=lambda index: (_rank(keys[index][1]), index))
    if order != list(range(len(keys))):
        yield Edit(bounds[0], end, "".join(parts[index] for index in order))


def _rank(name: str) -> int:
    names = spellings(Incident)
    known = [*declarations(Incident)]
    return known.index(names[name]) if name in names else len(known)


def _with_comments(text: str, start: int) -> int:
    """Return where the comments begin that stand directly above the line at `start`."""
    while True:
        above = text.rfind("\n", 0, start - 1) + 1
        line = text[above:start]
        if not line.startswith("#") or line.startswith(FOR_EDITORS):
            return start
        start = above
