"""A site as plain files: every page whole, in a frame of our own, for hosts that build nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import unescape
from urllib.parse import urlsplit

from ...making import Made
from ...pages.not_found import not_found
from ...pages.search_entries import search_entries
from ...pages.search_forms import form_of, in_form
from ...patterns import deferred
from ..exporting.addresses import address_of
from ..exporting.export import Export, File
from ..exporting.frame import INDEX, Frame, Framed, loaded

SAYS = "no generator: whole pages with a navigation and a search"
TAKES_OWN = True
LOST = "There is no page here"
_TAG = deferred(r"<[^>]*>")
_Entry = tuple[str, str, str]
"""What the search finds: an address from the site's root on, a title, and a text."""


def files(export: Export) -> Iterator[File]:
    """Yield the pages, what they load, and the page that stands where nothing is."""
    frame = Frame(export)
    for made in export.pages:
        page = made.page
        yield frame.page(Framed(page.path, page.title, _html(made), page.description))
    yield from (frame.page(Framed(each.path, each.title, each.html)) for each in frame.own)
    yield from ((each.path, each.file) for each in export.own if not each.is_page)
    yield from export.put("")
    base = urlsplit(export.head.url or "/").path
    lost = Framed("index.md", LOST, not_found(export.published.site, base), base=base)
    yield "404.html", frame.page(lost)[1]
    yield from loaded()
    told = json.dumps([*_entries(frame)], ensure_ascii=False, separators=(",", ":"))
    yield INDEX, f"pmSearch({told});\n".encode()


def _html(made: Made) -> str:
    return (made.html or b"").decode()


def _entries(frame: Frame) -> Iterator[_Entry]:
    """Yield what the search looks through, as a script: a page opened as a file may fetch nothing."""
    export = frame.export
    form = form_of(export.published.site.settings, len(export.published.site.analysis.incidents))
    for made in export.pages:
        address = address_of(made.page.path, export.head.folders)
        if made.page.incident:
            for found in in_form(search_entries(_html(made)), form, made.page.incident):
                yield _entry(address, found.anchor, found.title, found.text)
        elif made.page.found:
            yield address, made.page.found, ""
    for own in frame.own:
        for found in search_entries(own.html):
            yield _entry(address_of(own.path, export.head.folders), found.anchor, found.title, found.text)


def _entry(address: str, anchor: str, title: str, text: str) -> _Entry:
    is_page = anchor in ("", "pm-title")
    return address if is_page else f"{address}#{anchor}", _plain(title), _plain(text)


def _plain(html: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", html)).split())


def nav(export: Export) -> str:
    """Return the navigation as a list, as it stands on the first page."""
    return f"<ul>{Frame(export).nav(Framed('index.md', '', ''))}</ul>\n"


def then(export: Export) -> str:
    """Say how it is looked at."""
    return f"`python -m http.server -d {export.to}` serves it; any server of files does"
