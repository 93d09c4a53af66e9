"""The MkDocs plugin: reads, checks, and hands our pages to MkDocs. ProperDocs runs it unchanged.

What is wrong with the reports is found, and our pages are made, before MkDocs empties the site's folder, so
that a build that fails leaves the last site as it was.
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
from mkdocs.structure.files import File, Files, get_files

from ..checks.check import Context, all_checks
from ..checks.runner import check_project, fails
from ..model.diagnostic import Diagnostic, Level, Place
from ..model.incident import Incident
from ..pages.all import SCRIPT, STYLESHEET, all_pages
from ..pages.markers import fill_markers
from ..pages.page import Page as Ours
from ..pages.page import Site
from ..publishing import Made, made
from ..reading.attachments import Attachment, attachments
from ..reading.clock import now
from ..reading.folder import shown_path
from ..reading.project import Project, project_of
from ..reading.settings import SiteConfig, merge_places, read_config, settings_from
from ..reading.site_paths import SitePaths
from ..rendering.report import Report, render
from ..reporters.text import count, describe
from .mkdocs_files import Addresses, file_beside, file_of, in_the_way, made_files, titles
from .mkdocs_page import MadePage

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

log = get_plugin_logger("postmortems")


@dataclass(frozen=True)
class Build:
    """What one build knows: made before the site's folder is touched, dropped with the next build.

    `paths` finds where the published reports and what they link to will be, and `known` holds all such paths.
    """

    project: Project
    paths: SitePaths
    addresses: Addresses
    site: Site
    pages: tuple[Ours, ...]
    beside: tuple[Attachment, ...]
    known: frozenset[str]


class Options(Config):  # type: ignore[no-untyped-call]
    """MkDocs wants a scheme for options; ours are read, with their lines, by `reading/settings.py`."""


class PostmortemsPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Publishes a folder of incident reports as pages of a MkDocs site."""

    def __init__(self) -> None:
        self._options: Mapping[str, Any] = {}
        self._build: Build | None = None
        self._made: list[Made] = []
        self._files: list[File] = []
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
        self._build = None
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
        """Read and check everything, and make our pages; stop here when something is wrong."""
        project = _project(config, self._options)
        if not project.incidents_dir.is_dir() and not project.diagnostics:
            log.warning(
                f"{project.incidents_dir}: no such folder; `incidents_dir` says where the reports are"
            )
        strict = config.strict or project.settings.strict
        context, diagnostics = check_project(project, now(os.environ))
        self._build = build = self._begun(project, context, config)
        found = [*diagnostics, *_conflicts(build, context.paths)]
        if not fails(found, strict):
            self._made, failed = made(build.pages, self._is_late)
            self._files = list(made_files(build.site, project, config))
            self._files += [file_beside(each, config) for each in build.beside]
            found += [*failed, *self._blocked(config)]
        found.sort(key=lambda diagnostic: diagnostic.sort_key)
        _log(found)
        if fails(found, strict):
            raise PluginError(f"postmortems: {count(found)}; nothing was built")

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add our pages, what stands beside the reports, our style sheet and our script."""
        named = dict(titles(config.nav))
        public = self._ready.site.settings.audience == "public"
        for each in self._made:
            ours = each.page
            if ours.incident is None and files.get_file_from_path(ours.path):
                continue
            file = file_of(ours, self._ready.project, config)
            page = MadePage(each, named.get(ours.path), file, config, public)
            if ours.incident:
                self._pages[ours.incident.id] = page
            files.append(file)
        for file in self._files:
            if not files.get_file_from_path(file.src_uri):
                files.append(file)
        return files

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put our parts where a page of the site has a marker comment for them."""
        if isinstance(page, MadePage):
            return html
        filled, unknown = fill_markers(self._ready.site, html, page.file.src_uri)
        for name in unknown:
            log.warning(f"{page.file.src_uri}: there is no part `{name}` to place")
        return filled

    @property
    def _ready(self) -> Build:
        assert self._build is not None, "on_pre_build comes first"
        return self._build

    def _begun(self, project: Project, context: Context, config: MkDocsConfig) -> Build:
        """Return what this build knows before a page is made."""
        corpus = context.corpus
        if project.settings.audience == "public":
            corpus = corpus.public()
            left_out = len(context.corpus.documents) - len(corpus.documents)
            log.info(
                f"{left_out} of {len(context.corpus.documents)} reports are left out: "
                "the audience is public, and they do not say `visibility: public`"
            )
        addresses = Addresses(config)
        site = Site(
            corpus, project.settings, context.now.date(), addresses.between, self._render,
            context.library.templates,
        )  # fmt: skip
        pages = tuple(all_pages(site))
        paths = SitePaths(project, corpus)
        documents = [incident.document for incident in site.knowledge.incidents]
        beside = tuple(attachments(documents, paths))
        ours = {page.path for page in pages} | {each.path for each in beside}
        known = ours | get_files(config).src_uris.keys()
        return Build(project, paths, addresses, site, pages, beside, frozenset(known))

    def _blocked(self, config: MkDocsConfig) -> Iterator[Diagnostic]:
        """Yield a problem for each file that stands where another one needs a folder."""
        project = self._ready.project
        pages = [file_of(each.page, project, config) for each in self._made]
        for file in in_the_way((*get_files(config), *self._files, *pages)):
            yield _conflict(project, Path(file.abs_src_path or file.src_uri))

    def _is_late(self, page: Ours) -> bool:
        """Tell whether a page can be made only when the host has come to it."""
        settings = self._ready.site.settings
        hands_over = settings.markdown == "site" or settings.other_plugins == "rewrite"
        return hands_over and page.incident is not None

    def _render(self, incident: Incident, markdown: str) -> Report:
        """Return the HTML of a report: as GitHub shows it, or as the site's own extensions do."""
        if self._ready.site.settings.markdown == "site":
            return self._pages[incident.id].render_as_host()
        return render(markdown, title=incident.title, resolve=partial(self._resolve, incident))

    def _resolve(self, incident: Incident, url: str) -> str | None:
        """Return the address of a link in a report, relative to the report's page."""
        build = self._ready
        target = build.paths.target(incident.document, url)
        if target is None or target.file is None:
            return url
        path = build.paths.published(target.file)
        if path is None or path not in build.known:
            return None
        address = build.addresses.between(build.paths.page(incident), path)
        return f"{address}#{target.anchor}" if target.anchor else address


