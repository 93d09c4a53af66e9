"""A report's own HTML on its page: without what stands above it, and with follow-ups marked."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from html import unescape
from typing import NamedTuple

from ...patterns import deferred
from ...wording.words import ENGLISH, Words, to_count

OVERDUE = to_count("overdue", "overdue")
_TAG = deferred(r"<[^<>]*>")
_NAMES = "owner|due|done|kind|ticket|priority|state|status|assignee"
_TERMS = deferred(
    rf"\(((?:{_NAMES}): ?(?:[^()<>]|<a [^<>]*>[^<>]*</a>){{1,500}})\)(?=\s*<(?:/li|/p|ul|ol|br)\b)"
)
_TERM = deferred(rf"[,;]\s+(?=(?:{_NAMES}):)")


class Shown(NamedTuple):
    """A report without its first paragraph, which is `lede` where that stands above; `anchor` led to it."""

    html: str
    lede: str
    anchor: str


def letters(text: str) -> str:
    """Return the letters and figures of a text, by which two texts are compared."""
    return "".join(filter(str.isalnum, text)).casefold()


def plain(html: str) -> str:
    """Return the letters and figures that HTML shows."""
    return letters(unescape(_TAG.sub(" ", html)))


def told_once(html: str, lede: str) -> Shown:
    """Take out the first paragraph if it is the lede, and a heading that then has nothing below it.

    Its own words are what is shown: they may have links.
    """
    whole = Shown(html, "", "")
    text, heading = html.lstrip(), ""
    if text[:2] == "<h" and text[2:3].isdigit():
        end = text.find(">", text.find("</h")) + 1
        heading, text = text[:end], text[end:].lstrip()
    paragraph, close, rest = text.removeprefix("<p>").partition("</p>")
    if not (lede and close and text.startswith("<p>") and plain(paragraph) == letters(lede)):
        return whole
    if heading and rest.lstrip()[:2] not in ("<h", ""):
        return Shown(f"{heading}\n{rest.lstrip()}", paragraph, "")
    anchor = heading.partition(' id="')[2].partition('"')[0] if heading else ""
    return Shown(rest.lstrip(), paragraph, anchor)


def with_marks(html: str, late: Collection[str], words: Words = ENGLISH) -> str:
    """Set the terms of follow-ups apart from what is to be done; `late` has overdue ones, by letters."""
    if ": " not in html:
        return html
    return "".join(_marked(html, late, words))


def _marked(html: str, late: Collection[str], words: Words) -> Iterator[str]:
    at = 0
    for found in _TERMS.finditer(html):
        start = html.rfind("<li", at, found.start())
        yield html[at : found.start()]
        terms = ", ".join(f'<span class="pm-term">{term}</span>' for term in _TERM.split(found[1]))
        is_late = start >= 0 and plain(html[start : found.start()]) in late
        said = f' <strong class="pm-late">{words.form(1, *OVERDUE)}</strong>' if is_late else ""
        yield f'<small class="pm-terms">({terms})</small>{said}'
        at = found.end()
    yield html[at:]
