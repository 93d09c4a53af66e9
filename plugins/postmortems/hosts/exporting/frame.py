"""The frame around pages that no generator makes: what they load, the navigation and the search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from html import escape
from pathlib import Path

from ...frozen import Frozen
from ...pages.all import SCRIPT, STYLESHEET, assets
from ...patterns import deferred
from ...site.head import NavEntry
from .addresses import file_of, url
from .export import Export, File
from .meta import feed_links
from .navigation import FIRST, every_page, navigation
from .rendered import OwnPage, OwnPages

_FILES = Path(__file__).parent.parent / "shell"
_HERE = "assets/shell"
STYLE, ITS_SCRIPT, INDEX = f"{_HERE}/shell.css", f"{_HERE}/shell.js", f"{_HERE}/search.js"
LOADED = {
    "style": STYLESHEET,
    "script": SCRIPT,
    "shell_style": STYLE,
    "shell_script": ITS_SCRIPT,
    "index": INDEX,
}
_DARK = deferred(r'body\[data-md-color-scheme="slate"\][^{]*\{([^}]*)\}')
_WEB = ("https://", "http://")


class Framed(Frozen):
    """A page to be put into the frame.

    `base` is the path of the site's root where the page is shown at any address, else empty.
    """

    path: str
    title: str
    html: str
    description: str = ""
    base: str = ""


class Frame(Frozen):
    """Puts pages of an export into the frame."""

    export: Export

    @cached_property
    def own(self) -> tuple[OwnPage, ...]:
        """The pages of the site's own."""
        return tuple(OwnPages(self.export).all())

    @cached_property
    def _titles(self) -> dict[str, str]:
        """The titles of all pages that there are."""
        ours = ((made.page.path, made.page.title) for made in self.export.pages)
        return {**dict(ours), **{each.path: each.title for each in self.own}}

    @cached_property
    def _home(self) -> str:
        """The page to which the name of the site leads: a site may be without one in the first place."""
        there = (each.path for each in every_page(navigation(self.export)) if each.path in self._titles)
        return FIRST if FIRST in self._titles else next(there, FIRST)

    @cached_property
    def _template(self) -> str:
        return (_FILES / "page.html").read_text("utf-8")

    @cached_property
    def _said(self) -> dict[str, str]:
        say = self.export.published.site.words.say
        told = {
            "skip": say("Skip to the content"),
            "search": say("Search"),
            "none": say("Nothing is found."),
            "dark": say("Dark"),
            "light": say("Light"),
            "site": say("Pages of this site"),
        }
        return {name: escape(text) for name, text in told.items()}

    def page(self, page: Framed) -> File:
        """Return a whole page and where it stands."""
        head, site = self.export.head, self.export.published.site
        filled = self._template.format(
            title=escape(page.title if page.title == head.name else f"{page.title} · {head.name}"),
            description=escape(page.description),
            language=escape(site.settings.language or head.language),
            direction=site.words.direction,
            name=escape(head.name),
            feeds="" if page.base else feed_links(site, page.path),
            nav=self.nav(page),
            content=page.html,
            **self._said,
            **{name: escape(self._address(page, target)) for name, target in LOADED.items()},
            home=escape(self._address(page, self._home)),
        )
        return file_of(page.path, head.folders), filled.encode()

    def nav(self, page: Framed) -> str:
        """Return the navigation as the entries of a list."""
        return "".join(self._entries(page, navigation(self.export)))

    def _entries(self, page: Framed, entries: Iterable[NavEntry]) -> Iterator[str]:
        for each in entries:
            if each.below:
                inner = "".join(self._entries(page, each.below))
                yield f"<li><details><summary>{escape(each.title)}</summary><ul>{inner}</ul></details></li>"
            elif each.path in self._titles:
                here = ' aria-current="page"' if each.path == page.path and not page.base else ""
                title = each.title or self._titles[each.path]
                yield f'<li><a href="{escape(self._address(page, each.path))}"{here}>{escape(title)}</a></li>'
            elif each.path.startswith(_WEB):
                yield f'<li><a href="{escape(each.path)}">{escape(each.title or each.path)}</a></li>'

    def _address(self, page: Framed, target: str) -> str:
        folders = self.export.head.folders
        if page.base:
            return page.base + url("index.md", target, folders).removeprefix("./")
        return url(page.path, target, folders)


def loaded() -> Iterator[File]:
    """Yield the style and the script of the frame; its search looks through the index.

    Where a reader has chosen no scheme, and without JavaScript, the scheme is that of the system.
    """
    style = (_FILES / "shell.css").read_text("utf-8")
    colours = "".join(found[1] for sheet in (style, assets()[STYLESHEET]) for found in _DARK.finditer(sheet))
    unasked = f"body:not([data-md-color-scheme]) {{{colours}}}"
    asked = f"@media screen and (prefers-color-scheme: dark) {{\n  {unasked}\n}}\n"
    yield STYLE, f"{style}\n{asked}".encode()
    yield ITS_SCRIPT, (_FILES / "shell.js").read_bytes()
