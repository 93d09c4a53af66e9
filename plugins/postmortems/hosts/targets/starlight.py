"""For Astro's Starlight: pages below `src/content/docs`, all else below `public`.

Astro makes the anchors of headings itself, as GitHub does; those that are not these stand before theirs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ...pages.all import SCRIPT, STYLESHEET
from ...pages.base.page import Page
from ..exporting.addresses import address_of, url
from ..exporting.export import Export, File
from ..exporting.markup import between_blocks, without_title
from ..exporting.meta import front_matter, last_changed
from ..exporting.navigation import ours

SAYS = "Starlight of Astro: its folders src and public"


def files(export: Export) -> Iterator[File]:
    """Yield the pages as Markdown with their own addresses, and all else."""
    for made in export.pages:
        html = without_title((made.html or b"").decode())
        body = between_blocks(html, export.headings(made), has_anchors=False)
        yield f"src/content/docs/{made.page.path}", (front_matter(_meta(export, made.page)) + body).encode()
    yield from export.put("public/")


def _meta(export: Export, page: Page) -> dict[str, Any]:
    told: dict[str, Any] = {
        "title": page.title,
        "description": page.description,
        "slug": address_of(page.path).rstrip("/") or "index",
        "tableOfContents": bool(page.incident),
        "head": _head(page),
        **last_changed(export.published.site, page, "lastUpdated"),
    }
    return told if page.incident else told | {"pagefind": False}


def _head(page: Page) -> list[dict[str, Any]]:
    return [
        {"tag": "link", "attrs": {"rel": "stylesheet", "href": url(page.path, STYLESHEET)}},
        {"tag": "script", "attrs": {"src": url(page.path, SCRIPT), "defer": True}},
    ]


def nav(export: Export) -> str:
    """Return the `sidebar` of the overviews, for astro.config.mjs."""
    entries = ({"label": each.title, "link": f"/{address_of(each.path)}"} for each in ours(export))
    return f"sidebar: {json.dumps(list(entries), ensure_ascii=False, indent=2)},\n"


def then(export: Export) -> str:
    """Say where the two folders go, and what names the overviews."""
    return (
        f"`cp -R {export.to}/src {export.to}/public .` puts them into your site; "
        "`--nav` prints the sidebar for astro.config.mjs"
    )
