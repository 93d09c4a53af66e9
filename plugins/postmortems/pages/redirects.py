"""Addresses that lead on: those of earlier ids, and of kinds of pages that stand elsewhere by now.

That of a site without a page there leads to its first page.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from html import escape
from typing import NamedTuple

from ..model.page_kinds import FOLDER_PAGES, HOME
from ..model.page_kinds import folders as known_folders
from ..reading.names import key_of
from ..settings import Settings
from ..wording.words import Words
from .all import ways
from .base.page import Page, Site
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


class _Way(NamedTuple):
    """A page by its path, and another path from which it is to be reached."""

    path: str
    to: str
    title: str
    is_report: bool


def redirects(
    site: Site, folders: bool, pages: Iterable[Page], docs: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Yield the path and the whole HTML of a file for each earlier address of a page.

    These are those of earlier ids, and those that pages have where a site does not put their kind elsewhere.
    `folders` says that the site's pages are `name/index.html` instead of `name.html`; `docs` are the paths of
    the site's own pages and files, beside which nothing is put.
    """
    former = _former(site.settings, docs)
    ids = tuple(_ids(site))
    there = (*(_Way(each.path, each.path, each.title, each.incident is not None) for each in pages), *ids)
    moved = (
        [way._replace(path=path) for way in there for path in former(way.path)] if site.settings.pages else []
    )
    for way in (*ids, *moved):
        yield _file(way.path, folders), _page(site.words, escape(site.url(way.path, way.to)), way)


def _ids(site: Site) -> Iterator[_Way]:
    """Yield the pages of reports by their earlier ids; one that another report has by now is that one's."""
    taken = {key_of(incident.id) for incident in published(site)}
    page = site.settings.report_page
    for incident in published(site):
        for alias in incident.aliases:
            if key_of(alias) not in taken:
                taken.add(key_of(alias))
                yield _Way(page(alias), page(incident.id), incident.title, is_report=True)


def _former(settings: Settings, docs: Collection[str]) -> Callable[[str], Iterator[str]]:
    """Return what gives the path that a page has by default, where its kind stands elsewhere.

    A folder that somebody else has by now, a kind or the site itself, leads to nothing else.
    """
    root = f"{settings.path}/" if settings.path else ""
    now = {folder.casefold() for _, folder in known_folders(settings.pages)}
    own = {f"{part.casefold()}/" for doc in docs for part in (doc, doc.partition(".")[0])}
    ways = [
        (settings.under(f"{kind}/"), f"{root}{kind}/")
        for kind, chosen in settings.pages.items()
        if chosen.path and kind != HOME
        and not any(f"{folder}/".startswith(f"{kind}/") for folder in now)
        and not any(each.startswith(f"{root}{kind}/") for each in own)
    ]  # fmt: skip
    return lambda path: (old + path[len(new) :] for new, old in ways if path.startswith(new))


def _file(path: str, folders: bool) -> str:
    """Return the file of a page."""
    folder, _, name = path.removesuffix(".md").rpartition("/")
    if name in FOLDER_PAGES:
        return f"{folder}/index.html"
    return f"{folder}/{name}/index.html" if folders else f"{folder}/{name}.html"


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


def _page(words: Words, url: str, way: _Way) -> str:
    title = escape(way.title)
    link = f'<a href="{url}" dir="auto">{title}</a>'
    if way.is_report:
        said = words.say("This report is now at %(link)s.", link=link)
    else:
        said = words.say("This page is now at %(link)s.", link=link)
    return _whole(words, url, title, said)


def _whole(words: Words, url: str, title: str, said: str) -> str:
    return _PAGE.format(url=url, title=title, said=said, language=words.language, direction=words.direction)
