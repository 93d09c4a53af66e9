"""The `-` of a list's items, where another sign stands for it: `• checkout`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.document import Document
from ..patterns import deferred
from ..reading.front_matter import split
from ..reading.yaml_errors import DASHES
from .fix import Edit, Words

_ITEM = deferred(rf"^[ ]{{0,40}}(?P<sign>[{DASHES}])(?=[ ]{{1,9}}(?![\w-]{{1,60}}:\s)[^\s*])", re.MULTILINE)


def fix(document: Document, _: Words) -> Iterator[Edit]:
    """Yield an edit for each such line, where the front matter cannot be read as it is."""
    fences = split(document.source.text) if document.broken else None
    if fences is None:
        return
    for found in _ITEM.finditer(document.source.text, fences[0], fences[1]):
        yield Edit(*found.span("sign"), "-")