def _conflicts(build: Build, paths: SitePaths) -> list[Diagnostic]:
    """Return a problem for each list of ours that a page of the site would overwrite; a home page may."""
    home = build.site.settings.under("index.md")
    own = (page.path for page in build.pages if page.incident is None and page.path != home)
    return [_conflict(build.project, file) for path in own if (file := paths.taken(path))]


def _conflict(project: Project, file: Path) -> Diagnostic:
    name = shown_path(file, project.base)
    message = f"`{name}` stands where the plugin puts a page of its own"
    help_ = "rename it, or set `path` to a folder for the plugin's pages"
    return Diagnostic(Place(name, 1, 1, 2), "unique-id", Level.ERROR, message, help_)


def _written(file: Path) -> tuple[Diagnostic, ...]:
    try:
        return read_config(file, file.parent, all_checks()).diagnostics
    except OSError:
        return ()


def _project(config: MkDocsConfig, options: Mapping[str, Any]) -> Project:
    """Return the project of MkDocs' configuration, its options with the lines that they have there.

    What is wrong with the files as they are written is said first: it stands there, and `check` says it too.
    """
    file = Path(config.config_file_path or "mkdocs.yml").absolute()
    fields, source = merge_places(options, file, file.parent)
    settings, problems = settings_from(fields, all_checks(), file.parent, config.docs_dir)
    diagnostics = _written(file) or tuple(source.diagnose(problem, Level.ERROR) for problem in problems)
    return project_of(file.parent, file.parent, SiteConfig(settings, config.docs_dir, True, diagnostics))


def _log(diagnostics: list[Diagnostic]) -> None:
    levels = {Level.ERROR: log.error, Level.WARNING: log.warning}
    for diagnostic in diagnostics:
        levels.get(diagnostic.level, log.info)(describe(diagnostic))
