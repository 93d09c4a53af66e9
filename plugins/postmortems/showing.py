"""Reports as a host's site shows them: how they are rendered, and where their links lead."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import datetime
from functools import partial
from typing import NamedTuple, TypeVar

from .exporting.interchange import file_of
from .frozen import Frozen
from .insight.seen.card import compared as indexed
from .insight.similar import Alike
from .insight.terms import Terms, terms
from .kept.store import Kept, Kind, digest, once
from .model.document import Document
from .model.incident import Incident
from .model.report import Report
from .pages.base.cards import compared
from .pages.base.comparing import all_alike
from .pages.base.page import Site, headings_of
from .pages.stand_in import title_of
from .remembering import pieces_of
from .rendering.body import in_file
from .rendering.headings import Place
from .rendering.report import RenderedReport, render
from .settings import Settings
from .site.links import SitePaths

T = TypeVar("T")
_HEADINGS: Kind[tuple[Place, ...]] = Kind("headings", tuple[Place, ...])
_EXPORTED: Kind[bytes] = Kind("exported", bytes)
_TERMS: Kind[Terms] = Kind("terms", Terms)
_ALIKE: Kind[Mapping[str, tuple[Alike, ...]]] = Kind("alike", Mapping[str, tuple[Alike, ...]])


HostRenders = Callable[[Incident, Callable[[str], str | None]], RenderedReport]


class Host(NamedTuple):
    """What a host tells of itself.

    `url(page, target)` gives the address of a page or file relative to a page, both named as source files
    are. `docs` are the paths of its own pages and files. `folders` says that pages are `name/index.html`
    instead of `name.html`. `render(incident, path_of)` renders a report with the host's own means, for sites
    that say `markdown: site`; `path_of` gives the path on the site to which an address in it leads. A host
    without any has no Markdown and no plugins of its own to hand reports to. `choices` tell what else of its
    configuration pages are made with; `name` is that of the site, `base` the address at which its pages
    begin, `docs_at` that at which their folder is read in its repository; each is empty where it is not
    known. `is_whole` says that nobody else makes the first page of the site.
    """

    url: Callable[[str, str], str]
    docs: Collection[str]
    folders: bool
    render: HostRenders | None = None
    choices: str = ""
    name: str = ""
    base: str = ""
    docs_at: str = ""
    is_whole: bool = False


class Reports(Frozen):
    """Shows reports, their links leading to what is published; `known` are the paths of all of that."""

    host: Host
    paths: SitePaths
    known: Collection[str]
    reports: Mapping[str, Report]
    kept: Kept

    @property
    def _host_renders(self) -> HostRenders | None:
        """The host's own means, where the site wants them and there are any."""
        return self.host.render if self.paths.project.settings.markdown == "site" else None

    def headings(self, incident: Incident) -> tuple[Place, ...]:
        """Return where the headings of a report stand; with the host's own Markdown that is not known."""
        return () if self._host_renders else self._once(_HEADINGS, incident, headings_of)

    def terms(self, incident: Incident) -> Terms:
        """Return the words of a report by which it is compared."""
        return self._once(_TERMS, incident, terms)

    def alike(self, site: Site) -> Mapping[str, tuple[Alike, ...]]:
        """Return which incidents are alike."""
        return once(self.kept, _ALIKE, digest(*compared(site)), partial(all_alike, site))

    def exported(
        self, report: Report, incident: Incident, settings: Settings, modified: datetime | None
    ) -> str:
        """Return the file of an incident for other programs."""
        key = digest(report.digest, repr(modified)) if report.digest else ""
        return self._kept(
            _EXPORTED, key, lambda: file_of(report, incident, settings, modified).encode()
        ).decode()

    def index(self, site: Site) -> tuple[str, ...]:
        """Return the pieces of the index of reports by their clues."""
        found = [(self.reports[one.document.path], site.whole(one)) for one in indexed(site.analysis)]
        return pieces_of(found, self.kept)

    def _once(self, kind: Kind[T], incident: Incident, make: Callable[[Incident], T]) -> T:
        """Return what follows from a report alone, made or kept."""
        return self._kept(kind, self.reports[incident.document.path].digest, partial(make, incident))

    def _kept(self, kind: Kind[T], key: str, make: Callable[[], T]) -> T:
        """Return what follows from what a key is made of; it is made anew where there is none."""
        return once(self.kept, kind, key, make) if key else make()

    def render(self, incident: Incident, markdown: str) -> RenderedReport:
        """Return the HTML of a report: as GitHub shows it, or as the host does."""
        document = incident.document
        if self._host_renders:
            return self._host_renders(incident, partial(self.path_of, document))
        resolve = partial(self._resolve, document, self.paths.page(incident))
        found = render(markdown, title=incident.title, resolve=resolve)
        if markdown == document.body:
            self._once(_HEADINGS, incident, lambda _: in_file(document, found.places))
        return found

    def document(self, document: Document, page: str) -> RenderedReport:
        """Return the HTML of a report that has no incident, as GitHub shows it."""
        resolve = partial(self._resolve, document, page)
        return render(document.body, title=title_of(document), resolve=resolve)

    def answers(self, incident: Incident, addresses: Iterable[str]) -> Iterator[str | None]:
        """Yield where addresses in a report lead."""
        page = self.paths.page(incident)
        return (self._resolve(incident.document, page, address) for address in addresses)

    def path_of(self, document: Document, url: str) -> str | None:
        """Return the path on the site to which an address in a report leads, None where there is none."""
        target = self.paths.target(document, url)
        path = self.paths.published(target.file) if target and target.file else None
        return path if path in self.known else None

    def _resolve(self, document: Document, page: str, url: str) -> str | None:
        """Return the address of a link in a report, relative to the report's page."""
        target = self.paths.target(document, url)
        if target is None or target.file is None:
            return url
        path = self.path_of(document, url)
        if path is None:
            return None
        address = self.host.url(page, path)
        return f"{address}#{target.anchor}" if target.anchor else address
