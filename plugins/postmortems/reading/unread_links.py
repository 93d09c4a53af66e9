"""Links and images that stay raw text, for their address has blanks in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..model.document import Document, Spans
from ..patterns import deferred
from .verbatim import verbatim

_LIKE_A_LINK = deferred(
    r"(?<!\\)(?P<image>!?)\[[^\[\]\n]{0,300}\]\(\s?(?P<url>"
    r"[^\s()<>\"'][^()<>\"\n]{0,300}[ \t][^()<>\"\n]{0,300}\.[A-Za-z0-9]{1,8}"
    r"|https?://[^\s()<>\"]{1,300}[ \t]{1,9}[^\s()<>\"'][^()<>\"\n]{0,300})"
    r"(?:#[^\s()]{0,100})?(?:\s\"[^\"\n]{0,100}\")?\s?\)"
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
    like = list(_LIKE_A_LINK.finditer(text, document.body_start))
    if not like:
        return
    elsewhere, links = verbatim(document), Spans((link.start, link.end) for link in document.links)
    for found in like:
        if not elsewhere.hold(found.start()) and not links.hold(found.start()):
            yield UnreadLink(found["url"].strip(), *found.span(), bool(found["image"]))
