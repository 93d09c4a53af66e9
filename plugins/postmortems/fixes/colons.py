"""The colon behind a field's name, and the space behind it: `severity:SEV2`, `severity：SEV2`, `a = b`.

So it is with the `-` of a list's items, where another sign stands for it: `• checkout`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.document import Document
from ..model.incident import Incident
from ..patterns import deferred
from ..reading.front_matter import split
from ..reading.values import spellings
from ..reading.yaml_errors import DASHES
from .fix import Edit, Words

_JOINT = deferred(r"^(?P<name>[A-Za-z_]{2,60})(?P<colon>[ ]{0,3}[=：﹕꞉][ ]{0,3}|:)(?=[^\s:/])", re.MULTILINE)

_ITEM = deferred(rf"^[ ]{{0,40}}(?P<sign>[{DASHES}])(?=[ ]{{1,9}}(?![\w-]{{1,60}}:\s)[^\s*])", re.MULTILINE)


def fix(document: Document, words: Words) -> Iterator[Edit]:
    """Yield an edit for each such sign, of fields those that are known, where front matter cannot be read."""
    fences = split(document.source.text) if document.broken else None
    if fences is None:
        return
    known = {*spellings(Incident), *words.own}
    for found in _JOINT.finditer(document.source.text, fences[0], fences[1]):
        if found["name"] in known:
            yield Edit(found.start("colon"), found.end("colon"), ": ")
    for found in _ITEM.finditer(document.source.text, fences[0], fences[1]):
        yield Edit(*found.span("sign"), "-")
