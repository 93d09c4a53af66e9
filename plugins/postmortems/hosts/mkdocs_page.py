"""A page of ours as MkDocs sees it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, MutableMapping
from html import escape, unescape
from typing import TYPE_CHECKING, Any

from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc

from ..pages.page import Page as Made
from ..reading.front_matter import plain
from ..rendering.report import Heading, Report

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

NOT_FOR_THEMES = (
    "template",
    "status",
    "title",
    "description",
    "icon",
    "hide",
    "search",
    "date",
    "authors",
    "links",
)
"""Fields whose names mean something else to MkDocs and its themes."""

BOOST = 1000
"""How much a word of a report counts when it is searched for: as much as one of another page's title."""


class MadePage(Page):
    """Takes its content from what we made, so that all other plugins find an ordinary page."""

    def __init__(self, made: Made, title: str | None, file: File, config: MkDocsConfig) -> None:
        super().__init__(title or escape(made.title), file, config)
        self.made = made
        self.whole: str | None = None
        self._host: tuple[MkDocsConfig, Files] | None = None

    @property
    def content(self) -> str | None:
        """The HTML. It waits as bytes: as text, a single letter beyond Latin-1 doubles what a page takes."""
        return None if self._html is None else self._html.decode()

    @content.setter
    def content(self, html: str | None) -> None:
        self._html = None if html is None else html.encode("utf-8", "replace")

    def read_source(self, config: MkDocsConfig) -> None:
        """Take the report's body and fields from the document that was checked."""
        incident = self.made.incident
        changed = config.plugins.on_page_read_source(page=self, config=config)
        body = incident.document.body if incident else ""
        self.markdown = body if changed is None else changed
        self.meta = _meta(self.made)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Make the content from the Markdown, which other plugins may have changed by now."""
        self._host = config, files
        fragment = self.made.make(self.markdown or "")
        self.content = fragment.html
        self.toc = get_toc(_nested(fragment.headings))  # type: ignore[arg-type]
        self.present_anchor_ids = {heading.anchor for heading in fragment.headings}

    def render_as_host(self) -> Report:
        """Return the report as MkDocs renders any page, with the site's own extensions, unsanitised."""
        assert self._host is not None, "asked for while the page is rendered"
        super().render(*self._host)
        return Report(self.content or "", tuple(_flat(self.toc)))


def _flat(links: Iterable[AnchorLink]) -> Iterator[Heading]:
    """Yield the headings of MkDocs' table of contents in order."""
    for link in links:
        yield Heading(link.level + 1, unescape(link.title), link.id)
        yield from _flat(link.children)


def _meta(made: Made) -> MutableMapping[str, Any]:
    """Return what themes and other plugins may know of a page: searches find reports first, our lists never.

    Themes print it as it is, so everything that a report says is escaped here.
    """
    meta: dict[str, Any] = {"title": escape(made.title), "description": escape(made.description)}
    if made.incident is None:
        return meta | {"search": {"exclude": True}}
    if made.incident.status != "withdrawn":
        meta["search"] = {"boost": BOOST}
    fields = made.incident.document.fields.values()
    return {escape(f.name): _escaped(plain(f.value)) for f in fields if f.name not in NOT_FOR_THEMES} | meta


def _escaped(value: Any) -> Any:
    if isinstance(value, dict):
        return {escape(name): _escaped(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_escaped(item) for item in value]
    return escape(value) if isinstance(value, str) else value


def _nested(headings: Iterable[Heading]) -> list[dict[str, Any]]:
    """Return headings as MkDocs' table of contents wants them: each with those below it as its children."""
    roots: list[dict[str, Any]] = []
    open_: list[dict[str, Any]] = []
    for heading in headings:
        token = {"level": heading.level, "id": heading.anchor, "name": escape(heading.text), "children": []}
        while open_ and open_[-1]["level"] >= heading.level:
            open_.pop()
        (open_[-1]["children"] if open_ else roots).append(token)
        open_.append(token)
    return roots
