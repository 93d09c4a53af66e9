"""Pages of a site's own as HTML, as GitHub shows them, for hosts that have no Markdown of their own."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import cached_property, partial
from html import escape
from urllib.parse import unquote, urlsplit, urlunsplit

from ...frozen import Frozen
from ...model.document import Document
from ...rendering.report import render
from ...site.links import SitePaths, target_of
from .addresses import url
from .export import Export, OwnFile
from .own import document, filled

_PART = "postmortems-part-{}-"


class OwnPage(Frozen):
    """A page of the site's own: its title, and its content with that."""

    path: str
    title: str
    html: str


class OwnPages(Frozen):
    """Renders them; their links lead to what the export has, and such as lead nowhere are text."""

    export: Export

    def all(self) -> Iterator[OwnPage]:
        """Yield the pages, sorted."""
        for own in self.export.own:
            if own.is_page:
                yield self._page(own)

    def _page(self, own: OwnFile) -> OwnPage:
        read = document(own)
        title = read.text_of("title") or _first_heading(read) or own.path.rpartition("/")[2]
        parts: list[str] = []

        def put(html: str) -> str:
            parts.append(html)
            return _PART.format(len(parts) - 1)

        text = filled(self.export, own, put)
        done = render(text[read.body_start :], title=title, resolve=partial(self._resolve, own))
        html = done.html
        for at, part in enumerate(parts):
            html = html.replace(f"<p>{_PART.format(at)}</p>", part, 1)
        head = f'<h1 id="pm-title" dir="auto">{escape(title)}</h1>\n'
        return OwnPage(
            own.path, title, f'{head}<div class="pm-page pm-page--text pm-report">\n{html}\n</div>'
        )

    def _resolve(self, own: OwnFile, address: str) -> str | None:
        """Return where a link leads, which names what is on the site, or a file of the repository."""
        project = self.export.published.project
        parts = urlsplit(address)
        if not parts.path:
            return address
        path = posixpath.normpath(posixpath.join(posixpath.dirname(own.path), unquote(parts.path)))
        target = target_of(own.file.parent, project.docs_dir, address)
        file = target.file if target else None
        known = path if path in self._known else file and self._paths.published(file)
        if not known or known not in self._known:
            return None
        address = url(own.path, known, self.export.head.folders)
        return urlunsplit(("", "", address, parts.query, parts.fragment))

    @cached_property
    def _known(self) -> frozenset[str]:
        export = self.export
        pages = (made.page.path for made in export.pages)
        return frozenset((*pages, *(own.path for own in export.own), *(each.path for each in export.files)))

    @cached_property
    def _paths(self) -> SitePaths:
        published = self.export.published
        return SitePaths(published.project, published.site.knowledge_base)


def _first_heading(read: Document) -> str:
    return next((block.text for block in read.blocks if block.kind == "heading"), "")
