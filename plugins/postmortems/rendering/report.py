"""An incident's Markdown body as safe HTML, as GitHub shows it, in the classes of MkDocs' themes."""

from __future__ import annotations

from collections.abc import Callable

from ..frozen import Frozen
from .body import written
from .headings import Heading, Place
from .sanitise import sanitise

__all__ = ["Heading", "RenderedReport", "render"]


class RenderedReport(Frozen):
    """Sanitised HTML and the headings in it that have an anchor, in the order of the page.

    `addresses` are those that it was asked where they lead: with the same answers it is the same. `places`
    are those of all headings, in bytes of the Markdown.
    """

    html: str
    headings: tuple[Heading, ...]
    addresses: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()


def render(
    markdown: str, *, title: str = "", resolve: Callable[[str], str | None] = lambda url: url
) -> RenderedReport:
    """Render a report; never raises, whatever `markdown` holds.

    A heading of level 1 that says the same as `title` is left out; when others remain, every heading moves
    one level down. `resolve` is given each address without scheme and host, `#anchor` and those in raw
    HTML included, and returns the one to print, or None where it leads nowhere: the text stays, without a
    link and with the class `broken`.
    """
    writer, headings = written(markdown, title, resolve)
    html = sanitise("".join(writer.parts))
    return RenderedReport(html, headings, tuple(writer.asked), writer.places())
