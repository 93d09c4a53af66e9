"""The MkDocs plugin: reads, checks, and hands our pages to MkDocs. ProperDocs runs it unchanged.

What is wrong with the reports is found, and our pages are made, before MkDocs empties the site's folder, so
that a build that fails leaves the last site as it was.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files

from ..checks.runner import fails
from ..kept.results import InFront, Results
from ..kept.store import Kept, Memory
from ..model.incident import Incident
from ..pages.all import SCRIPT, STYLESHEET
from ..previewing import STYLESHEET as PREVIEW_STYLESHEET
from ..previewing import overview_path, previewed, usable
from ..publishing import Published, publish
from ..rendering.report import RenderedReport
from ..reporters.text import count, describe
from ..review.brief import briefly, worst_last
from ..showing import Host
from ..site.project import Project
from ..site.results import results_of
from .garbage import much_that_stays, nothing_stays
from .mkdocs_conflicts import blocked, fitting
from .mkdocs_files import Addresses, Disk
from .mkdocs_head import called, docs_at, hooks, told_to_programs
from .mkdocs_log import Served, log, say_known, say_trouble, say_untried, tell
from .mkdocs_navigation import in_navigation
from .mkdocs_not_found import where_nothing_is
from .mkdocs_others import lost, others_make_files
from .mkdocs_page import MadePage
from .mkdocs_parts import with_parts
from .mkdocs_placing import Placed, at_page, pages_and_files
from .mkdocs_reading import project_in, read
from .mkdocs_search import entries_for_searches
from .mkdocs_sources import own_files
from .theme_code import CompiledOnce
from .theme_shell import FEWEST, ThemeShell, put_around_many

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
        self.memory = Memory()
        self.kept: Kept = self.memory
        self._results: Results | None = None
        self._builds_once, self._trouble = False, ""
        self._shell: ThemeShell | None = None
        self._served: Served | None = None
        self._server: LiveReloadServer | None = None
        self._watched: set[str] = set()
        self._disk, self._code, self._stays = Disk(), CompiledOnce(), 0
        self.placed: Placed
        self._ending = 0
        """How many builds are at their end, where some plugins build the site once more for each language."""

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

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Forget the last build; watch the reports, and add our style sheet and script.

        Early, for other plugins may put the folder of the pages elsewhere, from where no report links to it.
        """
        if self._ending:
            return config
        self._published, self._shell = None, None
        self._disk.clear()
        self.kept, self._results = self.memory, None
        self._stays = nothing_stays(self._stays)
        self._docs_dir = config.docs_dir
        project = self._project(config)
        for folder in (project.incidents_dir, project.root / (project.settings.templates_dir or ".")):
            if folder.is_dir() and folder != project.root and str(folder) not in config.watch:
                self._watch(str(folder), config)
        styles = (STYLESHEET, PREVIEW_STYLESHEET) if self._served else (STYLESHEET,)
        config.extra_css += (each for each in styles if each not in config.extra_css)
        config.extra_javascript += () if SCRIPT in config.extra_javascript else (SCRIPT,)
        return config

    def _watch(self, folder: str, config: MkDocsConfig) -> None:
        """Watch a folder; a server that runs already asks no configuration for more."""
        config.watch.append(folder)
        if self._server and folder not in self._watched:
            self._server.watch(folder)
        self._watched.add(folder)

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read and check everything, and make our pages; stop here when something is wrong."""
        if self._ending:
            return
        project = self._project(config)
        where = project.incidents_dir
        if not where.is_dir() and not project.diagnostics:
            self.warn(f"{where}: no such folder; `incidents_dir` says where the reports are", config)
        own = own_files(config, project)
        choices = repr((config.site_url, config.use_directory_urls))
        self._addresses, told = Addresses(config), (*called(config), docs_at(config))
        places = self._addresses.between, own.src_uris.keys(), config.use_directory_urls
        host = self._host = Host(*places, self._render, choices, *told, is_whole=True)
        self._results = results_of(project, os.environ, hooks(config))
        if self._results:
            self.kept = self._results if self._builds_once else InFront(self.memory, self._results)
        with much_that_stays():
            loaded = self._loaded = read(project, self.kept)
            made = publish(loaded, host, config.strict, self.kept, preview=self._served is not None)
        self._flush()
        found = sorted((*made.diagnostics, *blocked(made, own, config)), key=lambda each: each.sort_key)
        said, slipped = worst_last(briefly(found, loaded.context.knowledge_base)), False
        if self._served:
            made = previewed(fitting(made, own, config), found, self.memory)
            address = host.url("index.md", overview_path(project.settings))
            slipped = self._served.tell(said, f"{config.site_url}{address}", config.strict)
        else:
            tell(said)
        say_known(loaded)
        say_untried(config)
        if not self._served and fails(found, config.strict or project.settings.strict):
            raise PluginError(f"postmortems: {count(found)}; nothing was built")
        self._published = made
        if not slipped:
            self.memory.let_go()

    on_files, on_nav, on_pre_page = pages_and_files, in_navigation, at_page

    def place(self, config: MkDocsConfig) -> Placed:
        """Return what is to be put among the files of the site."""
        return Placed(self.ready, config, self._disk, again=self._ending > 0)

    def decide(self, files: Files, config: MkDocsConfig) -> None:
        """Learn where pages stand by now, and tell of links to pages that no other plugin has made."""
        was_wrong, again = self._addresses.learn(files), self._ending > 0
        if was_wrong and not again:
            served = self._served is not None
            self.placed.renew(publish(self._loaded, self._host, config.strict, self.kept, preview=served))
        found = not again and lost(self._loaded, self.ready.awaited, files.src_uris, self.kept)
        if found and self._served:
            for each in found:
                self.warn(describe(each), config)
        elif found:
            tell(found)
            if fails(found, config.strict or self.ready.project.settings.strict):
                raise PluginError(f"postmortems: {count(found)}; the site is not built")

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put our parts where a page of the site has a marker comment for them."""
        if isinstance(page, MadePage):
            return html
        filled, wrong = with_parts(self.ready, html, page.file)
        for each in wrong:
            self.warn(describe(each), config)
        return filled

    on_page_context, on_post_template = entries_for_searches, where_nothing_is

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Say in the head of a page where the feeds are."""
        return told_to_programs(output, self.ready.site, page.file.src_uri)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Fill in the theme's page around reports, where they are many; compile it once for a preview."""
        env.bytecode_cache = env.bytecode_cache or (self._code if self._served else None)
        if len(self.placed.pages) >= FEWEST and self.ready.site.settings.theme_pages == "filled":
            self._shell = put_around_many(env, self.placed.all_pages)
        return env

    @event_priority(100)
    def _begin_end(self, *, config: MkDocsConfig) -> None:
        """Keep what was made since; say how pages were made, to those who ask for all."""
        self._ending += 1
        self._flush()
        if self._shell:
            log.debug(str(self._shell))

    @event_priority(-150)
    def _end(self, *, config: MkDocsConfig) -> None:
        self._ending -= 1

    on_post_build = CombinedEvent(_begin_end, _end)

    def on_build_error(self, *, error: Exception) -> None:
        """Begin anew with the next build."""
        self._ending = 0

    def _flush(self) -> None:
        if self._results:
            self._results.flush()
            say_trouble(self._results.trouble, self._trouble)
            self._trouble = self._results.trouble

    def warn(self, text: str, config: MkDocsConfig) -> None:
        """Warn; MkDocs ends for that where it is strict, which no preview should."""
        (log.info if self._served and config.strict else log.warning)(text)

    def _project(self, config: MkDocsConfig) -> Project:
        project = project_in(config, self._options, self._docs_dir)
        if others_make_files(self, config):
            project = replace(project, virtual=("*",))
        return usable(project) if self._served else project

    @property
    def ready(self) -> Published:
        """What was published, once it is."""
        assert self._published is not None, "on_pre_build comes first"
        return self._published

    def _render(self, incident: Incident, path_of: Callable[[str], str | None]) -> RenderedReport:
        """Return the HTML of a report as the site's own extensions write it."""
        return self.placed.pages[incident.id].render_as_host(path_of)
