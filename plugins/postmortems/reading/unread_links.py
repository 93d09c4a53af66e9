"""Links and images that stay raw text, for their address has blanks in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..model.document import Document, Spans

_LIKE_A_LINK = re.compile(
    r"(?P<image>!?)\[[^\[\]\n]{0,300}\]\(\s?(?P<url>[^\s()<>\"'][^()<>\"\n]{0,300}[ \t][^()<>\"\n]{0,300}"
    r"\.(?P<ending>[A-Za-z0-9]{1,8}))(?:#[^\s()]{0,100})?(?:\s\"[^\"\n]{0,100}\")?\s?\)"
)


class UnreadLink(NamedTuple):
    """An address that was meant to be one, and where the whole stands."""

    url: str
    start: int
    end: int
    image: bool


def unread_links(document: Document) -> Iterator[UnreadLink]:
    """Yield what looks like a link to a file and is none; code is not looked at."""
    text = document.source.text
    if text.find("](", document.body_start) < 0:
        return
    elsewhere = Spans(
        [(block.start, block.end) for block in document.blocks if block.kind in ("code", "html")]
        + [(link.start, link.end) for link in document.links]
    )
    for found in _LIKE_A_LINK.finditer(text, document.body_start):
        line = text.rfind("\n", 0, found.start()) + 1
        in_code = text.count("`", max(line, found.start() - 1000), found.start()) % 2
        if not in_code and not elsewhere.hold(found.start()):
            yield UnreadLink(found["url"].strip(), *found.span(), bool(found["image"]))
