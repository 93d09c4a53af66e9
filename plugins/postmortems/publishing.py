"""What every host shares: `load` a knowledge base, `publish` it as pages and files, before any is written.

A host tells how addresses look and which files it has itself; it gets everything else made.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from .checks.bounded import bounded
from .checks.check import Context
from .checks.runner import fails, find_problems
from .exporting.json_schema import published
from .insight.terms import Terms, terms
from .kept.store import NOTHING, Kept, Kind, digest
from .making import Made, Maker, in_place_of, stand_ins
from .model.diagnostic import Diagnostic, Level, failure
from .model.document import Document, Source
from .model.incident import Incident
from .model.knowledge_base import KnowledgeBase
from .model.report import Report
from .pages.all import all_files, assets, list_pages
from .pages.base.cards import told
from .pages.base.page import Page, Site, headings_of
from .pages.conflicts import conflicts
from .pages.redirects import redirects
from .pages.stand_in import may_show, places, title_of
from .rendering.body import in_file
from .rendering.headings import Place
from .rendering.report import RenderedReport, render
from .review.baseline import without_known
from .site.attachments import Attachment, attachments
from .site.links import SitePaths
from .site.project import Project

T = TypeVar("T")
_HEADINGS: Kind[tuple[Place, ...]] = Kind("headings", tuple[Place, ...])
_TERMS: Kind[Terms] = Kind("terms", Terms)


@dataclass(frozen=True)
class Loaded:
    """A knowledge base that was read and checked; `shown` is what of it the site's audience may see.

    `known` is how many problems are not told because the site's baseline knows them.
    """

    project: Project
    context: Context
    shown: KnowledgeBase
    diagnostics: tuple[Diagnostic, ...]
    known: int = 0

    @property
    def left_out(self) -> int:
        """How many reports the audience may not see."""
        return len(self.context.knowledge_base.documents) - len(self.shown.documents)

    @property
    def without_page(self) -> Iterator[Document]:
        """The reports that have no page although the audience may see them, or that cannot say so."""
        published = {incident.document.path for incident in self.shown.by_id.values()}
        for report in self.context.knowledge_base.reports:
            hidden = report.incident and report.path not in self.shown.by_path
            if report.path not in published and not hidden:
                yield report.document

    @property
    def unplaced(self) -> Iterator[Document]:
        """The drafts that have a page though no list can have them, where the audience may see them."""
        reports, settings = self.context.knowledge_base.by_path, self.project.settings
        for document in self.without_page:
            if reports[document.path].is_unplaced and may_show(document, settings):
                yield document


class Host(NamedTuple):
    """What a host tells of itself.

    `url(page, target)` gives the address of a page or file relative to a page, both named as source files
    are. `docs` are the paths of its own pages and files. `folders` says that pages are `name/index.html`
    instead of `name.html`. `render(incident)` renders a report with the host's own means, for sites that say
    `markdown: site`; a host without any has no Markdown and no plugins of its own to hand reports to.
    `choices` tell what else of its configuration pages are made with.
    """

    url: Callable[[str, str], str]
    docs: Collection[str]
    folders: bool
    render: Callable[[Incident], RenderedReport] | None = None
    choices: str = ""


@dataclass(frozen=True)
class Published:
    """All pages and files of a site; none where `diagnostics` has what fails a build.

    A file has its bytes, or stands on the disk and is to be copied.
    """

    project: Project
    site: Site
    pages: tuple[Made, ...]
    files: tuple[Attachment, ...]
    diagnostics: tuple[Diagnostic, ...]


def load(project: Project, now: datetime, kept: Kept = NOTHING) -> Loaded:
    """Read and check the knowledge base of a site; nothing is written.

    Raises CannotCheck where the site's file of known problems cannot be read.
    """
    context, found = find_problems(project, now, kept)
    told = without_known(found, project)
    knowledge_base = context.knowledge_base
    shown = knowledge_base.public() if project.settings.audience == "public" else knowledge_base
    return Loaded(project, context, shown, bounded(told), known=len(found) - len(told))


def publish(
    loaded: Loaded, host: Host, strict: bool = False, kept: Kept = NOTHING, *, preview: bool = False
) -> Published:
    """Make all pages and files of a site; without pages where something is wrong that fails a build.

    In a `preview` nothing does, and a page stands in for each that cannot be made.
    """
    project, paths = loaded.project, SitePaths(loaded.project, loaded.shown)
    incidents = loaded.shown.by_id.values()
    own = tuple(map(paths.page, incidents))
    others = places(loaded.without_page if preview else loaded.unplaced, project.settings, own)
    more = (document for document in others.values() if may_show(document, project.settings))
    beside = tuple(attachments((*(incident.document for incident in incidents), *more), paths))
    known = frozenset((*host.docs, *own, *others, *(each.path for each in beside)))
    show = _Reports(host, paths, known, loaded.shown.by_path, kept)
    day, templates = loaded.context.now.date(), loaded.context.templates.by_name
    site = Site(
        loaded.shown, project.settings, day, host.url, show.render, templates, show.headings, show.terms,
        _unplaced(loaded, others),
    )  # fmt: skip
    pages, unknown = list_pages(site)
    found = [*loaded.diagnostics, *unknown, *conflicts(loaded.context.paths, pages)]
    done: list[Made] = []
    files: tuple[Attachment, ...] = ()
    strict = strict or project.settings.strict
    if preview or not fails(found, strict):
        done, files, failed = _made(loaded, show, site, pages, kept)
        found += failed
        done += stand_ins(others, show.document)
    ordered = tuple(sorted(found, key=lambda diagnostic: diagnostic.sort_key))
    if preview:
        done += in_place_of(pages, done)
    elif fails(found, strict):
        return Published(project, site, (), (), ordered)
    return Published(project, site, tuple(done), (*files, *beside), ordered)


def _unplaced(loaded: Loaded, pages: Mapping[str, Document]) -> Mapping[str, str]:
    """Return the titles of drafts that no list can have, by their pages."""
    those = {document.path for document in loaded.unplaced}
    return {path: title_of(document) for path, document in pages.items() if document.path in those}


def _made(
    loaded: Loaded, show: _Reports, site: Site, pages: Iterable[Page], kept: Kept
) -> tuple[list[Made], tuple[Attachment, ...], list[Diagnostic]]:
    """Make pages and files, and return what could not be made too."""
    try:
        choices = repr((show.host.folders, show.host.choices))
        maker = Maker(loaded.shown.by_path, show.answers, lambda: digest(*told(site)), kept, choices)
        done, failed = maker.all(pages, partial(_is_late, show.host, site))
        return done, tuple(_made_files(site, loaded.project, show.host)), failed
    except Exception as error:  # a mistake of ours: the last site stays, and nobody reads a traceback
        lost = failure("the files of the site cannot be made", error)
        where = Source(site.settings.incidents_dir, "")
        return [], (), [where.diagnose(lost, Level.ERROR)]


def _is_late(host: Host, site: Site, page: Page) -> bool:
    """Tell whether a page can be made only when the host has come to it."""
    hands_over = site.settings.markdown == "site" or site.settings.other_plugins == "rewrite"
    return hands_over and host.render is not None and page.incident is not None


@dataclass(frozen=True)
class _Reports:
    """Shows reports, their links leading to what is published; `known` are the paths of all of that."""

    host: Host
    paths: SitePaths
    known: Collection[str]
    reports: Mapping[str, Report]
    kept: Kept

    @property
    def _host_renders(self) -> Callable[[Incident], RenderedReport] | None:
        """The host's own means, where the site wants them and there are any."""
        return self.host.render if self.paths.project.settings.markdown == "site" else None

    def headings(self, incident: Incident) -> tuple[Place, ...]:
        """Return where the headings of a report stand; with the host's own Markdown that is not known."""
        return () if self._host_renders else self._once(_HEADINGS, incident, headings_of)

    def terms(self, incident: Incident) -> Terms:
        """Return the words of a report by which it is compared."""
        return self._once(_TERMS, incident, terms)

    def _once(self, kind: Kind[T], incident: Incident, make: Callable[[Incident], T]) -> T:
        """Return what follows from a report alone, made or kept."""
        key = self.reports[incident.document.path].digest
        found = self.kept.get(kind, key) if key else None
        if found is None:
            found = make(incident)
            if key:
                self.kept.put(kind, key, found)
        return found

    def render(self, incident: Incident, markdown: str) -> RenderedReport:
        """Return the HTML of a report: as GitHub shows it, or as the host does."""
        if self._host_renders:
            return self._host_renders(incident)
        document = incident.document
        resolve = partial(self._resolve, document, self.paths.page(incident))
        found = render(markdown, title=incident.title, resolve=resolve)
        if markdown == document.body:
            self._once(_HEADINGS, incident, lambda _: in_file(document, found.places))
        return found

    def document(self, document: Document, page: str) -> RenderedReport:
        """Return the HTML of a report that has no incident, as GitHub shows it; none that is to be hidden."""
        if not may_show(document, self.paths.project.settings):
            return RenderedReport("", ())
        resolve = partial(self._resolve, document, page)
        return render(document.body, title=title_of(document), resolve=resolve)

    def answers(self, incident: Incident, addresses: Iterable[str]) -> Iterator[str | None]:
        """Yield where addresses in a report lead."""
        page = self.paths.page(incident)
        return (self._resolve(incident.document, page, address) for address in addresses)

    def _resolve(self, document: Document, page: str, url: str) -> str | None:
        """Return the address of a link in a report, relative to the report's page."""
        target = self.paths.target(document, url)
        if target is None or target.file is None:
            return url
        path = self.paths.published(target.file)
        if path is None or path not in self.known:
            return None
        address = self.host.url(page, path)
        return f"{address}#{target.anchor}" if target.anchor else address


def _made_files(site: Site, project: Project, host: Host) -> Iterator[Attachment]:
    """Yield each file that is no page, with its bytes."""
    texts = (
        *redirects(site, host.folders),
        *assets().items(),
        *all_files(site),
        published(site.settings, sorted(project.templates())),
    )
    for path, text in texts:
        yield Attachment(path, Path(), text.encode())
