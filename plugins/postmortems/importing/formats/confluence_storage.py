"""Pages of Confluence in its storage format: in files, or as its REST API gives them with `body.storage`.

See "Confluence Storage Format" in its documentation: HTML, with elements of its own for macros, tasks, links
and pictures. These become the HTML that a reader of the page sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from html.parser import HTMLParser
from itertools import islice
from urllib.parse import quote

from ...model.document import Document
from ...patterns import deferred
from ..drafting.draft import Destination, Draft
from ..drafting.records import MOST, found_in
from . import Claim, web_page

SAYS = "a page of Confluence in its storage format"
ENDINGS = (".html", ".xml", ".json")
SEVERAL = True
_MARKS = ("<ac:", "<ri:")
_LONGEST = 2_000_000
_CDATA = deferred(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_CODE = ("code", "noformat")
_KNOWN = frozenset((*_CODE, "expand", "info", "note", "panel", "status", "tip", "toc", "warning"))
_SAID = {"status": "title", "jira": "key"}
"""Macros of which a parameter is what readers see."""
_VOID = frozenset(("br", "col", "hr", "img", "input"))
_ELEMENTS = {
    "ac:task-list": ("<ul>", "</ul>"), "ac:task": ("<li>", "</li>"), "ac:layout-cell": ("<div>", "</div>"),
    "ac:rich-text-body": ("<div>", "</div>"), "ac:structured-macro": (" ", " "),
}  # fmt: skip
_LEFT_OUT = frozenset(("ac:task-id", "ac:task-uuid", "ac:placeholder"))


def claim(document: Document) -> Claim:
    """Claim HTML with elements of Confluence's own, and JSON that has such a body."""
    is_mine = next(_pages(document), None) is not None
    return Claim.IS_A_KIND_OF_ANOTHER if is_mine else Claim.NOT_MINE


def read(document: Document, destination: Destination) -> Sequence[Draft]:
    """Read each page."""
    return [_draft(title, body, document, destination) for title, body in islice(_pages(document), MOST)]


def _pages(document: Document) -> Iterator[tuple[str, str]]:
    """Yield the title and the body of each page; the title of a file is not known."""
    text = document.source.text
    for each in found_in(document, "results"):
        storage = each.record("body").record("storage")
        if storage.text("representation") == "storage":
            yield each.text("title"), storage.text("value")
    if text.lstrip().startswith("<") and any(mark in text[:_LONGEST] for mark in _MARKS):
        yield "", text


def _draft(title: str, body: str, document: Document, destination: Destination) -> Draft:
    page = _Page()
    page.feed(_CDATA.sub(lambda found: escape(found[1]), body[:_LONGEST]))
    page.close()
    head = f"<h1>{escape(title)}</h1>" if title else ""
    (draft,) = web_page.read_html(f"<html><body>{head}{page.html}</body></html>", document.path, destination)
    doubts = {
        "not understood: the macros": [f"`{each}`" for each in sorted(page.macros)],
        "attachments, which the page names:": sorted(page.files),
    }
    told = (f"{what} {', '.join(names)}" for what, names in doubts.items() if names)
    return replace(draft, doubts=(*draft.doubts, *told))


@dataclass(repr=False, eq=False)
class _Open:
    """An element that is open: what ends it in HTML, in which macro it is, and whether its text is left out.

    `at` is where it begins in what was written, `name` what a link without a text of its own shows.
    """

    tag: str
    end: str
    macro: str
    silent: bool
    at: int
    name: str = ""


class _Page(HTMLParser):
    """Writes the HTML that a reader sees."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[_Open] = []
        self._written: list[str] = []
        self.macros: set[str] = set()
        self.files: set[str] = set()

    @property
    def html(self) -> str:
        """What was read."""
        return "".join(self._written)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        said = {name: value or "" for name, value in attrs}
        macro = self._open[-1].macro if self._open else ""
        start, end, silent = self._made(tag, said, macro)
        if tag in ("ac:structured-macro", "ac:macro"):
            macro = said.get("ac:name", "")
            self.macros |= {macro} - _KNOWN
        self._written.append(start)
        if tag not in _VOID:
            silent = silent or self._is_silent()
            self._open.append(_Open(tag, end, macro, silent, len(self._written)))

    def _made(self, tag: str, said: dict[str, str], macro: str) -> tuple[str, str, bool]:
        """Return what begins and ends an element in HTML, and whether its text is left out."""
        if not tag.startswith(("ac:", "ri:")):
            when = escape(said.get("datetime", "")) if tag == "time" else ""
            return f"{self.get_starttag_text()}{when}", f"</{tag}>", False
        if tag == "ri:url" or tag == "ri:attachment":
            name = said.get("ri:value") or said.get("ri:filename", "")
            self.files |= {name} if tag == "ri:attachment" else set()
            is_picture = any(each.tag == "ac:image" for each in self._open)
            address = name if tag == "ri:url" else quote(name)
            return (f'<img src="{escape(address)}" alt="">' if is_picture else escape(name)), "", False
        if tag == "ri:page" and self._open:
            self._open[-1].name = said.get("ri:content-title", "")
        if tag == "ac:plain-text-body" and macro in _CODE:
            return "<pre><code>", "</code></pre>", False
        if tag == "ac:parameter":
            return "", "", _SAID.get(macro) != said.get("ac:name")
        return *_ELEMENTS.get(tag, ("", "")), tag in _LEFT_OUT

    def handle_endtag(self, tag: str) -> None:
        """End an element, and those in it that are still open."""
        while any(each.tag == tag for each in self._open):
            last = self._open.pop()
            if last.name and not any(map(str.strip, self._written[last.at :])):
                self._written.append(escape(last.name))
            self._written.append(last.end)
            if last.tag == tag:
                return

    def handle_data(self, data: str) -> None:
        """Take text; that of a task's status is its box."""
        if self._open and self._open[-1].tag == "ac:task-status":
            self._written.append(f'<input type="checkbox"{" checked" if data.strip() == "complete" else ""}>')
        elif not self._is_silent():
            self._written.append(escape(data))

    def _is_silent(self) -> bool:
        return bool(self._open) and self._open[-1].silent
