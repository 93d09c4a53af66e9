"""Addresses that lead on: earlier ids to the report's new one, that of a site to its first page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from ..model.page_kinds import FOLDER_PAGES
from ..reading.names import key_of
from ..wording.words import Words
from .all import ways
from .base.page import Site
from .base.paths import home_path, published
from .home import TITLE

_PAGE = """<!doctype html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={url}">
<link rel="canonical" href="{url}">
</head>
<body><p>{said}</p></body>
</html>
"""


def redirects(site: Site, folders: bool) -> Iterator[tuple[str, str]]:
    """Yield the path and the whole HTML of a file for each earlier id.

    `folders` says that the site's pages are `name/index.html` instead of `name.html`.
    """
    taken = {key_of(incident.id) for incident in published(site)}
    for incident in published(site):
        for alias in incident.aliases:
            if key_of(alias) not in taken:
                taken.add(key_of(alias))
                below = folders or alias in FOLDER_PAGES
                name = f"incidents/{alias}/index.html" if below else f"incidents/{alias}.html"
                url = f"{'../' if below else ''}{_address(incident.id, folders)}"
                yield site.settings.under(name), _page(site.words, escape(url), escape(incident.title))


def way_in(site: Site, docs: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield what leads on from the address of a site that has no page there: to our first overview.

    `docs` are the paths of the site's own pages and files.
    """
    own = {path.partition(".")[0] for path in docs if "/" not in path}
    listed = (home_path(site), *(way.path(site) for way in ways(site)))
    first = next(filter(site.settings.has, listed), "")
    if first and first != "index.md" and own.isdisjoint(FOLDER_PAGES):
        url = escape(site.url("index.md", first))
        said = f'<a href="{url}">{escape(site.name or TITLE)}</a>'
        yield "index.html", _whole(site.words, url, escape(site.name or TITLE), said)


def _page(words: Words, url: str, title: str) -> str:
    link = f'<a href="{url}" dir="auto">{title}</a>'
    said = words.say("This report is now at %(link)s.", link=link)
    return _whole(words, url, title, said)


def _whole(words: Words, url: str, title: str, said: str) -> str:
    return _PAGE.format(url=url, title=title, said=said, language=words.language, direction=words.direction)


def _address(id_: str, folders: bool) -> str:
    """Return the address of a report's page from the folder of all of them."""
    if folders:
        return f"{id_}/"
    return f"{id_}/index.html" if id_ in FOLDER_PAGES else f"{id_}.html"
