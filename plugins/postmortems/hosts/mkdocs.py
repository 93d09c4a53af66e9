"""The MkDocs plugin: reads, checks, and hands our pages to MkDocs. ProperDocs runs it unchanged.

What is wrong with the reports is found before MkDocs empties the site's folder, so that a build that fails
leaves the last site as it was.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import get_relative_url

from ..checks.check import Context, all_checks
from ..checks.runner import check_project, fails
from ..exchange.json_schema import published
from ..model.diagnostic import Diagnostic, Level, Place
from ..model.incident import Incident
from ..pages.all import SCRIPT, STYLESHEET, all_files, all_pages, assets
from ..pages.markers import fill_markers
from ..pages.page import Site
from ..pages.redirects import redirects
from ..reading.clock import now
from ..reading.folder import find_companions, shown_path
from ..reading.project import Project, project_of
from ..reading.settings import SiteConfig, merge_places, settings_from
from ..rendering.report import Report, render
from ..reporters.text import count, describe
from .mkdocs_page import MadePage
from .mkdocs_search import lean_for_searches

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

log = get_plugin_logger("postmortems")
STUB = str(Path(__file__).with_name("made_page.md"))


@dataclass(frozen=True)
class Build:
    """What one build knows: made before the site's folder is touched, dropped with the next build."""

    project: Project
    context: Context
    site: Site


class Options(Config):  # type: ignore[no-untyped-call]
    """MkDocs wants a scheme for options; ours are read, with their lines, by `reading/settings.py`."""


class PostmortemsPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Publishes a folder of incident reports as pages of a MkDocs site."""

    def __init__(self) -> None:
        self._options: Mapping[str, Any] = {}
        self._build: Build | None = None
        self._files: Files | None = None
        self._pages: dict[str, MadePage] = {}

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[list[Any], list[Any]]:
        """Keep the options as they are: they are read, with their lines, when a build begins."""
        self._options = options
        return [], []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Do nothing; that it is here keeps the plugin between the builds of `mkdocs serve`."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Forget the last build; watch the reports, and add our style sheet and script."""
        self._build = self._files = None
        self._pages = {}
        project = _project(config, self._options)
        for folder in (project.incidents_dir, project.root / (project.settings.templates_dir or ".")):
            if folder.is_dir() and folder != project.root and str(folder) not in config.watch:
                config.watch.append(str(folder))
        if STYLESHEET not in config.extra_css:
            config.extra_css.append(STYLESHEET)
        if SCRIPT not in config.extra_javascript:
            config.extra_javascript.append(SCRIPT)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read and check everything; stop here when something is wrong."""
        project = _project(config, self._options)
        if not project.incidents_dir.is_dir() and not project.diagnostics:
            log.warning(
                f"{project.incidents_dir}: no such folder; `incidents_dir` says where the reports are"
            )
        context, diagnostics = check_project(project, now(os.environ))
        library = context.library.templates
        site = Site(context.corpus, project.settings, context.now.date(), self._url, self._render, library)
        self._build = Build(project, context, site)
        found = sorted((*diagnostics, *self._conflicts()), key=lambda diagnostic: diagnostic.sort_key)
        _log(found)
        if fails(found, config.strict or project.settings.strict):
            raise PluginError(f"postmortems: {count(found)}; nothing was built")

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add our pages, what stands beside the reports, our style sheet and our script."""
        build = self._ready
        self._files = files
        titles = dict(_titles(config.nav))
        for made in all_pages(build.site):
            if made.incident is None and files.get_file_from_path(made.path):
                continue
            file = _file_of(made.incident, made.path, build.project, config)
            page = MadePage(made, titles.get(made.path), file, config)
            if made.incident:
                self._pages[made.incident.id] = page
            files.append(file)
        for address, content in _made_files(build, config):
            files.append(File.generated(config, address, content=content))
        for path in find_companions(build.project.incidents_dir):
            uri = build.context.paths.published(path)
            if uri and not files.get_file_from_path(uri):
                files.append(File.generated(config, uri, abs_src_path=str(path)))
        return files

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put our parts where a page of the site has a marker comment for them."""
        if isinstance(page, MadePage):
            return html
        filled, unknown = fill_markers(self._ready.site, html, page.file.src_uri)
        for name in unknown:
            log.warning(f"{page.file.src_uri}: there is no part `{name}` to place")
        return filled

    on_page_context = lean_for_searches

    @property
    def _ready(self) -> Build:
        assert self._build is not None, "on_pre_build comes first"
        return self._build

    def _url(self, page: str, target: str) -> str:
        """Return the address of a page or file relative to a page, both named as source files are."""
        assert self._files is not None, "on_files comes first"
        path, hash_, anchor = target.partition("#")
        known = self._files.src_uris
        address = get_relative_url(known[path].url, known[page].url)
        return address + hash_ + anchor

    def _render(self, incident: Incident, markdown: str) -> Report:
        """Return the HTML of a report: as GitHub shows it, or as the site's own extensions do."""
        if self._ready.site.settings.markdown == "site":
            return self._pages[incident.id].render_as_host()
        return render(markdown, title=incident.title, resolve=partial(self._resolve, incident))

    def _resolve(self, incident: Incident, url: str) -> str | None:
        """Return the address of a link in a report, relative to the report's page."""
        assert self._files is not None, "on_files comes first"
        paths = self._ready.context.paths
        target = paths.target(incident.document, url)
        if target is None or target.file is None:
            return url
        path = paths.published(target.file)
        if path is None or path not in self._files.src_uris:
            return None
        address = self._url(paths.page(incident), path)
        return f"{address}#{target.anchor}" if target.anchor else address

    def _conflicts(self) -> list[Diagnostic]:
        """Return a problem for each list of ours that a page of the site would overwrite; a home page may."""
        build = self._ready
        own = (made for made in all_pages(build.site) if made.incident is None)
        home = build.site.settings.under("index.md")
        taken = [path for made in own if made.path != home and (path := build.context.paths.taken(made.path))]
        return [_conflict(build.project, path) for path in taken]


