"""A site's folder: its settings, its templates and its reports."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ..frozen import Frozen
from ..model.diagnostic import Diagnostic, Level, Place
from ..settings import Settings
from .beside import sites_of
from .config import PagesAt, SiteConfig, find_config, read_config
from .config_problems import LEADS_OUT, PUT_HERE
from .folder import boundary_of, confined, folder_at, inside, shown_path
from .templates import BUILT_IN, template_paths, template_problems

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class Project(Frozen):
    """Where a site's files are and what it chose; `base` is what paths are shown relative to.

    `config` is the mkdocs.yml that was read, `has_plugin` says that it names ours. `virtual` are patterns of
    pages and files that other plugins make, by their paths in `docs_dir`, `excluded` what mkdocs.yml takes
    out of that, in the notation of `.gitignore`.
    """

    base: Path
    root: Path
    docs_dir: Path
    settings: Settings
    diagnostics: tuple[Diagnostic, ...] = ()
    config: Path | None = None
    has_plugin: bool = False
    virtual: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    pages_at: PagesAt = PagesAt()

    @cached_property
    def boundary(self) -> Path:
        """The folder beyond which nothing is this site's own; see `folder.boundary_of`."""
        return boundary_of(self.root)

    @cached_property
    def is_shut(self) -> bool:
        """Whether the reports' folder leads to where nothing may be read or written, or holds other pages."""
        folder, is_told = self.incidents_dir, "incidents_dir" in self.settings.doubtful
        return (is_told and inside(self.docs_dir, folder)) or not confined(folder, self.boundary)

    @property
    def incidents_dir(self) -> Path:
        """The folder of the reports."""
        return folder_at(self.root, self.settings.incidents_dir)

    def virtual_path(self, file: Path) -> str | None:
        """Return the path in the docs folder of a file that is not there and that another plugin may make."""
        if not self.virtual:
            return None
        path = os.path.relpath(file, self.docs_dir).replace(os.sep, "/")
        is_made = any(fnmatchcase(path, pattern) for pattern in self.virtual)
        return path if is_made and not path.startswith("../") else None

    def leaves_out(self, file: Path) -> bool:
        """Tell whether mkdocs.yml takes a file of the docs folder out of the site."""
        path = os.path.relpath(file, self.docs_dir) if self.excluded else ".."
        return not path.startswith("..") and self._left_out.match_file(path)

    @cached_property
    def _left_out(self) -> GitIgnoreSpec:
        from pathspec import GitIgnoreSpec  # a command would wait for it, and few sites exclude anything

        return GitIgnoreSpec.from_lines(self.excluded)

    def templates(self) -> Mapping[str, Path]:
        """Return the file of each report template that a report of this site may name."""
        name, folder = self.settings.templates_dir, self.root / self.settings.templates_dir
        return template_paths(folder if name and confined(folder, self.boundary) else None)


def find_project(start: Path, config: Path | None, codes: Iterable[str], base: Path | None = None) -> Project:
    """Return the project of a folder: that of the mkdocs.yml in it or above it, or one with all defaults.

    Where none of those is ours, it is that of the one site elsewhere in the repository that has its reports
    there. Paths are shown relative to `base`, without one to `start`. Raises OSError where the mkdocs.yml
    that was asked for is not there.
    """
    codes, base = tuple(codes), base or start
    project = _project(start, config, codes, base)
    if config is None and not project.has_plugin and len(sites := sites_of(start)) == 1:
        return _project(start, sites[0], codes, base)
    return project


def _project(start: Path, config: Path | None, codes: tuple[str, ...], base: Path) -> Project:
    found = config or find_config(start)
    if found is None:
        return Project(base, start, start / "docs", Settings(), tuple(_leads_out("incidents", start, base)))
    if config is None and not confined(found, boundary_of(found.parent)):
        folder, problems = found.parent, tuple(_leads_out(found.name, found.parent, base))
        return Project(base, folder, folder / "docs", Settings(), problems, found, has_plugin=True)
    site = read_config(found, base, codes)
    project = project_of(found.resolve().parent, base, site)
    return replace(project, config=found, has_plugin=site.has_plugin, pages_at=site.pages_at)


def _leads_out(name: str, folder: Path, base: Path) -> Iterator[Diagnostic]:
    """Yield a problem where a file or folder of a site, by its name, is a link to elsewhere."""
    if not confined(folder / name, boundary_of(folder)):
        path = shown_path(folder / name, base)
        place, message = Place(path, 1, 1, 2), f"`{name}`: {LEADS_OUT}"
        yield Diagnostic(place, "invalid-setting", Level.ERROR, message, PUT_HERE)


def project_of(root: Path, base: Path, site: SiteConfig) -> Project:
    """Return the project of a mkdocs.yml that has been read; its reports lie below its `base`."""
    project = Project(
        base, root, root / site.docs_dir, site.settings, site.diagnostics,
        virtual=site.settings.virtual, excluded=site.excluded,
    )  # fmt: skip
    if site.settings.incidents_dir.startswith("..") and not project.is_shut:
        project = _with_base(project, Path(os.path.commonpath((base, project.incidents_dir))))
    own = [path for path in project.templates().values() if path.parent != BUILT_IN]
    wrong = template_problems(own, project.base, site.settings.sections)
    return replace(project, diagnostics=(*project.diagnostics, *wrong))


def _with_base(project: Project, base: Path) -> Project:
    """Return a project whose paths are shown relative to another folder."""
    found = (
        replace(each, place=each.place._replace(path=shown_path(project.base / each.place.path, base)))
        for each in project.diagnostics
    )
    return replace(project, base=base, diagnostics=tuple(found))
