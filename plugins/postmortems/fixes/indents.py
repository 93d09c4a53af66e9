"""Two spaces for each tab by which a line of front matter is indented."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.document import Document
from ..patterns import deferred
from ..reading.front_matter import split
from .fix import Edit, Words

_TABS = deferred(r"^[ ]{0,40}(?P<tabs>\t{1,20})(?=\S)", re.MULTILINE)


def fix(document: Document, _: Words) -> Iterator[Edit]:
    """Yield an edit for each such line, where the front matter cannot be read as it is."""
    fences = split(document.source.text) if document.broken else None
    if fences is None:
        return
    for found in _TABS.finditer(document.source.text, fences[0], fences[1]):
        yield Edit(found.start("tabs"), found.end("tabs"), "  " * len(found["tabs"]))