def _project(config: MkDocsConfig, options: Mapping[str, Any]) -> Project:
    """Return the project of MkDocs' configuration, its options with the lines that they have there."""
    file = Path(config.config_file_path or "mkdocs.yml").absolute()
    fields, source = merge_places(options, file, file.parent)
    settings, problems = settings_from(fields, all_checks(), file.parent, config.docs_dir)
    diagnostics = tuple(source.diagnose(problem, Level.ERROR) for problem in problems)
    return project_of(file.parent, file.parent, SiteConfig(settings, config.docs_dir, True, diagnostics))


def _made_files(build: Build, config: MkDocsConfig) -> Iterator[tuple[str, str]]:
    """Yield the path and text of each file that is no page."""
    yield from redirects(build.site, config.use_directory_urls)
    yield from assets().items()
    yield from all_files(build.site)
    yield published(build.site.settings, sorted(build.project.templates()))


def _conflict(project: Project, file: Path) -> Diagnostic:
    name = shown_path(file, project.base)
    message = f"`{name}` stands where the plugin puts a page of its own"
    help_ = "rename it, or set `path` to a folder for the plugin's pages"
    return Diagnostic(Place(name, 1, 1, 2), "unique-id", Level.ERROR, message, help_)


def _log(diagnostics: list[Diagnostic]) -> None:
    levels = {Level.ERROR: log.error, Level.WARNING: log.warning}
    for diagnostic in diagnostics:
        levels.get(diagnostic.level, log.info)(describe(diagnostic))


def _titles(nav: Any) -> list[tuple[str, str]]:
    """Return the titles that a site's navigation gives to pages, by path."""
    if isinstance(nav, list):
        return [pair for entry in nav for pair in _titles(entry)]
    if isinstance(nav, dict):
        named = [(path, title) for title, path in nav.items() if isinstance(path, str)]
        return named + [
            pair for value in nav.values() if not isinstance(value, str) for pair in _titles(value)
        ]
    return []


def _file_of(incident: Incident | None, path: str, project: Project, config: MkDocsConfig) -> File:
    """Return the file behind a page: for a report the report itself, with its edit link and history."""
    if incident is None:
        in_nav = (
            config.nav is None
            and path.count("/") <= 1 + bool(project.settings.path)
            and path.endswith("index.md")
        )
        inclusion = InclusionLevel.INCLUDED if in_nav else InclusionLevel.NOT_IN_NAV
        return File.generated(config, path, abs_src_path=STUB, inclusion=inclusion)
    report = project.base / incident.document.path
    file = File.generated(config, path, abs_src_path=str(report), inclusion=InclusionLevel.NOT_IN_NAV)
    file.generated_by = None
    file.edit_uri = os.path.relpath(report, config.docs_dir).replace(os.sep, "/")
    return file
