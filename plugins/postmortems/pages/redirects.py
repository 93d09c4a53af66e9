"""Earlier ids: each keeps its address, which leads to the report's new one."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from ..reading.names import key_of
from ..settings import FOLDER_PAGES
from ..wording.words import Words
from .base.page import Site
from .base.paths import published

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


def _page(words: Words, url: str, title: str) -> str:
    link = f'<a href="{url}" dir="auto">{title}</a>'
    said = words.say("This report is now at %(link)s.", link=link)
    return _PAGE.format(url=url, title=title, said=said, language=words.language, direction=words.direction)


def _address(id_: str, folders: bool) -> str:
    """Return the address of a report's page from the folder of all of them."""
    if folders:
        return f"{id_}/"
    return f"{id_}/index.html" if id_ in FOLDER_PAGES else f"{id_}.html"
