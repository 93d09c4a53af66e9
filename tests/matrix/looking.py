"""What a built site shows, beside the plain one: pages, texts, links, and what searches find."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path

import link_checker

_START = re.compile(r'<div class=["\']?pm-page\b')
_DIV = re.compile(r"<(/?)div\b")
_HIDDEN = re.compile(r"<(script|style|svg)\b.*?</\1>|<[^>]*>", re.DOTALL)
_MARKS = re.compile(r"[¶\s]+")
_SECRETS = ("Secretword", str(71 * 191000191))
"""What stands in no report: a file that one names, and what a template in one would come to: long, for an encrypted
page is all digits and letters."""


def texts(site: Path) -> Mapping[str, str]:
    """Return the text of each page of ours without blanks, by its path."""
    found = {}
    for page in sorted(site.rglob("*.html")):
        if frame := _frame(page.read_text("utf-8")):
            found[page.relative_to(site).as_posix()] = _MARKS.sub("", unescape(_HIDDEN.sub(" ", frame)))
    return found


def _frame(html: str) -> str:
    """Return what stands in the frame that each page of ours has."""
    start = _START.search(html)
    depth = 0
    for tag in _DIV.finditer(html, start.start()) if start else ():
        depth += -1 if tag[1] else 1
        if depth == 0 and start:
            return html[start.start() : tag.start()]
    return ""


def found_by_search(site: Path) -> set[str]:
    """Return the addresses of incidents that the search knows."""
    index = site / "search/search_index.json"
    entries = json.loads(index.read_text("utf-8"))["docs"] if index.is_file() else ()
    places = (entry["location"].partition("#")[0] for entry in entries)
    return {place for place in places if re.fullmatch(r"incidents/[^/]+/", place)}


def wrong(site: Path, plain: Path) -> Iterator[str]:
    """Yield what is wrong with a site, compared with the plain one."""
    ours, before = texts(site), texts(plain)
    for path in sorted(before.keys() - ours.keys()):
        yield f"{path} is not there, or not as ours"
    for path in sorted(before.keys() & ours.keys()):
        if ours[path] != before[path]:
            yield f"{path} has another text: {_difference(before[path], ours[path])}"
    known = set(link_checker.broken(plain))
    yield from (f"broken link: {each}" for each in link_checker.broken(site) if each not in known)
    if missing := found_by_search(plain) - found_by_search(site):
        yield f"search does not find {', '.join(sorted(missing))}"
    for page in sorted(site.rglob("*.html")):
        text = page.read_text("utf-8")
        yield from (f"{page.relative_to(site)} has `{word}`" for word in _SECRETS if word in text)


def _difference(before: str, after: str) -> str:
    start = next((at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), 0)
    return f"`{before[start : start + 60]}` is `{after[start : start + 60]}`"


def unlike(site: Path, has: Mapping[str, str], lacks: Mapping[str, str]) -> Iterator[str]:
    """Yield each file that does not have what it should, or has what it should lack."""
    for path, pattern in (*has.items(), *lacks.items()):
        file = site / path
        text = file.read_text("utf-8") if file.is_file() else ""
        if not text or bool(re.search(pattern, text)) is (lacks.get(path) == pattern):
            yield f"{path} {'has' if lacks.get(path) == pattern else 'has no'} `{pattern}`"
