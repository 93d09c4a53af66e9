"""A site's folder: its settings, its templates and its reports."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from functools import cached_property, partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..extraction.report import read_report, read_values
from ..kept.store import NOTHING, Kept, Kind, digest
from ..model.diagnostic import Diagnostic, Level, Place
from ..model.document import Document
from ..model.incident import Incident
from ..model.knowledge_base import KnowledgeBase
from ..model.report import Report
from ..sections import Template
from ..settings import Settings
from ..wording.words import words_of
from .config import PagesAt, SiteConfig, find_config, read_config
from .config_problems import LEADS_OUT, PUT_HERE
from .folder import Content, boundary_of, confined, contents, document_of, find_reports, folder_at, shown_path
from .odd_paths import odd_path, shown_folder
from .templates import BUILT_IN, read_template, template_paths, template_problems

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

AT_ONCE = 2000
REPORT: Kind[Report] = Kind("report", Report, shared=(Document,))
_SHAPES = {"template", "templates_dir", "sections"}
"""The settings that say what a report's sections are: where one is wrong, no template is asked."""


@dataclass(frozen=True)
class Project:
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
        """Whether the reports' folder leads to where nothing may be read or written."""
        return not confined(self.incidents_dir, self.boundary)

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

    Paths are shown relative to `base`, without one to `start`. Raises OSError where the mkdocs.yml that was
    asked for is not there.
    """
    found, base = config or find_config(start), base or start
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


class Templates(NamedTuple):
    """The report templates that are in use."""

    by_name: Mapping[str, Template]
    default: str

    def of(self, document: Document) -> Template | None:
        """Return the template that a report follows, None where it names one that does not exist."""
        return self.by_name.get(document.text_of("template").strip().lower() or self.default)


Judge = Callable[[Report, Settings], Report]


def as_read(report: Report, _: Settings) -> Report:
    """Return a report as it is."""
    return report


def read_knowledge_base(
    project: Project,
    paths: Iterable[Path] | None = None,
    kept: Kept = NOTHING,
    given: Mapping[Path, bytes] | None = None,
    judge: Judge = as_read,
) -> tuple[KnowledgeBase, Templates]:
    """Read the reports of a project, or only some files, with the templates that they follow.

    What is `given` is read instead: texts by the files in which they would stand. What `judge` makes of a
    report is what is kept of it: it follows from the report alone.
    """
    available = project.templates()
    reader = _Reader(project, tuple(available), kept, judge)
    names = ((shown_path(path, project.base), text) for path, text in (given or {}).items())
    texts = _contents(project, paths) if given is None else names
    reports = tuple(reader.read_all(texts))
    used = {project.settings.template, *(report.document.text_of("template") for report in reports)}
    own = project.settings.sections
    known = () if _SHAPES & set(project.settings.doubtful) else used & available.keys()
    words = words_of(project.settings.language)
    templates = {name: read_template(available[name], own, words) for name in sorted(known)}
    return KnowledgeBase(reports), Templates(templates, project.settings.template)


def read_front_matters(
    project: Project, paths: Iterable[Path] | None = None
) -> Iterator[tuple[Document, Incident | None]]:
    """Read reports of a project, or only some files, no further than their fields, with their incidents."""
    names, folder = tuple(project.templates()), shown_folder(project.incidents_dir, project.base)
    for name, content in _contents(project, paths):
        document = document_of(name, content, project.settings.max_report_bytes)
        read = read_values(document, project.settings, names, tuple(odd_path(document, folder)))
        yield document, read.values if isinstance(read.values, Incident) else None


def _contents(project: Project, paths: Iterable[Path] | None) -> Iterator[tuple[str, Content]]:
    files = find_reports(project.incidents_dir) if paths is None else paths
    most = project.settings.max_report_bytes
    files = () if project.is_shut else (file for file in files if not project.leaves_out(file))
    return contents(files, project.base, project.incidents_dir, most)


class _Reader:
    """Reads the reports of a project, those that are kept apart."""

    def __init__(self, project: Project, templates: tuple[str, ...], kept: Kept, judge: Judge) -> None:
        self._project, self._templates, self._kept, self._judge = project, templates, kept, judge
        self._folder = shown_folder(project.incidents_dir, project.base)
        asked = project.settings, project.incidents_dir, project.base, templates
        self._same = repr((asked, judge.__qualname__))

    def read_all(self, texts: Iterable[tuple[str, Content]]) -> Iterator[Report]:
        """Yield the reports of files, in their order; of so many at once the contents are held."""
        waiting = iter(texts)
        while some := tuple(islice(waiting, AT_ONCE)):
            work = {
                self._key(name, content): partial(self.read, name, content)
                for name, content in some
                if isinstance(content, bytes)
            }
            self._kept.ahead(REPORT, work)
            yield from (self.read(*each) for each in some)

    def _key(self, name: str, content: bytes) -> str:
        return digest(self._same, name, content)

    def read(self, name: str, content: Content) -> Report:
        """Return the report of a file."""
        if isinstance(content, Document):
            return self._made(content)
        key = self._key(name, content)
        found = self._kept.get(REPORT, key)
        if found is None:
            document = document_of(name, content, self._project.settings.max_report_bytes)
            found = replace(self._made(document), digest=key)
            self._kept.put(REPORT, key, found)
        return found

    def _made(self, document: Document) -> Report:
        wrong = tuple(odd_path(document, self._folder))
        settings = self._project.settings
        return self._judge(read_report(document, settings, self._templates, wrong), settings)
