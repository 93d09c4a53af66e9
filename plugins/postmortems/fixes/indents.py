"""Two spaces for each tab by which a line of front matter is indented."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.document import Document
from ..model.incident import Incident
from ..patterns import deferred
from ..reading.document import read_document
from ..reading.front_matter import split
from ..reading.values import spellings
from .fix import Edit, Words

_TABS = deferred(r"^[ ]{0,40}(?P<tabs>\t{1,20})(?=\S)", re.MULTILINE)


def fix(document: Document, _: Words) -> Iterator[Edit]:
    """Yield an edit for each such line, where the front matter cannot be read as it is, and loses nothing."""
    text = document.source.text
    fences = split(text) if document.broken else None
    if fences is None:
        return
    tabs = list(_TABS.finditer(text, *fences[:2]))
    spaced = _TABS.sub(_spaces, text[fences[0] : fences[1]])
    after = read_document(document.path, f"{text[: fences[0]]}{spaced}{text[fences[1] :]}".encode())
    names = spellings(Incident)
    meant, means = ([names.get(name, name) for name in each.fields] for each in (document, after))
    if set(meant) <= set(means) and len(set(means)) == len(means):
        yield from (Edit(found.start("tabs"), found.end("tabs"), "  " * len(found["tabs"])) for found in tabs)


def _spaces(found: re.Match[str]) -> str:
    return found[0].replace("\t", "  ")
