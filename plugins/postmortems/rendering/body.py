"""A report's body as HTML that is not safe yet, and where its headings are: all that needs no sanitiser."""

from __future__ import annotations

from collections.abc import Iterable

from ..model.document import Document
from ..reading.events import characters, events
from .addresses import Resolve
from .autolinks import whole_addresses
from .code import BUDGET, Code
from .headings import Heading, Place
from .html_writer import Writer


def written(
    markdown: str, title: str, resolve: Resolve, budget: int = BUDGET
) -> tuple[Writer, tuple[Heading, ...]]:
    """Return what was written of a body, and the headings that have an anchor."""
    text = _clean(markdown)
    writer = Writer(title, resolve, Code(budget))
    writer.write(whole_addresses(events(text), text))
    return writer, writer.finish()


def heading_places(document: Document, title: str) -> tuple[Place, ...]:
    """Return where the headings of a report start in its file, and their anchors on its page."""
    writer, _ = written(document.body, title, lambda url: url, budget=0)
    return in_file(document, writer.places())


def in_file(document: Document, places: Iterable[Place]) -> tuple[Place, ...]:
    """Return places that count bytes of a document's body as places in its file, which count letters."""
    place = characters(_clean(document.body), document.body_start)
    return tuple(one._replace(start=place(one.start)) for one in places)


def _clean(markdown: str) -> str:
    return markdown.encode("utf-8", "replace").decode().replace("\0", "\ufffd")
