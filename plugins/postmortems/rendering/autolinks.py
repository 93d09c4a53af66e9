"""Bare addresses become links, as in "Autolinks (extension)" of GitHub Flavored Markdown and cmark-gfm."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from ..frozen import Frozen
from ..patterns import deferred
from ..reading.events import Event
from .addresses import printed

_START = deferred(
    r"(?<![A-Za-z])(?i:https?|ftp)://(?=[^\W_])|(?<![^\s*_~(])www\.(?=[^\W_])|(?<=[A-Za-z0-9.+\-_])@(?=[A-Za-z0-9_\-])"
)
_DOMAIN = deferred(r"[\w.\-]*+")
_REST = deferred(r"[^\s<]*+")
# Where a host cannot go on: taken along, as GitHub does, the link would lead nowhere.
_BEHIND_DOMAIN = deferred(r"[^\s</?#:@|^\\\[\]>{}%`\x00-\x1f]*+")
_NO_HOST = frozenset("|^\\[]>{}%`") | frozenset(map(chr, range(32)))
_PORT = deferred(r":\d{1,5}(?!\w)")
_USER = deferred(r"[^\s/<@]*+")
_HOST = deferred(r"[A-Za-z0-9_\-]++(?:\.[A-Za-z0-9][A-Za-z0-9_\-]*+)++")
_LETTERS = "".join(filter(str.isalpha, map(chr, range(128))))
_LOCAL = _LETTERS + "0123456789.+-_"
_ENTITY = deferred(r"&[A-Za-z]+;")
# Emphasis inside one of these is part of the address, as in https://host/__init__.py.
_WHOLE = (deferred(rb"://[A-Za-z0-9][^\s<|]*+"), deferred(rb"www\.[A-Za-z0-9][^\s<|]*+"))
_MARKERS = {"Emphasis": 1, "Strong": 2, "Strikethrough": 2}


def may_link(text: str) -> bool:
    """Tell cheaply whether `linked` could find something."""
    return "://" in text or "@" in text or "www." in text


def linked(text: str) -> str:
    """Return plain text as HTML, its addresses as links."""
    written, at, web = [], 0, _Web(text)
    for start in _START.finditer(text):
        if start.start() < at:
            continue
        found = _mail(text, at, start.start()) if start[0] == "@" else web.address(start)
        if found:
            begin, end, scheme = found
            address = text[begin:end]
            written.append(escape(text[at:begin], quote=False))
            written.append(f'<a href="{printed(scheme + address)}">{escape(address, quote=False)}</a>')
            at = end
    return "".join(written) + escape(text[at:], quote=False)


class _Run:
    """Where a run of letters ends: each is looked at once, however many of its places are asked for."""

    def __init__(self, letters: re.Pattern[str], text: str) -> None:
        self._letters, self._text = letters, text
        self._start = self._end = -1

    def end(self, at: int) -> int:
        """Return where the run that goes on at `at` ends."""
        if not self._start <= at <= self._end:
            match = self._letters.match(self._text, at)
            self._start, self._end = at, match.end() if match else at
        return self._end


class _Domain(Frozen):
    """Where a domain has its last dot, the dot before and its last underscore; dots at its end are none."""

    dot: int
    dot_before: int
    underscore: int


class _Web:
    """Finds the addresses of one text. Many may begin in one long word, none of which is an address."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._domain, self._behind = _Run(_DOMAIN, text), _Run(_BEHIND_DOMAIN, text)
        self._user = _Run(_USER, text)
        self._known: tuple[int, _Domain] = (-1, _Domain(0, 0, 0))

    def address(self, start: re.Match[str]) -> tuple[int, int, str] | None:
        """Return begin, end and the scheme to add, or None when no valid domain follows."""
        plain = start[0].endswith("/")
        begin = start.end() if plain else start.start()
        end = self._domain.end(begin)
        if not self._is_domain(begin, end, dotted=not plain):
            return None
        rest = None if self._is_no_host(end) else _REST.match(self._text, end)
        stop = _trimmed(self._text, start.start(), rest.end() if rest else end)
        return (start.start(), stop, "" if plain else "http://") if stop > start.end() else None

    def _is_domain(self, begin: int, end: int, *, dotted: bool) -> bool:
        if self._known[0] != end:
            self._known = end, _domain(self._text, begin, end)
        domain = self._known[1]
        return (domain.dot >= begin or not dotted) and domain.underscore <= max(domain.dot_before, begin - 1)

    def _is_no_host(self, end: int) -> bool:
        at = self._behind.end(end)
        letter = self._text[at : at + 1]
        if letter != ":":
            return letter in _NO_HOST
        user = self._user.end(at)
        return not _PORT.match(self._text, at) and self._text[user : user + 1] != "@"


