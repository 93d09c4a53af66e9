"""Links and images that stay raw text, for their address has blanks in it."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ..model.document import Document, Spans
from ..patterns import deferred
from .verbatim import verbatim

_ADDRESS = deferred(
    r"\]\(\s?(?P<url>[^\s()<>\"'][^()<>\"\n]{0,300}[ \t][^()<>\"\n]{0,300}\.[A-Za-z0-9]{1,8}"
    r"|https?://[^\s()<>\"]{1,300}[ "
    r"\t]{1,9}[^\s()<>\"'][^()<>\"\n]{0,300})(?:#[^\s()]{0,100})?(?:\s\"[^\"\n]{0,100}\")?\s?\)"
)
_LONGEST = 300
"""How many letters the words of a link have at most."""


class UnreadLink(NamedTuple):
    """An address that was meant to be one, and where the whole stands."""

    url: str
    start: int
    end: int
    image: bool


def unread_links(document: Document) -> Iterator[UnreadLink]:
    """Yield what looks like a link to a file and is none; code is not looked at."""
    text = document.source.text
    like = _like_links(text, document.body_start)
    if not like:
        return
    elsewhere, links = verbatim(document), Spans((link.start, link.end) for link in document.links)
    for found in like:
        if not elsewhere.hold(found.start) and not links.hold(found.start):
            yield found


@lru_cache(maxsize=1)
def _like_links(text: str, at: int) -> tuple[UnreadLink, ...]:
    """Return what looks like a link: such an address, which is rare, after words with no `\\` before them.

    The last are kept, for two checks ask.
    """
    return tuple(_found(text, at))


def _found(text: str, at: int) -> Iterator[UnreadLink]:
    while found := _ADDRESS.search(text, at):
        start = text.rfind("[", max(at, found.start() - _LONGEST - 1), found.start())
        image = start > at and text[start - 1] == "!" and text[max(start - 2, 0)] != "\\"
        is_link = start >= 0 and not any(text.find(end, start, found.start()) >= 0 for end in "]\n")
        if is_link and (not start or text[start - 1] != "\\"):
            yield UnreadLink(found["url"].strip(), start - image, found.end(), image)
            at = found.end()
        else:
            at = found.start() + 1
