"""The MkDocs plugin: reads, checks, and hands our pages to MkDocs. ProperDocs runs it unchanged.

What is wrong with the reports is found, and our pages are made, before MkDocs empties the site's folder, so
that a build that fails leaves the last site as it was.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files, get_files

from ..checks.check import all_checks
from ..checks.runner import fails
from ..kept.results import InFront, Results
from ..kept.store import Kept, Memory
from ..model.incident import Incident
from ..pages.all import SCRIPT, STYLESHEET
from ..pages.search_forms import form_of
from ..previewing import STYLESHEET as PREVIEW_STYLESHEET
from ..previewing import overview_path, previewed, usable
from ..publishing import Loaded, Published, load, publish
from ..reading.clock import now
from ..rendering.report import RenderedReport
from ..reporters.text import count, describe
from ..review import CannotCheck
from ..review.brief import briefly, worst_last
from ..showing import Host
from ..site.host_options import config_of_host
from ..site.project import Project, project_of
from ..site.results import results_of
from .garbage import much_that_stays, nothing_stays
from .mkdocs_files import Addresses, blocked, file_of, fitting, made_file, titles
from .mkdocs_head import called, docs_at, hooks, language_of, told_to_programs
from .mkdocs_log import Served, log, say_known, say_untried, tell
from .mkdocs_not_found import where_nothing_is
from .mkdocs_page import MadePage
from .mkdocs_parts import with_parts
from .mkdocs_search import entries_for_searches, index_of
from .theme_shell import FEWEST, ThemeShell, put_around_reports

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page


class Options(Config):  # type: ignore[no-untyped-call]
    """MkDocs wants a scheme for options; ours are read, with their lines, by `site/config.py`."""


class PostmortemsPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Publishes a folder of incident reports as pages of a MkDocs site."""

    def __init__(self) -> None:
        self._options: Mapping[str, Any] = {}
        self._published: Published | None = None
        self._pages: dict[str, MadePage] = {}
        self.memory = Memory()
        self.kept: Kept = self.memory
        self._results: Results | None = None
        self._builds_once = False
        self._trouble = ""
        self._shell: ThemeShell | None = None
        self._served: Served | None = None
        self._server: LiveReloadServer | None = None
        self._watched: set[str] = set()

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[list[Any], list[Any]]:
        """Keep the options as they are: they are read, with their lines, when a build begins."""
        self._options = options
        return [], []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Learn whether this is a preview; that this is here keeps the plugin between its builds."""
        self._served = Served() if command == "serve" else None
        self._builds_once = command != "serve"
        self._server, self._watched = None, set()

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Keep the server: folders that are named or made later are to be watched too."""
        self._server = server
        return server

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Forget the last build; watch the reports, and add our style sheet and script."""
        self._published, self._pages, self._shell = None, {}, None
        self.kept, self._results = self.memory, None
        nothing_stays()
        project = self._project(config)
        for folder in (project.incidents_dir, project.root / (project.settings.templates_dir or ".")):
            if folder.is_dir() and folder != project.root and str(folder) not in config.watch:
                self._watch(str(folder), config)
        for style in (STYLESHEET, *((PREVIEW_STYLESHEET,) if self._served else ())):
            if style not in config.extra_css:
                config.extra_css.append(style)
        if SCRIPT not in config.extra_javascript:
            config.extra_javascript.append(SCRIPT)
        return config

    def _watch(self, folder: str, config: MkDocsConfig) -> None:
        """Watch a folder; a server that runs already asks no configuration for more."""
        config.watch.append(folder)
        if self._server and folder not in self._watched:
            self._server.watch(folder)
        self._watched.add(folder)

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read and check everything, and make our pages; stop here when something is wrong."""
        project = self._project(config)
        if not project.incidents_dir.is_dir() and not project.diagnostics:
            where = project.incidents_dir
            self._warn(f"{where}: no such folder; `incidents_dir` says where the reports are", config)
        own = get_files(config)
        choices = repr((config.site_url, config.use_directory_urls))
        between, folders = Addresses(config).between, config.use_directory_urls
        host = Host(
            between, own.src_uris.keys(), folders, self._render, choices, *called(config), docs_at(config)
        )
        self._results = results_of(project, os.environ, hooks(config))
        if self._results:
            self.kept = self._results if self._builds_once else InFront(self.memory, self._results)
        with much_that_stays():
            loaded = _load(project, self.kept)
            made = publish(loaded, host, config.strict, self.kept, preview=self._served is not None)
        self._flush()
        found = sorted((*made.diagnostics, *blocked(made, own, config)), key=lambda each: each.sort_key)
        said, slipped = worst_last(briefly(found, loaded.context.knowledge_base)), False
        if self._served:
            made = previewed(fitting(made, own, config), found)
            address = host.url("index.md", overview_path(project.settings))
            slipped = self._served.tell(said, f"{config.site_url}{address}", config.strict)
        else:
            tell(said)
        say_known(loaded)
        say_untried(config)
        if project.settings.audience == "public":
            log.info(
                f"{loaded.left_out} of {len(loaded.context.knowledge_base.documents)} reports are left out: "
                "the audience is public, and they do not say `visibility: public`"
            )
        if not self._served and fails(found, config.strict or project.settings.strict):
            raise PluginError(f"postmortems: {count(found)}; nothing was built")
        self._published = made
        if not slipped:
            self.memory.let_go()

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add our pages, what stands beside the reports, our style sheet and our script."""
        named, settings = dict(titles(config.nav)), self.ready.site.settings
        amount = len(self.ready.site.analysis.incidents)
        form = form_of(settings, amount)
        if settings.search == "auto" and form != "sections" and index_of(config):
            log.info(
                f"searches find what stands above each of {amount} reports and not its sections, so that "
                f"readers load less: `search: {form}` says the same, `search: sections` has all found"
            )
        own = {each.dest_uri for each in files if each.inclusion.is_included()}  # type: ignore[no-untyped-call]
        for each in self.ready.pages:
            file = file_of(each.page, self.ready.project, config)
            if each.page.incident is None and (file.dest_uri in own or file.src_uri in files.src_uris):
                continue
            page = MadePage(each, named.get(each.page.path), file, config, settings, form)
            if each.page.incident:
                self._pages[each.page.incident.id] = page
            files.append(file)
        for made in self.ready.files:
            if not files.get_file_from_path(made.path):
                files.append(made_file(made, config))
        return files

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put our parts where a page of the site has a marker comment for them."""
        if isinstance(page, MadePage):
            return html
        filled, wrong = with_parts(self.ready, html, page.file)
        for each in wrong:
            self._warn(describe(each), config)
        return filled

    on_page_context = entries_for_searches
    on_post_template = where_nothing_is

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Say in the head of a page where the feeds are."""
        return told_to_programs(output, self.ready.site, page.file.src_uri)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Fill in the theme's page around reports, where they are many."""
        if len(self._pages) >= FEWEST and self.ready.site.settings.theme_pages == "filled":
            self._shell = put_around_reports(env)
        return env

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Keep what was made since; say how the pages of reports were made, to those who ask for all."""
        self._flush()
        if self._shell:
            log.debug(str(self._shell))

    def _flush(self) -> None:
        if self._results:
            self._results.flush()
            if self._results.trouble not in ("", self._trouble):
                log.info(f"results are not kept from one build to the next: {self._results.trouble}")
            self._trouble = self._results.trouble

    def _warn(self, text: str, config: MkDocsConfig) -> None:
        """Warn; MkDocs ends for that where it is strict, which no preview should."""
        (log.info if self._served and config.strict else log.warning)(text)

    def _project(self, config: MkDocsConfig) -> Project:
        project = _project(config, self._options)
        return usable(project) if self._served else project

    @property
    def ready(self) -> Published:
        """What was published, once it is."""
        assert self._published is not None, "on_pre_build comes first"
        return self._published

    def _render(self, incident: Incident) -> RenderedReport:
        """Return the HTML of a report as the site's own extensions write it."""
        return self._pages[incident.id].render_as_host()


def _project(config: MkDocsConfig, options: Mapping[str, Any]) -> Project:
    """Return the project of MkDocs' configuration, its options with the lines that they have there."""
    file = Path(config.config_file_path or "mkdocs.yml").absolute()
    site = config_of_host(options, config.docs_dir, file, all_checks(), language_of(config))
    project = project_of(file.parent, file.parent, site)
    return replace(project, config=file, has_plugin=True)


def _load(project: Project, kept: Kept) -> Loaded:
    try:
        return load(project, now(os.environ), kept)
    except CannotCheck as why:
        raise PluginError(f"postmortems: {why}") from None
