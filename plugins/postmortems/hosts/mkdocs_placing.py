"""Our pages and files among those of a MkDocs site, at three moments of one event.

They are there early, for other plugins to find them. What makes the list anew from the docs folder alone
(`REMAKES`) stumbles over what stands elsewhere: it is shown none of ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, InclusionLevel

from ..pages.search_forms import form_of
from ..publishing import Published
from ..wording.numbers import count
from .mkdocs_addresses import FromPages
from .mkdocs_files import Disk, file_of, made_file, titles, without_missing
from .mkdocs_log import say_form
from .mkdocs_page import MadePage
from .mkdocs_search import index_of
from .mkdocs_sources import pages_by_file, take_out, with_pages

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page


REMAKES = "i18n"
"""The plugin that makes the list anew, at -100."""


class Placed:
    """Our pages and files of one build; `pages` are those of incidents by their ids.

    A build of the same site within another, such as one for each language, finds them, has them in its
    navigation and does not write them again: they are where they were.
    """

    def __init__(self, made: Published, config: MkDocsConfig, disk: Disk, *, again: bool) -> None:
        self.pages: dict[str, MadePage] = {}
        self._files: list[File] = []
        self._made, self._config, self._disk, self.is_again = made, config, disk, again
        self._links = FromPages(pages_by_file(made))
        others = (each for each in config.markdown_extensions if not isinstance(each, FromPages))
        config.markdown_extensions = [*others, self._links]

    @property
    def all_pages(self) -> Iterator[MadePage]:
        """All pages of ours."""
        yield from (file.page for file in self._files if isinstance(file.page, MadePage))

    def put(self, files: Files) -> None:
        """Add all; a page of the site's own has the place of a list of ours."""
        take_out(files, self._made.project)
        self._config.nav = with_pages(self._config.nav, self._links.pages)
        named, settings = dict(titles(self._config.nav)), self._made.site.settings
        amount = len(self._made.site.analysis.incidents)
        form = form_of(settings, amount)
        if settings.search == "auto" and form != "sections" and index_of(self._config):
            say_form(form, amount)
        own = {each.dest_uri for each in files if each.inclusion.is_included()}  # type: ignore[no-untyped-call]
        for each in self._made.pages:
            file = file_of(each.page, self._made.project, self._config)
            if each.page.incident is None and (file.dest_uri in own or file.src_uri in files.src_uris):
                continue
            page = MadePage(each, named.get(each.page.path), file, self._config, settings, form)
            if each.page.incident:
                self.pages[each.page.incident.id] = page
            self._add(file, files)
        for made in self._made.files:
            file = made_file(made, self._config, self._disk)
            if not files.get_file_from_path(file.src_uri):
                self._add(file, files)

    def _add(self, file: File, files: Files) -> None:
        self._files.append(file)
        files.append(file)

    def forget(self) -> None:
        """Let go of what the build has made, which else holds itself until somebody looks for garbage."""
        for file in self._files:
            if isinstance(file.page, MadePage):
                file.page.forget()
                file.page = None
        self._files.clear()
        self.pages.clear()

    def at_page(self, page: Page) -> None:
        """Hear which page is next: links on one of the site's own lead to reports by their files."""
        self._links.page = "" if isinstance(page, MadePage) else page.file.src_uri

    def renew(self, made: Published) -> None:
        """Take the pages of reports as they are made anew, with other addresses in them."""
        anew = {each.page.path: each for each in made.pages}
        for page in self.pages.values():
            page.take(anew.get(page.made.page.path, page.made))

    def hold_back(self, files: Files) -> Iterator[str]:
        """Yield what other plugins have done to our files by now; take these away where one remakes all."""
        gone, replaced, held = [], [], []
        for file in self._files:
            there = files.src_uris.get(file.src_uri)
            if there is None:
                gone.append(file)
            elif there is not file and there.generated_by:
                replaced.append(file)
            else:
                held.append(file)
        self._files = held
        yield from () if self.is_again else _told(gone, replaced)
        for file in held if REMAKES in self._config.plugins else ():
            setattr(file, "alternates", {})  # noqa: B010 (it is none of the declared): which its map of the site asks of each page
            files.remove(file)

    def put_back(self, files: Files) -> None:
        """Add what was taken away, or made anew."""
        take_out(files, self._made.project)
        for file in self._files:
            there = files.src_uris.get(file.src_uri)
            if there is not file:
                if there:
                    files.remove(there)
                files.append(file)

    def write_once(self) -> None:
        """Have a build within another write nothing of ours: by now what leads there is in its navigation."""
        for file in self._files if self.is_again else ():
            file.inclusion = InclusionLevel.EXCLUDED

    def leave_nothing_behind(self, files: Files) -> None:
        """Take out of the navigation for the public what leads to pages that it has not."""
        if self._made.site.settings.audience == "public":
            self._config.nav = without_missing(self._config.nav, files.src_uris)


def _told(gone: Sequence[File], replaced: Sequence[File]) -> Iterator[str]:
    """Yield what other plugins have done to our files."""
    if gone:
        more = f" and {count(len(gone) - 1, 'file')} more" if len(gone) > 1 else ""
        yield (
            f"`{gone[0].src_uri}`{more}: another plugin has taken this out of the site, in which links lead "
            "to it; leave our pages out of what it excludes"
        )
    for file in replaced:
        yield (
            f"`{file.src_uri}`: another plugin makes this page too, and ours is not published; give its page "
            "another path, or set `path` to a folder for ours"
        )


class Placing(Protocol):
    """A plugin that puts pages and files into a site."""

    placed: Placed

    def place(self, config: MkDocsConfig) -> Placed:
        """Return what is to be put there."""

    def decide(self, files: Files, config: MkDocsConfig) -> None:
        """Look at all that the site has."""

    def warn(self, text: str, config: MkDocsConfig) -> None:
        """Warn of something."""


def at_page(plugin: Placing, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
    """Tell what was placed which page is next."""
    plugin.placed.at_page(page)
    return page


@event_priority(50)
def _put(plugin: Placing, files: Files, *, config: MkDocsConfig) -> Files:
    before: Placed | None = getattr(plugin, "placed", None)
    plugin.placed = plugin.place(config)
    if before and not plugin.placed.is_again:
        before.forget()
    plugin.placed.put(files)
    return files


@event_priority(-99)
def _hold_back(plugin: Placing, files: Files, *, config: MkDocsConfig) -> Files:
    for said in plugin.placed.hold_back(files):
        plugin.warn(said, config)
    return files


@event_priority(-150)
def _put_back(plugin: Placing, files: Files, *, config: MkDocsConfig) -> Files:
    plugin.placed.put_back(files)
    plugin.placed.leave_nothing_behind(files)
    plugin.decide(files, config)
    return files


pages_and_files = CombinedEvent(_put, _hold_back, _put_back)
"""What happens to our pages and files while a site's are gathered."""
