"""Gives the search of Material the entries of our pages, which it then need not parse.

Other searches parse them as they parse any page, and so does that of Material where its index takes no
entries, or where another plugin has changed what the page holds; then every section is found.

That search also goes through the whole of a page, for marks of its own that ours hardly have. Where nobody
else looks at the page meanwhile, it is shown none.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from mkdocs.plugins import CombinedEvent, event_priority

from ..kept.store import Kept, Kind, digest
from ..pages.search_entries import SearchEntry
from ..pages.search_forms import found_in, in_form
from ..patterns import deferred
from .mkdocs_page import MadePage

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

PLUGIN = "material/search"
EVENT = "page_context"
_MARKED = b"data-search-"
_MARK = deferred(_MARKED + rb'[^\s"]+="')
"""What may be a mark of the search of Material, which it takes away."""
_ENTRIES: Kind[tuple[SearchEntry, ...]] = Kind("search", tuple[SearchEntry, ...])
NAMED = 4000
"""How much the name of a list counts: more than a word of the title of a report."""
HANDED_OVER = "postmortems"
"""What a page says to searches so that we know again which pages we keep from them."""


class Keeping(Protocol):
    """A plugin that keeps results."""

    kept: Kept


class _Section(NamedTuple):
    """A section as the index wants it."""

    id: str
    title: list[str]
    text: list[str]


@event_priority(100)
def _before(
    plugin: Keeping, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
) -> TemplateContext:
    """Keep the search from parsing a page of ours."""
    if isinstance(page, MadePage) and index_of(config):
        if not _wanted(page).get("exclude"):
            page.meta["search"] = {**_wanted(page), "exclude": True, HANDED_OVER: True}
        if page.is_as_made and _is_alone(plugin, config) and not _is_marked(page.written):
            page.hold_back()
    return context


@event_priority(-100)
def _after(
    plugin: Keeping, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
) -> TemplateContext:
    """Give the search the entries of a page, or what other plugins have made of it by now to parse."""
    if isinstance(page, MadePage):
        page.give_back()
    if isinstance(page, MadePage) and page.made.page.found and _wanted(page) == {"exclude": True}:
        _tell_of(page, index_of(config))
    elif isinstance(page, MadePage) and HANDED_OVER in _wanted(page):
        index, excluded = index_of(config), page.meta["search"]
        if page.is_as_made:
            _hand_over(page, index, plugin.kept)
        else:
            page.meta["search"] = {name: value for name, value in excluded.items() if name != "exclude"}
            index.add_entry_from_context(page)
            page.meta["search"] = excluded
    return context


entries_for_searches = CombinedEvent(_before, _after)
"""What happens to a page of ours when searches are asked to parse it."""


def _is_marked(html: bytes) -> bool:
    return _MARKED in html and _MARK.search(html) is not None


def _wanted(page: MadePage) -> dict[str, Any]:
    """Return what a page says to searches."""
    return page.meta.get("search") or {}


def _tell_of(page: MadePage, index: Any) -> None:
    """Give the search the name of a list that is found by it, before what only mentions it."""
    if index is not None and page.is_as_made:
        excluded = page.meta["search"]
        page.meta["search"] = {"boost": NAMED}
        section = _Section("", [escape(page.made.page.found, quote=False)], [""])
        index.create_entry_for_section(section, page.toc, page.url, page)
        page.meta["search"] = excluded


def _hand_over(page: MadePage, index: Any, kept: Kept) -> None:
    incident = page.made.page.incident
    key = digest(page.stands_for, page.search_form, "" if incident is None else "incident")
    found = kept.get(_ENTRIES, key)
    if found is None:
        found = found_in(page.written.decode(), page.search_form, incident)
        kept.put(_ENTRIES, key, found)
    for nth, entry in enumerate(in_form(found, page.search_form, incident)):
        section = _Section(entry.anchor, [entry.title], [entry.text])
        index.create_entry_for_section(section, page.toc, page.url, page)
        # A tag would weigh more than all else: a report with it that lacks another word would come first.
        tags = index.entries[-1].pop("tags", ()) if incident else ()
        if tags and nth == 0:
            index.entries[-1]["text"] += "".join(f" <p>{tag}</p>" for tag in tags)


def _is_alone(plugin: object, config: MkDocsConfig) -> bool:
    """Tell whether the search of Material alone looks at pages between our two moments."""
    asked = [getattr(method, "__self__", None) for method in config.plugins.events[EVENT]]
    first = asked.index(plugin)
    return asked[first + 1 : asked.index(plugin, first + 1)] == [config.plugins.get(PLUGIN)]


def index_of(config: MkDocsConfig) -> Any:
    """Return the index that takes entries, None where the site has none."""
    index = getattr(config.plugins.get(PLUGIN), "search_index", None)
    return index if hasattr(index, "create_entry_for_section") else None
