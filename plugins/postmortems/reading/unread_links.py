"""Links and images that stay raw text, for their address has blanks in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from ..model.document import Document, Spans
from ..patterns import deferred

_LIKE_A_LINK = deferred(
    r"(?P<image>!?)\[[^\[\]\n]{0,300}\]\(\s?(?P<url>[^\s()<>\"'][^()<>\"\n]{0,300}[ \t][^()<>\"\n]{0,300}"
    r"\.(?P<ending>[A-Za-z0-9]{1,8}))(?:#[^\s()]{0,100})?(?:\s\"[^\"\n]{0,100}\")?\s?\)"
)
_FENCE = deferred(r"^[ ]{0,12}(?:`{3,}|~{3,})", re.MULTILINE)


class UnreadLink(NamedTuple):
    """An address that was meant to be one, and where the whole stands."""

    url: str
    start: int
    end: int
    image: bool


def unread_links(document: Document) -> Iterator[UnreadLink]:
    """Yield what looks like a link to a file and is none; code is not looked at."""
    text = document.source.text
    like = list(_LIKE_A_LINK.finditer(text, document.body_start))
    if not like:
        return
    elsewhere = Spans((link.start, link.end) for link in document.links)
    fences = [fence.start() for fence in _FENCE.finditer(text, document.body_start)]
    for found in like:
        line = text.rfind("\n", 0, found.start()) + 1
        in_code = text.count("`", max(line, found.start() - 1000), found.start()) % 2
        in_code = in_code or bisect_left(fences, found.start()) % 2
        if not in_code and not elsewhere.hold(found.start()):
            yield UnreadLink(found["url"].strip(), *found.span(), bool(found["image"]))
