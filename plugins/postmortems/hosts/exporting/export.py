"""An export on its way: what was published, what the site is called, and what it has of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from pathspec import GitIgnoreSpec

from ...frozen import Frozen
from ...making import Made
from ...pages.base.layout import LIST
from ...publishing import Published
from ...rendering.report import Heading
from ...site.attached import Attachment
from ...site.folder import confined, inside
from ...site.head import SiteHead
from ...site.links import PAGES
from ...site.project import Project
from .addresses import address_of

File = tuple[str, bytes | Path]
"""A file of an export: its path there, and its bytes or the file that holds them."""
LEFT_OUT = (".*", "/templates/")
"""What MkDocs takes for no part of a site, unless that says so."""


class OwnFile(NamedTuple):
    """A file of the site's own, by its path in the folder of its pages."""

    path: str
    file: Path

    @property
    def is_page(self) -> bool:
        """Whether it is Markdown."""
        return self.path.endswith(PAGES)


class Export(Frozen):
    """What is exported; `to` is where, and `own` what the site has itself, for hosts that take it along."""

    published: Published
    head: SiteHead
    to: Path
    own: tuple[OwnFile, ...] = ()

    @cached_property
    def pages(self) -> tuple[Made, ...]:
        """Our pages; where the site has a page of its own in the place of one, that stays."""
        taken = {address_of(each.path) for each in self.own if each.is_page}
        return tuple(each for each in self.published.pages if address_of(each.page.path) not in taken)

    @property
    def files(self) -> Iterator[Attachment]:
        """Our files that are no pages."""
        taken = {each.path for each in self.own}
        return (each for each in self.published.files if each.path not in taken)

    def headings(self, made: Made) -> tuple[Heading, ...]:
        """Return the headings that a generator is to find: those of texts; a list is passed on as it is."""
        return made.headings if made.page.layout != LIST else ()

    def put(self, folder: str) -> Iterator[File]:
        """Yield our files that are no pages, in a folder of the export."""
        for each in self.files:
            yield f"{folder}{each.path}", each.file if (data := each.data) is None else data

    def up(self, path: Path) -> str:
        """Return the way from the export to a file of the project."""
        return os.path.relpath(path, self.to).replace(os.sep, "/")


def own_files(project: Project, head: SiteHead) -> Iterator[OwnFile]:
    """Yield what a site publishes of its own, sorted; what leads out of its repository is left out."""
    excluded = GitIgnoreSpec.from_lines([*LEFT_OUT, *head.excluded])
    for parent, folders, names in os.walk(project.docs_dir):
        folders.sort()
        for file in (Path(parent, name) for name in sorted(names)):
            path = file.relative_to(project.docs_dir).as_posix()
            is_ours = inside(file, project.incidents_dir) or excluded.match_file(path)
            if not is_ours and confined(file, project.boundary) and file.is_file():
                yield OwnFile(path, file)
