"""Our pages and files as MkDocs' files, and the addresses that they will have."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Container, Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import get_relative_url

from ..pages.base.page import Page
from ..site.attached import Attachment
from ..site.links import PAGES
from ..site.project import Project
from ..site.waiting import Waiting

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class _Made(File):
    """A page without a file of its own: what it says follows from all reports.

    Other plugins ask the disk and Git about the file of a page: it has that of the newest report of which it
    tells.
    """

    def is_modified(self) -> bool:
        """Say yes: a build that is `dirty` would leave it as it was."""
        return True


class Disk:
    """The files that we made, as far as another plugin asked where they stand on the disk."""

    def __init__(self) -> None:
        self._folder: TemporaryDirectory[str] | None = None

    def put(self, path: str, data: bytes) -> str:
        """Write a file, and return where it stands until the next build."""
        self._folder = self._folder or TemporaryDirectory(prefix="postmortems-")
        file = Path(self._folder.name, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        return str(file)

    def clear(self) -> None:
        """Remove them all."""
        if self._folder:
            self._folder.cleanup()
        self._folder = None


class _Kept(File):
    """A file that is held in memory, and stands on the disk once somebody asks where."""

    disk = Disk()
    _at: str | None = None
    told: Waiting | str | bytes | None = None

    @property
    def _content(self) -> str | bytes | None:
        return self.told.data if isinstance(self.told, Waiting) else self.told

    @_content.setter
    def _content(self, content: str | bytes | None) -> None:
        self.told = content

    def copy_file(self, dirty: bool = False) -> None:
        """Write it; that its folder is there already is so of nearly all."""
        content = self._content
        if type(content) is bytes:
            with suppress(FileNotFoundError), open(self.abs_dest_path, "wb") as file:  # noqa: PTH123 (for speed)
                file.write(content)
                return
        super().copy_file(dirty)

    @property
    def abs_src_path(self) -> str | None:
        """Where it stands."""
        if self._at is None and self.told is not None:
            self._at = self.disk.put(self.src_uri, self.content_bytes)
        return self._at

    @abs_src_path.setter
    def abs_src_path(self, path: str | None) -> None:
        self._at = path


class Addresses:
    """Tells the address of any page or file of the site, which follows from its path alone."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._folders = config.use_directory_urls
        self._known: dict[str, str] = {}
        self._between: dict[tuple[str, str], str] = {}

    def between(self, page: str, target: str) -> str:
        """Return the address of a page or file relative to a page, both named as source files are.

        From pages beside each other it is the same, but to what is in one of them; a name with a dot is taken
        for that of a file.
        """
        here, there = self._of(page), self._of(target)
        folder, _, own = here.removesuffix("/").rpartition("/")
        if not own or "." in own or not here.endswith("/") or f"{there}/".startswith(here):
            return get_relative_url(there, here)
        key = folder, there
        if key not in self._between:
            self._between[key] = get_relative_url(there, here)
        return self._between[key]

    def learn(self, files: Files) -> bool:
        """Take the addresses that pages and files have by now; tell whether one is another than was told."""
        known = {file.src_uri: file.url for file in files}
        was_wrong = any(known.get(path, address) != address for path, address in self._known.items())
        self._known = known
        self._between.clear()
        return was_wrong

    def _of(self, path: str) -> str:
        if path not in self._known:
            self._known[path] = File(path, None, "", self._folders).url
        return self._known[path]


def file_of(page: Page, project: Project, config: MkDocsConfig) -> File:
    """Return the file behind a page: for a report the report itself, with its edit link and history.

    The public is not led to it, and what it is told is no file: when a report changed for the inside is no
    day of a page for the public.
    """
    is_public = project.settings.audience == "public"
    if not page.report or is_public:
        in_nav = config.nav is None and page.path in project.settings.overviews
        inclusion = InclusionLevel.INCLUDED if in_nav else InclusionLevel.NOT_IN_NAV
        of_site = project.config or project.root
        source = project.base / page.newest if page.newest and not is_public else of_site
        return _Made.generated(config, page.path, abs_src_path=str(source), inclusion=inclusion)
    report = project.base / page.report
    file = File.generated(config, page.path, abs_src_path=str(report), inclusion=InclusionLevel.NOT_IN_NAV)
    file.generated_by = None
    # Themes print what follows from it as it is.
    file.edit_uri = quote(os.path.relpath(report, project.docs_dir).replace(os.sep, "/"), errors="replace")
    return file


def made_file(made: Attachment, config: MkDocsConfig, disk: Disk | None = None) -> File:
    """Return a file of ours that is no page, which a site's own exclusions are not about.

    Hosts leave files out by name, such as those of a folder `templates`: of the site's own.
    """
    inclusion = InclusionLevel.NOT_IN_NAV
    if made.content is None:
        return File.generated(config, made.path, abs_src_path=str(made.file), inclusion=inclusion)
    is_text = made.path.endswith(".md")  # which a host would take for a page
    source = f"{made.path}.text" if is_text else made.path
    file = _Kept.generated(config, source, content=b"", inclusion=inclusion)
    file.dest_uri = made.path
    assert isinstance(file, _Kept)
    file.told = made.content
    file.disk = disk or file.disk
    return file


def without_missing(nav: Any, known: Container[str]) -> Any:
    """Return a navigation without what leads to pages that are not there, whose names the site would tell."""
    if isinstance(nav, list):
        return [each for each in (without_missing(each, known) for each in nav) if each]
    if isinstance(nav, dict):
        left = {title: without_missing(each, known) for title, each in nav.items()}
        return {title: each for title, each in left.items() if each}
    is_page = isinstance(nav, str) and nav.endswith(PAGES) and "://" not in nav
    return "" if is_page and posixpath.normpath(nav) not in known else nav


def titles(nav: Any) -> Iterator[tuple[str, str]]:
    """Yield the titles that a site's navigation gives to pages, by path."""
    if isinstance(nav, dict):
        yield from ((path, title) for title, path in nav.items() if isinstance(path, str))
    inner = nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ()
    for each in inner:
        yield from titles(each)
