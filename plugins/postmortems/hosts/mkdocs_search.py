"""Gives the search of Material the entries of our pages, which it then need not parse.

Other searches parse them as they parse any page, and so does that of Material where its index takes no
entries, or where another plugin has changed what the page holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ..pages.search_entries import search_entries
from .mkdocs_page import MadePage

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

PLUGINS = ("material/search", "search")


class _Section(NamedTuple):
    """A section as the index wants it."""

    id: str
    title: list[str]
    text: list[str]


def hand_over(page: MadePage, config: MkDocsConfig) -> None:
    """Add the entries of a page to the index of the site's search, and keep that from finding them again."""
    index = _index(config)
    wanted = page.meta.get("search") or {}
    if index is None or not page.is_as_made or wanted.get("exclude"):
        return
    for entry in search_entries(page.content or ""):
        index.create_entry_for_section(
            _Section(entry.anchor, [entry.title], [entry.text]), page.toc, page.url, page
        )
    page.meta["search"] = {**wanted, "exclude": True}


def _index(config: MkDocsConfig) -> Any:
    """Return the index that takes entries, None where the site has none."""
    found = (config.plugins.get(name) for name in PLUGINS)
    index = getattr(next(filter(None, found), None), "search_index", None)
    return index if hasattr(index, "create_entry_for_section") else None
