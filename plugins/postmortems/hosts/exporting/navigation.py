"""The navigation of an exported site: that of mkdocs.yml, else our overviews and the site's own pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...pages.all import in_our_order
from ...pages.base.paths import home_path
from ...site.head import NavEntry
from .export import Export
from .meta import quoted

FIRST = "index.md"
"""The page that stands before all others, be it of the site's own or of ours."""


def navigation(export: Export) -> tuple[NavEntry, ...]:
    """Return the navigation of a site."""
    own = tuple(_own(export))
    first = tuple(each for each in own if each.path == FIRST)
    return export.head.nav or (*first, *ours(export), *(each for each in own if each not in first))


def ours(export: Export) -> tuple[NavEntry, ...]:
    """Return our overviews in their order; not the pages of single values, of which there may be hundreds."""
    site = export.published.site
    first = site.settings.overviews
    told = {made.page.path: made.page.title for made in export.pages if made.page.path in first}
    return tuple(NavEntry(told[path], path) for path in in_our_order(site, told))


def _own(export: Export) -> Iterator[NavEntry]:
    """Yield the pages of the site's own, which their generator knows by their titles."""
    home = home_path(export.published.site)
    yield from (NavEntry("", each.path) for each in export.own if each.is_page and each.path != home)


def as_yaml(entries: Iterable[NavEntry], indent: str = "  ") -> Iterator[str]:
    """Yield the lines of a `nav` of mkdocs.yml."""
    for each in entries:
        title = f"{quoted(each.title)}: " if each.title else ""
        yield f"{indent}- {title}{quoted(each.path) if each.path else ''}".rstrip()
        yield from as_yaml(each.below, f"{indent}    ")


def every_page(entries: Iterable[NavEntry]) -> Iterator[NavEntry]:
    """Yield the pages of a navigation, those of its parts among them."""
    for each in entries:
        if each.path:
            yield each
        yield from every_page(each.below)
