"""A page of ours as MkDocs sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, MutableMapping
from copy import copy, deepcopy
from html import escape, unescape
from typing import TYPE_CHECKING, Any

from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc

from ..making import Made, content_of
from ..model.field_types import declarations
from ..model.incident import Incident
from ..pages.base.layout import LAYOUTS
from ..pages.base.page import Page as Ours
from ..patterns import deferred
from ..reading.front_matter import plain
from ..reading.incident import FREE
from ..rendering.report import Heading, RenderedReport
from ..settings import Settings
from .exporting.meta import BOOST, neutral
from .mkdocs_addresses import Addressed

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
    "page",
)
"""Fields whose names mean something else to MkDocs and its themes."""

FEEDS = "rss"
"""The plugin that takes each page for news."""
TITLE = Heading(1, "Title", "pm-title")
"""Every page of ours begins with it: where those who skip the navigation go, whatever stands below."""
_APOSTROPHE = deferred(r"(?<=\w)'(?=\w)")


class MadePage(Page):
    """Takes its content from what we made, so that all other plugins find an ordinary page.

    Other plugins hear that it is read, but a report's text is nothing that they may rewrite or run, unless
    the site says so: what GitHub showed to those who reviewed it is what is published.
    """

    def __init__(
        self,
        made: Made,
        title: str | None,
        file: File,
        config: MkDocsConfig,
        settings: Settings,
        search_form: str = "sections",
    ) -> None:
        self.is_as_made = False
        """Whether the content is ours: rendered, and no other plugin has changed, or encrypted, it."""
        self._is_held_back = self._has_body = False
        # Told at once, all that a page has: so pages share the names of it, in a fifth of the memory.
        self.parent = self.present_anchor_ids = None
        self._own = made
        super().__init__(title or titled(made.page.title), file, config)
        self.made = made
        self.search_form = search_form
        self._settings = settings
        self._host: tuple[MkDocsConfig, Files] | None = None

    @property
    def content(self) -> str | None:
        """The HTML, which waits as bytes; see `Made`."""
        html = self.written if self.is_as_made else self._others
        return None if html is None else html.decode()

    @content.setter
    def content(self, html: str | None) -> None:
        written = None if html is None else html.encode("utf-8", "replace")
        self.is_as_made = self.is_as_made and written == self._own.html
        self._others = None if self.is_as_made else written

    @property
    def markdown(self) -> str | None:
        """The Markdown; that of a page that was made stands in the report, and is not held twice."""
        return self._body if self._has_body else self._markdown

    @markdown.setter
    def markdown(self, text: str | None) -> None:
        self._has_body, self._markdown = False, text

    @property
    def written(self) -> bytes:
        """The HTML that is ours, once it is rendered."""
        return self._own.html or b""

    @property
    def stands_for(self) -> str | bytes:
        """What stands for the HTML that is ours: the key of all that it follows from, else itself."""
        return self._own.key or self.written

    def take(self, made: Made) -> None:
        """Be made anew, before it is rendered."""
        self._own = self.made = made

    def forget(self) -> None:
        """Know no other page, and nothing of the build, any more."""
        self._host = self.parent = self.previous_page = self.next_page = None

    def hold_back(self) -> None:
        """Have no content, which is ours, until `give_back`: nobody is to look meanwhile."""
        self._is_held_back, self.content = True, ""

    def give_back(self) -> None:
        """Have the content again that was held back."""
        if self._is_held_back:
            self._is_held_back, self.is_as_made, self._others = False, True, None

    def read_source(self, config: MkDocsConfig) -> None:
        """Take the report's fields from the document that was checked; its body where it is handed over."""
        self.meta = _meta(self.made.page, self._settings)
        if FEEDS in config.plugins and self.made.page.incident is None:
            self.meta["draft"] = True  # what it asks for: each list would be news at each build
        self.meta["hide"] = [*self._left_out(config), *self.meta.get("hide", ())]
        if self.is_homepage and self.meta["title"] == config.site_name:
            del self.meta["title"]  # themes put the site's name behind it
        changed = config.plugins.on_page_read_source(page=self, config=config)
        self.markdown = "" if self.made.content is not None else self._body if changed is None else changed

    def _left_out(self, config: MkDocsConfig) -> list[str]:
        """Return the columns of the theme that the page does without; below a report are its neighbours.

        The navigation stays where it stands in no tabs above the page too, or leads to pages beside this one
        that are not ours, and do not lead to each other.
        """
        beside = self.parent.children if self.parent else []
        tabs = "navigation.tabs" in config.theme.get("features", ())
        alone = tabs and all(isinstance(page, MadePage) for page in beside)
        stays = {"footer" if self.made.page.incident else "", "" if alone else "navigation"}
        return [column for column in LAYOUTS[self.made.page.layout] if column not in stays]

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the content that was made, or make it from Markdown that others may have changed by now."""
        self._host = config, files
        if self.made.content is None:
            self._own = content_of(self.made.page, self.markdown or "")
        else:
            self._has_body = True
        self.is_as_made = True
        self.toc = get_toc(_nested((TITLE, *self._own.headings)))  # type: ignore[arg-type]
        known = self.present_anchor_ids or ()  # of a report that the site's own Markdown has rendered
        self.present_anchor_ids = {*known, *(heading.anchor for heading in self._own.headings)}

    @property
    def _body(self) -> str:
        incident = self.made.page.incident
        return incident.document.body if incident else ""

    def render_as_host(self, path_of: Callable[[str], str | None]) -> RenderedReport:
        """Return the report as MkDocs renders any page, with the site's own extensions, unsanitised.

        Addresses in it are those of files beside the report: `path_of` gives their paths on the site.
        """
        assert self._host is not None, "asked for while the page is rendered"
        config, files = self._host
        own = copy(config)  # for this page alone
        own["markdown_extensions"] = [*config["markdown_extensions"], Addressed(self.file.src_uri, path_of)]
        super().render(own, files)
        return RenderedReport(self.content or "", tuple(_flat(self.toc)))


def _flat(links: Iterable[AnchorLink]) -> Iterator[Heading]:
    """Yield the headings of MkDocs' table of contents in order."""
    for link in links:
        yield Heading(link.level + 1, unescape(link.title), link.id)
        yield from _flat(link.children)


