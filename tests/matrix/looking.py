"""What a built site shows, beside the plain one: pages, texts, links, and what searches find."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path

import link_checker

_FRAME = re.compile(r'<div class="pm-page .*?(?=</article>|<footer|<hr class="pm|$)', re.DOTALL)
_HIDDEN = re.compile(r"<(script|style|svg)\b.*?</\1>|<[^>]*>", re.DOTALL)
_MARKS = re.compile(r"[¶\s]+")
SECRETS = ("Secretword", "1337", "Traceback")


def texts(site: Path) -> Mapping[str, str]:
    """Return the text of each page of ours, by its path."""
    found = {}
    for page in sorted(site.rglob("*.html")):
        frame = _FRAME.search(page.read_text("utf-8"))
        if frame:
            words = unescape(_HIDDEN.sub(" ", frame[0]))
            found[page.relative_to(site).as_posix()] = _MARKS.sub("", words)
    return found


def found_by_search(site: Path) -> set[str]:
    """Return the addresses of incidents that the search knows."""
    index = site / "search/search_index.json"
    entries = json.loads(index.read_text("utf-8"))["docs"] if index.is_file() else ()
    places = (entry["location"].partition("#")[0] for entry in entries)
    return {place for place in places if re.fullmatch(r"incidents/[^/]+/", place)}


def wrong(site: Path, plain: Path) -> Iterator[str]:
    """Yield what is wrong with a site, compared with the plain one."""
    ours, before = texts(site), texts(plain)
    for path in before.keys() - ours.keys():
        yield f"{path} is not there, or without our frame"
    for path in sorted(before.keys() & ours.keys()):
        if ours[path] != before[path]:
            yield f"{path} has another text: {_difference(before[path], ours[path])}"
    known = set(link_checker.broken(plain))
    yield from (f"broken link: {each}" for each in link_checker.broken(site) if each not in known)
    if missing := found_by_search(plain) - found_by_search(site):
        yield f"search does not find {', '.join(sorted(missing))}"
    for page in sorted(site.rglob("*.html")):
        text = page.read_text("utf-8")
        yield from (f"{page.relative_to(site)} has `{word}`" for word in SECRETS if word in text)


def _difference(before: str, after: str) -> str:
    start = next((at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), 0)
    return f"`{before[start : start + 60]}` is `{after[start : start + 60]}`"
