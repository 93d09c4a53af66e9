"""Bare addresses become links, as in "Autolinks (extension)" of GitHub Flavored Markdown and cmark-gfm."""

from __future__ import annotations

import re
from html import escape
from string import ascii_letters, digits
from typing import TYPE_CHECKING, Any

from .addresses import printed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_START = re.compile(r"(?<![A-Za-z])(?i:https?|ftp)://(?=[^\W_])|(?<![^\s*_~(])www\.(?=[^\W_])|@")
_DOMAIN = re.compile(r"[\w.\-]++")
_REST = re.compile(r"[^\s<]*+")
# Where a host cannot go on: taken along, as GitHub does, the link would lead nowhere.
_NO_HOST = re.compile(
    r"[^\s</?#:@|^\\\[\]>{}%`\x00-\x1f]*+(?:[|^\\\[\]>{}%`\x00-\x1f]|:(?!\d{1,5}(?!\w))(?![^\s/<@]*@))"
)
_HOST = re.compile(r"[A-Za-z0-9_\-]++(?:\.[A-Za-z0-9][A-Za-z0-9_\-]*+)++")
_LOCAL = ascii_letters + digits + ".+-_"
_ENTITY = re.compile(r"&[A-Za-z]+;")
# Emphasis inside one of these is part of the address, as in https://host/__init__.py.
_WHOLE = (re.compile(rb"://[A-Za-z0-9][^\s<|]*+"), re.compile(rb"www\.[A-Za-z0-9][^\s<|]*+"))
_MARKERS = {"Emphasis": 1, "Strong": 2, "Strikethrough": 2}


def may_link(text: str) -> bool:
    """Tell cheaply whether `linked` could find something."""
    return "://" in text or "@" in text or "www." in text


def linked(text: str) -> str:
    """Return plain text as HTML, its addresses as links."""
    written, at = [], 0
    for start in _START.finditer(text):
        if start.start() < at:
            continue
        found = _mail(text, at, start.start()) if start[0] == "@" else _web(text, start)
        if found:
            begin, end, scheme = found
            address = text[begin:end]
            written.append(escape(text[at:begin], quote=False))
            written.append(f'<a href="{printed(scheme + address)}">{escape(address, quote=False)}</a>')
            at = end
    return "".join(written) + escape(text[at:], quote=False)


def _web(text: str, start: re.Match[str]) -> tuple[int, int, str] | None:
    """Return begin, end and the scheme to add, or None when no valid domain follows."""
    plain = start[0].endswith("/")
    domain = _DOMAIN.match(text, start.end() if plain else start.start())
    if not domain or not _is_domain(domain[0], dotted=not plain):
        return None
    rest = None if _NO_HOST.match(text, domain.end()) else _REST.match(text, domain.end())
    end = _trimmed(text, start.start(), rest.end() if rest else domain.end())
    return (start.start(), end, "" if plain else "http://") if end > start.end() else None


def _is_domain(domain: str, *, dotted: bool) -> bool:
    parts = domain.rstrip(".").rsplit(".", 2)
    return (len(parts) > 1 or not dotted) and not any("_" in part for part in parts[-2:])


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
    if begin == at or not host or host[0][-1] not in ascii_letters or text.startswith("@", host.end()):
        return None
    if text[max(after, begin - len("mailto:")) : begin].lower() == "mailto:":
        return begin - len("mailto:"), host.end(), ""
    return begin, host.end(), "mailto:"


def whole_addresses(events: Iterable[tuple[Any, Any]], source: str) -> Iterator[tuple[Any, Any]]:
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


def _rewritten(
    events: Iterable[tuple[Any, Any]], text: bytes, spans: list[tuple[int, int]]
) -> Iterator[tuple[Any, Any]]:
    ahead = iter(spans)
    begin, end = next(ahead)
    for event, span in events:
        while end <= span["start"] and begin >= 0:
            begin, end = next(ahead, (-1, -1))
        inside = begin <= span["start"] and span["end"] <= end
        yield (_as_text(event, span, text) if inside else event), span


def _as_text(event: Any, span: Any, text: bytes) -> Any:
    if not isinstance(event, dict):
        return event
    [(side, kind)] = event.items()
    if side not in ("Start", "End") or not isinstance(kind, str) or kind not in _MARKERS:
        return event
    start, end = span["start"], span["end"]
    width = 1 if text[start : start + 2] not in (b"**", b"__", b"~~") else _MARKERS[kind]
    marker = text[start : start + width] if side == "Start" else text[end - width : end]
    return {"Text": marker.decode()}