def _meta(page: Ours, settings: Settings) -> MutableMapping[str, Any]:
    """Return what themes and other plugins may know of a page: searches parse reports, our lists never.

    Themes print it as it is, and some plugins take it for a template, so everything that a report says is
    made neutral here.
    """
    meta: dict[str, Any] = {"title": titled(page.title), "description": neutral(page.description)}
    meta["render_macros"] = False  # what mkdocs-macros asks before it runs a page's title
    incident = page.incident
    if incident is None:
        return meta | {"search": {"exclude": True}}
    fields = (f for f in incident.document.fields.values() if _is_for_themes(f.name))
    told = {neutral(f.name): _neutral(plain(f.value)) for f in fields}
    said = deepcopy({**settings.page, **incident.page})
    search = {} if incident.status == "withdrawn" else {"boost": BOOST}
    search |= {**settings.page.get("search", {}), **incident.page.get("search", {})}
    day = incident.local(incident.started_at).at.date()
    return told | {"date": day} | meta | said | ({"search": search} if search else {})


def _is_for_themes(name: str) -> bool:
    return name.startswith(FREE) or (name in declarations(Incident) and name not in NOT_FOR_THEMES)


def titled(text: str) -> str:
    """Return a title that is neutral, and has `’` within a word: feeds and lists would print `&#x27;`."""
    return neutral(_APOSTROPHE.sub("’", text))


def _neutral(value: Any) -> Any:
    if isinstance(value, dict):
        return {neutral(name): _neutral(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_neutral(item) for item in value]
    return neutral(value) if isinstance(value, str) else value


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
