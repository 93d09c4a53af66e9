"""An incident's Markdown body as safe HTML, as GitHub shows it, in the classes of MkDocs' themes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..model.document import Document
from ..reading.events import characters, events
from .addresses import Resolve
from .autolinks import whole_addresses
from .headings import Heading, Place
from .html_writer import Writer
from .sanitise import sanitise

__all__ = ["Heading", "RenderedReport", "heading_places", "render"]


@dataclass(frozen=True)
class RenderedReport:
    """Sanitised HTML and the headings in it that have an anchor, in the order of the page."""

    html: str
    headings: tuple[Heading, ...]


def render(
    markdown: str, *, title: str = "", resolve: Callable[[str], str | None] = lambda url: url
) -> RenderedReport:
    """Render a report; never raises, whatever `markdown` holds.

    A heading of level 1 that says the same as `title` is left out; when others remain, every heading moves
    one level down. `resolve` is given each address without scheme and host, `#anchor` and those in raw
    HTML included, and returns the one to print, or None where it leads nowhere: the text stays, without a
    link and with the class `broken`.
    """
    writer, headings = _written(_clean(markdown), title, resolve)
    return RenderedReport(sanitise("".join(writer.parts)), headings)


def heading_places(document: Document, title: str) -> tuple[Place, ...]:
    """Return where the headings of a report start in its file, and the anchors that `render` gives them."""
    text = _clean(document.body)
    place = characters(text, document.body_start)
    found = _written(text, title, lambda url: url)[0].places()
    return tuple(one._replace(start=place(one.start)) for one in found)


def _clean(markdown: str) -> str:
    return markdown.encode("utf-8", "replace").decode().replace("\0", "\ufffd")


def _written(text: str, title: str, resolve: Resolve) -> tuple[Writer, tuple[Heading, ...]]:
    writer = Writer(title, resolve)
    writer.write(whole_addresses(events(text), text))
    return writer, writer.finish()