def _domain(text: str, begin: int, end: int) -> _Domain:
    stop = begin + len(text[begin:end].rstrip("."))
    dot = text.rfind(".", begin, stop)
    before = text.rfind(".", begin, dot) if dot >= 0 else -1
    return _Domain(dot, before, text.rfind("_", begin, stop))


def _trimmed(text: str, start: int, end: int) -> int:
    """Return where an address ends: without trailing punctuation, entities and unmatched parentheses."""
    surplus = text.count(")", start, end) - text.count("(", start, end)
    while end > start:
        last = text[end - 1]
        if last == ";":
            end = _before_entity(text, start, end)
        elif last in "?!.,:*_~'\">&" or (last == ")" and surplus > 0):
            surplus -= last == ")"
            end -= 1
        else:
            break
    return end


def _before_entity(text: str, start: int, end: int) -> int:
    ampersand = text.rfind("&", max(start, end - 40), end)
    return ampersand if ampersand >= 0 and _ENTITY.fullmatch(text, ampersand, end) else end - 1


def _mail(text: str, after: int, at: int) -> tuple[int, int, str] | None:
    """Return begin, end and the scheme to add for the address around the `@` at `at`, or None."""
    since = max(after, text.rfind("@", after, at))
    begin = since + len(text[since:at].rstrip(_LOCAL))
    host = _HOST.match(text, at + 1)
    if begin == at or not host or host[0][-1] not in _LETTERS or text.startswith("@", host.end()):
        return None
    if text[max(after, begin - len("mailto:")) : begin].lower() == "mailto:":
        return begin - len("mailto:"), host.end(), ""
    return begin, host.end(), "mailto:"


def whole_addresses(events: Iterable[Event], source: str) -> Iterator[Event]:
    """Yield the parser's events with emphasis inside a bare address turned back into text."""
    text = source.encode()
    matches = (match for pattern in _WHOLE for match in pattern.finditer(text))
    spans = sorted(match.span() for match in matches if _may_hold_emphasis(match))
    return _rewritten(events, text, spans) if spans else iter(events)


def _may_hold_emphasis(match: re.Match[bytes]) -> bool:
    if not any(mark in match[0] for mark in (b"*", b"_", b"~")):
        return False
    scheme = match.string[max(0, match.start() - 5) : match.start()].lower()
    return scheme.endswith((b"http", b"https", b"ftp")) or match[0].startswith(b"www")


def _rewritten(events: Iterable[Event], text: bytes, spans: list[tuple[int, int]]) -> Iterator[Event]:
    ahead = iter(spans)
    begin, end = next(ahead)
    for event in events:
        first, last = event.span
        while end <= first and begin >= 0:
            begin, end = next(ahead, (-1, -1))
        yield _as_text(event, text) if begin <= first and last <= end else event


def _as_text(event: Event, text: bytes) -> Event:
    """Return emphasis as the marks that it is written with, anything else as it is."""
    if event.tag not in _MARKERS:
        return event
    start, end = event.span
    width = 1 if text[start : start + 2] not in (b"**", b"__", b"~~") else _MARKERS[event.tag]
    marker = text[start : start + width] if event.kind == "Start" else text[end - width : end]
    return Event("Text", "", marker.decode(), event.span)
