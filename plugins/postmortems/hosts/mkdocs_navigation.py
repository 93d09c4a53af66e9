"""Our pages in the navigation of a MkDocs site.

Reports stand where their list stands: its section, tab and way up are theirs too, and the pages before and
behind them are the older and the newer report. A site without a `nav` has
our overviews in one section, in our order; MkDocs would make one of each of their folders.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from ..model.page_kinds import INCIDENTS
from ..pages.all import in_our_order
from ..pages.base.page import Site
from ..pages.base.paths import list_path, published
from ..pages.base.row import by_year
from ..pages.incidents import TITLE
from ..publishing import Published
from .mkdocs_page import MadePage
from .mkdocs_placing import Placed

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem
    from mkdocs.structure.files import Files

NAVIGATING = {
    "awesome-nav",
    "awesome-pages",
    "i18n",
    "literate-nav",
    "monorepo",
    "nav-weight",
    "section-index",
}
"""Plugins that make a navigation of the folders themselves."""


class Navigating(Protocol):
    """A plugin whose pages stand in a navigation."""

    placed: Placed

    @property
    def ready(self) -> Published:
        """What was published."""


@event_priority(50)
def _gather(plugin: Navigating, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    """Put our overviews into one section where nobody else orders pages, before others take what is there."""
    site = plugin.ready.site
    pages = {each.file.src_uri: each for each in nav.pages if isinstance(each, MadePage)}
    if config.nav is None and not NAVIGATING & {*config.plugins}:
        ours = [pages[path] for path in in_our_order(site, pages.keys()) if not pages[path].is_homepage]
        nav = gathered(nav, site.called(INCIDENTS, TITLE), ours)
    if site.settings.nav == "years":
        nav = _with_years(nav, site, plugin.placed.pages)
    return nav


@event_priority(-50)
def _join(plugin: Navigating, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    """Put reports where their list is by now."""
    plugin.placed.write_once()
    path = list_path(plugin.ready.site)
    listed = next((each for each in nav.pages if each.file.src_uri == path), None)
    for report in plugin.placed.pages.values():
        if not report.parent:
            report.parent = listed.parent if listed else None
    _in_time(nav, plugin.ready.site, plugin.placed.pages)
    return nav


in_navigation = CombinedEvent(_gather, _join)


def gathered(nav: Navigation, title: str, ours: list[MadePage]) -> Navigation:
    """Return a navigation with some pages in a section of their own, behind all others."""
    if not ours:
        return nav
    section = _section(title, ours)
    return _in_order([*_without(nav.items, {*map(id, ours)}), section])


def _with_years(nav: Navigation, site: Site, pages: Mapping[str, MadePage]) -> Navigation:
    """Return a navigation with all reports by years, the newest first: beside their list, or behind all."""
    years = [
        _section(str(year), [pages[one.id] for one in inside if one.id in pages])
        for year, inside in by_year(published(site)).items()
    ]
    listed = next((each for each in nav.pages if each.file.src_uri == list_path(site)), None)
    if not listed or not listed.parent:
        return _in_order([*nav.items, _section(site.called(INCIDENTS, TITLE), years)])
    listed.parent.children += years
    for year in years:
        year.parent = listed.parent
    return _in_order(nav.items)


def _in_time(nav: Navigation, site: Site, pages: Mapping[str, MadePage]) -> None:
    """Let each report know the older and the newer one; one that a site has put among others keeps those.

    Where all of them stand in the navigation for those that print, no overview leads on through them.
    """
    by_years, there = site.settings.nav == "years", {*map(id, nav.pages)}
    reports = [pages[one.id] for one in published(site)[::-1] if one.id in pages]
    for older, report, newer in zip([None, *reports], reports, [*reports[1:], None], strict=False):
        if by_years or id(report) not in there:
            report.previous_page, report.next_page = older, newer
    if by_years:
        ours = {*map(id, reports)}
        _beside([page for page in nav.pages if id(page) not in ours])


def _beside(pages: Sequence[Page]) -> None:
    """Let each page know the one before and the one behind it."""
    for page, following in pairwise(pages):
        page.next_page, following.previous_page = following, page
    if pages:
        pages[0].previous_page = pages[-1].next_page = None


def _section(title: str, children: Sequence[StructureItem]) -> Section:
    section = Section(title, [*children])
    for child in children:
        child.parent = section
    return section


def _in_order(items: list[StructureItem]) -> Navigation:
    """Return a navigation in which each page knows the one before and the one behind it."""
    pages = [*_pages(items)]
    _beside(pages)
    return Navigation(items, pages)


def _without(items: Iterable[StructureItem], ours: Collection[int]) -> Iterator[StructureItem]:
    """Yield items but for some pages, by identity, and for sections in which nothing is left."""
    for item in items:
        if isinstance(item, Section):
            item.children = [*_without(item.children, ours)]
            if item.children:
                yield item
        elif id(item) not in ours:
            yield item


def _pages(items: Iterable[StructureItem]) -> Iterator[Page]:
    for item in items:
        if isinstance(item, Section):
            yield from _pages(item.children)
        elif isinstance(item, Page):
            yield item
