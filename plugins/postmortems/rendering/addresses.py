"""Addresses of links and images: which are safe, which are ours to resolve, and how they are printed."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape
from urllib.parse import quote, unquote

from ..patterns import deferred
from .allowed import SCHEMES

Resolve = Callable[[str], str | None]

LONGEST = 8000
"""How many characters an address may have: readers' software takes hardly more."""
_DANGEROUS = frozenset({"javascript", "vbscript", "livescript", "data", "file", "blob", "filesystem"})
# Browsers drop some of these inside a scheme; none belongs there.
_INVISIBLE = deferred(
    r"^[\x00-\x20\xa0]+"
    r"|[\x00-\x1f\x7f-\x9f\xad\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufffd]+"
)
_SCHEME = deferred(r"([A-Za-z][A-Za-z0-9+.\-]*+):")
_PLAIN = deferred(r"[A-Za-z0-9!#$()*+,\-./:;=?@_~%]*+")


def _scheme(url: str) -> str:
    match = _SCHEME.match(url)
    return match[1].lower() if match else ""


def safe_address(url: str) -> bool:
    """Tell whether a browser can only read `url` as relative or as one of the schemes of `SCHEMES`.

    `url` may hold control characters, entities or percent signs that hide its scheme. A very long one is not.
    """
    if len(url) > LONGEST:
        return False
    if _PLAIN.fullmatch(url) and (":" not in url or url.startswith("https://")):
        return "%" not in url or _decoded_is_safe(url)
    plain = _INVISIBLE.sub("", unescape(url))
    return (_scheme(plain) in SCHEMES or not _scheme(plain)) and _decoded_is_safe(plain)


def _decoded_is_safe(url: str) -> bool:
    # A relative address may hold any escaped colon, but no browser need be trusted with these.
    return _scheme(_INVISIBLE.sub("", unquote(url))) not in _DANGEROUS


def is_absolute(url: str) -> bool:
    """Tell whether `url` names its own host or scheme, so that no site has to resolve it."""
    return url.startswith("//") or bool(_scheme(url))


def target(url: str, resolve: Resolve) -> str | None:
    """Return the address to print for a link to `url`, or None where it is unsafe or leads nowhere."""
    if not safe_address(url):
        return None
    url = url.strip(" \t\n\f\r")
    return url if is_absolute(url) else resolve(url)


def printed(url: str) -> str:
    """Return `url` for an attribute in double quotes, percent-encoded where it must be."""
    if _PLAIN.fullmatch(url):
        return url
    return escape(quote(url, safe="!#$%&'()*+,-./:;=?@_~", errors="replace"))


def source_set(value: str, resolve: Resolve) -> str:
    """Resolve the candidates of a `srcset`; those that lead nowhere are left out."""
    candidates = (part.split() for part in re.split(r",(?=\s)", value.strip().strip(",")))
    found = ((target(words[0], resolve), words[1:]) for words in candidates if words)
    return ", ".join(" ".join([printed(url), *size]) for url, size in found if url is not None)


def safe_source_set(value: str) -> bool:
    """Tell whether every candidate of a `srcset` is safe."""
    return len(value) <= LONGEST and all(
        safe_address(word) for part in unescape(value).split(",") for word in part.split()[:1]
    )
