"""Our parts on pages of the site's own: `<!-- postmortems: latest -->` becomes the latest incidents."""

from __future__ import annotations

import re

from ..patterns import deferred
from .base.page import Site
from .home import part

_MARKER = deferred(r"<!--\s*postmortems:\s*([a-z-]+)\s*-->")


def fill_markers(site: Site, html: str, page: str) -> tuple[str, tuple[str, ...]]:
    """Return a page's HTML with our parts in the place of their markers, and the names of no part of ours.

    `page` is the path of the page, from which the parts' links lead. Searches find the reports instead.
    """
    unknown: list[str] = []

    def fill(match: re.Match[str]) -> str:
        made = part(site, match[1], page)
        if made is None:
            unknown.append(match[1])
            return match.group()
        return f'<section class="pm-part" data-search-exclude>{made}</section>'

    return _MARKER.sub(fill, html) if "<!--" in html else html, tuple(unknown)
