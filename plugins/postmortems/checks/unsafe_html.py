"""Something in a report is removed before it is published.

Reports are written by whoever can open a pull request, so only harmless HTML reaches the site: no scripts,
styles, forms or frames, no event handlers, no `javascript:` addresses. What is removed is said here, so that
nothing goes missing silently.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.diagnostic import Level, Problem
from ..model.document import Document
from ..model.report import Report
from ..reading.elsewhere import meant_elsewhere
from ..rendering.raw_html import filter_html, safe_address
from ..settings import Settings
from ..wording.messages import closest, shorten
from .bounded import while_few
from .check import Context
from .placeholder_text import in_tags

LEVEL = Level.WARNING
BAD = """\
## Summary

<b onclick="alert(1)">Checkout</b> was down.
"""
GOOD = """\
## Summary

<b>Checkout</b> was down.
"""
ADDRESS_HELP = "link with https://, mailto: or a relative path"
HELP = "write it in Markdown, or leave it out"


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for each element, attribute and address that does not reach the page."""
    return while_few(_problems(report.document, context.settings))


def _problems(document: Document, settings: Settings) -> Iterator[Problem]:
    if settings.markdown == "site":
        return
    placeholders = {start for start, _ in in_tags(document)}
    for markup in document.markup:
        for removal in filter_html(markup.text)[1]:
            start, end = markup.start + removal.start, markup.start + removal.end
            if markup.start in placeholders:
                continue  # `placeholder-text` says so
            yield Problem("unsafe-html", start, end, f"{removal.what} is removed", HELP)
    for link in document.links:
        if not safe_address(link.url):
            message = f"the address `{shorten(link.url)}` is removed"
            yield Problem("unsafe-html", link.start, link.end, message, _meant(link.url) or ADDRESS_HELP)


def _meant(url: str) -> str:
    """Propose what is like an address whose scheme no browser knows: `htps://example.com`."""
    if host := meant_elsewhere(url):
        return f"did you mean `{shorten(host)}`?"
    scheme, colon, rest = url.strip().partition(":")
    known = closest(scheme, ("http", "https", "mailto"), 0.8) if colon and len(scheme) < 10 else ""
    return f"did you mean `{shorten(f'{known}:{rest}')}`?" if known else ""
