"""A page of Confluence as the export of a space writes it in HTML: what is in the frame, without the frame.

See "Export content to HTML" in Confluence's documentation. Files that hang on a page stand in `attachments/`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape
from html.parser import HTMLParser

from ...model.document import Document
from ..drafting.draft import Destination, Draft
from . import Claim, web_page

SAYS = "a page that Confluence exported as HTML"
ENDINGS = (".html", ".htm")
_CONTENT, _TITLE = 'id="main-content"', 'id="title-text"'
_LONGEST = 2_000_000
_LEFT_OUT = frozenset(("toc-macro", "page-metadata", "hidden", "confluence-information-macro-icon"))
_KNOWN = frozenset(("code", "expand", "info", "noformat", "note", "panel", "status", "tip", "toc", "warning"))
"""Macros of which the text is all that there is to know."""
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)


def claim(document: Document) -> Claim:
    """Claim a page of HTML that has the frame around it."""
    text = document.source.text
    is_mine = _CONTENT in text and _TITLE in text and web_page.claim(document) is not Claim.NOT_MINE
    return Claim.IS_A_KIND_OF_ANOTHER if is_mine else Claim.NOT_MINE


def read(document: Document, destination: Destination) -> Sequence[Draft]:
    """Read what is in the frame as any page of HTML."""
    frame = _Frame(document.source.text[:_LONGEST])
    page = f"<html><body><h1>{escape(frame.name)}</h1>{frame.content}</body></html>"
    (draft,) = web_page.read_html(page, document.path, destination)
    unknown = f"not understood: the macros {', '.join(f'`{each}`' for each in sorted(frame.macros))}"
    files = f"attachments: {', '.join(frame.attachments)} hang on the page; what it shows comes along"
    doubts = (unknown if frame.macros else "", files if frame.attachments else "")
    return (replace(draft, doubts=(*draft.doubts, *filter(None, doubts))),)


class _Frame(HTMLParser):
    """Finds the title and the content of a page, and what hangs on it."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, str, bool]] = []
        self._title: list[str] = []
        self._kept: list[str] = []
        self.attachments: list[str] = []
        self.macros: set[str] = set()
        self.feed(text)
        self.close()

    @property
    def name(self) -> str:
        """The title, without the name of the space before it."""
        title = " ".join("".join(self._title).split())
        return title.partition(" : ")[2] or title

    @property
    def content(self) -> str:
        """The HTML of the content."""
        return "".join(self._kept)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        said = {name: value or "" for name, value in attrs}
        if (macro := said.get("data-macro-name")) and macro not in _KNOWN:
            self.macros.add(macro)
        inside = self._is_in("main-content")
        if inside and not self._is_left_out():
            self._kept.append(self.get_starttag_text() or "")
            if tag == "li" and "data-inline-task-id" in said:
                self._kept.append(
                    f'<input type="checkbox"{" checked" if "checked" in said.get("class", "") else ""}>'
                )
        if tag == "a" and "attachments/" in said.get("href", "") and not inside:
            self.attachments.append(said["href"].rpartition("/")[2])
        if tag not in _VOID:
            classes = set(said.get("class", "").split())
            self._open.append((tag, said.get("id", ""), bool(classes & _LEFT_OUT)))

    def handle_endtag(self, tag: str) -> None:
        """End an element, and those in it that are still open."""
        names = [each[0] for each in self._open]
        if tag not in names:
            return
        at = len(names) - 1 - names[::-1].index(tag)
        if any(each[1] == "main-content" for each in self._open[:at]) and not self._is_left_out():
            self._kept.append(f"</{tag}>")
        del self._open[at:]

    def handle_data(self, data: str) -> None:
        """Take text."""
        if self._is_in("title-text"):
            self._title.append(data)
        if self._is_in("main-content") and not self._is_left_out():
            self._kept.append(escape(data))

    def _is_in(self, name: str) -> bool:
        return any(each[1] == name for each in self._open)

    def _is_left_out(self) -> bool:
        return any(each[2] for each in self._open)
