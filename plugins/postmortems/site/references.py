"""The addresses that a report's body refers to, in Markdown and in raw HTML, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from itertools import chain

from ..frozen import Frozen
from ..model.document import Document
from ..patterns import deferred
from ..reading.raw_html import Attribute, Token, tokens

_SHOWN: Mapping[str, tuple[str, ...]] = {"img": ("src", "srcset"), "source": ("src", "srcset")}
_FOLLOWED: Mapping[str, tuple[str, ...]] = {"a": ("href",)}
_LOOSE = deferred(
    r"""\]\(\s{0,9}<?(?P<link>[^()\s<>]{1,1000})"""
    r"""|^[ \t]{0,99}\[[^\]\n]{1,300}\]:[ \t]{0,9}<?(?P<defined>[^\s<>]{1,1000})"""
    r"""|\b(?:src|href|poster|data)\s{0,9}=\s{0,9}["']?(?P<value>[^"'\s<>]{1,1000})""",
    re.MULTILINE | re.IGNORECASE,
)
_ELSEWHERE = deferred(r"https?://[\w.-]", re.IGNORECASE | re.ASCII)
_ALL_ELSEWHERE = deferred(r"(?:https?://[\w.-][^\n]*+\n)*+", re.IGNORECASE | re.ASCII)
_COMMA = deferred(r",(?=\s)")


class Reference(Frozen):
    """An address, where it stands, and whether a browser shows what it leads to without being asked.

    One that is `loose` may be none: it stands in what GitHub's dialect takes for code.
    """

    url: str
    start: int
    end: int
    shown: bool
    loose: bool = False


def references(document: Document, loosely: bool = False) -> Iterator[Reference]:
    """Yield what a body refers to.

    `loosely` also yields what looks like an address in text that GitHub's dialect takes for code: a site's
    own extensions may read it otherwise.
    """
    for link in document.links:
        yield Reference(link.url, link.start, link.end, link.image)
    yield from _in_html(document)
    if loosely:
        yield from _loose(document)


def leads_to_files(document: Document, loosely: bool = False) -> bool:
    """Tell whether something that a body refers to may lead to a file of the repository.

    Every address may that does not begin as one of another site does.
    """
    addresses = [link.url + "\n" for link in document.links]
    if not (_ALL_ELSEWHERE.fullmatch("".join(addresses)) or all(map(_ELSEWHERE.match, addresses))):
        return True
    further = _in_html(document), _loose(document) if loosely else ()
    return not all(_ELSEWHERE.match(each.url) for each in chain(*further))


def _in_html(document: Document) -> Iterator[Reference]:
    for markup in document.markup:
        for token in tokens(markup.text):
            yield from _of_tag(token, markup.start)


def _loose(document: Document) -> Iterator[Reference]:
    for found in _LOOSE.finditer(document.source.text, document.body_start):
        yield Reference(unescape(found[found.lastgroup or 0]), *found.span(), shown=False, loose=True)


def _of_tag(token: Token, offset: int) -> Iterator[Reference]:
    if token.kind != "open":
        return
    names = _SHOWN.get(token.name) or _FOLLOWED.get(token.name) or ()
    for attribute in token.attributes:
        if attribute.name in names:
            for url in _urls(attribute):
                yield Reference(url, offset + attribute.start, offset + attribute.end, token.name in _SHOWN)


def _urls(attribute: Attribute) -> Iterator[str]:
    value = unescape(attribute.value or "").strip()
    if attribute.name != "srcset":
        yield value
        return
    candidates = (part.split() for part in _COMMA.split(value.strip(",")))
    yield from (words[0] for words in candidates if words)
