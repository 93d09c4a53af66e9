"""What every host shares: `load` a knowledge base, `publish` it as pages and files, before any is written.

A host tells how addresses look and which files it has itself; it gets everything else made.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from functools import cache, partial
from itertools import chain
from urllib.parse import quote, urljoin

from .checks.bounded import bounded
from .checks.check import Context
from .checks.runner import fails, find_problems
from .exporting.json_schema import published
from .frozen import Frozen
from .kept.store import NOTHING, Kept, Kind, digest, once
from .making import Made, Maker, in_place_of, stand_ins
from .model.diagnostic import Diagnostic, Level, failure
from .model.document import Document, Source
from .model.knowledge_base import KnowledgeBase
from .pages.all import Once, all_files, assets, list_pages
from .pages.base.cards import Files, Some, told
from .pages.base.page import Page, Site
from .pages.conflicts import conflicts
from .pages.markers import marker_problems
from .pages.redirects import redirects, way_in
from .pages.stand_in import places, title_of
from .review.baseline import without_known
from .review.history import changed
from .showing import Host, Reports
from .site.attached import Attachment, attachments
from .site.edition import stays_inside
from .site.folder import is_file
from .site.introduction import introduction_of
from .site.links import SitePaths
from .site.own_pages import marked_pages
from .site.project import Project
from .site.references import references
from .site.waiting import MANY, waiting

_FILES: Kind[tuple[tuple[str, str], ...]] = Kind("files", tuple[tuple[str, str], ...])


class Loaded(Frozen):
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
        """The reports that have no page although the audience may see them."""
        published = {incident.document.path for incident in self.shown.by_id.values()}
        yield from (report.document for report in self.shown.reports if report.path not in published)

    @property
    def unplaced(self) -> Iterator[Document]:
        """The drafts that have a page though no list can have them."""
        reports = self.shown.by_path
        yield from (document for document in self.without_page if reports[document.path].is_unplaced)


class Published(Frozen):
    """All pages and files of a site; none where `diagnostics` has what fails a build.

    A file has its bytes, or stands on the disk and is to be copied. `awaited` are the paths of pages that
    other plugins are to make, for reports link to them.
    """

    project: Project
    site: Site
    pages: tuple[Made, ...]
    files: tuple[Attachment, ...]
    diagnostics: tuple[Diagnostic, ...]
    awaited: frozenset[str] = frozenset()


def load(project: Project, now: datetime, kept: Kept = NOTHING) -> Loaded:
    """Read and check the knowledge base of a site; nothing is written.

    What is wrong with a report that stays inside is no concern of a site for the public.
    Raises CannotCheck where the site's file of known problems cannot be read.
    """
    context, found = find_problems(project, now, kept)
    told = without_known(found, project)
    known = len(found) - len(told)
    edition = context.edition()
    public = replace(project, settings=edition.settings)
    if edition.settings.audience == "public":
        inside = {report.path for report in context.knowledge_base.reports if stays_inside(report)}
        told = tuple(each for each in told if each.place.path not in inside)
    return Loaded(public, context, edition.knowledge_base, bounded(told), known)


def publish(
    loaded: Loaded, host: Host, strict: bool = False, kept: Kept = NOTHING, *, preview: bool = False
) -> Published:
    """Make all pages and files of a site; without pages where something is wrong that fails a build.

    In a `preview` nothing does, and a page stands in for each that cannot be made.
    """
    project, paths = loaded.project, SitePaths(loaded.project, loaded.shown)
    strict, incidents = strict or project.settings.strict, loaded.shown.by_id.values()
    own = tuple(map(paths.page, incidents))
    others = places(loaded.without_page if preview else loaded.unplaced, project.settings, own)
    introduction = tuple(filter(None, [introduction_of(project)]))
    documents = (*(incident.document for incident in incidents), *others.values(), *introduction)
    beside = tuple(attachments(documents, paths))
    awaited = frozenset(_awaited(documents, paths)) if host.docs else ()
    known = frozenset((*host.docs, *awaited, *own, *others, *(each.path for each in beside)))
    show = Reports(host, paths, known, loaded.shown.by_path, kept)
    changes = {} if preview else when_changed(loaded)
    day, used = loaded.context.now.date(), loaded.context.templates_used
    site = Site(
        loaded.shown, project.settings, day, host.url, show.render, used, show.headings, show.terms,
        show.alike, show.exported, show.index, _unplaced(loaded, others), changes, host.name,
        host.base, _sources(project, host),
        *(show.document(each, project.settings.under("incidents/index.md")) for each in introduction),
    )  # fmt: skip
    pages, unknown = list_pages(site)
    amiss = marker_problems(site, marked_pages(project))
    found = [*loaded.diagnostics, *unknown, *conflicts(loaded.context.paths, pages), *amiss]
    done: list[Made] = []
    files: tuple[Attachment, ...] = ()
    if preview or not fails(found, strict):
        done, files, failed = _made(loaded, show, site, pages, kept)
        found, done = [*found, *failed], [*done, *stand_ins(others, show.document, site.words)]
    ordered = tuple(sorted(found, key=lambda diagnostic: diagnostic.sort_key))
    if preview:
        done += in_place_of(pages, done, site.words)
    elif fails(found, strict):
        return Published(project, site, (), (), ordered)
    return Published(project, site, tuple(done), (*files, *beside), ordered, frozenset(awaited))


def _awaited(documents: Iterable[Document], paths: SitePaths) -> Iterator[str]:
    """Yield the paths of the pages and files that reports link to and other plugins are to make."""
    for document in documents if paths.project.virtual else ():
        for url in {each.url for each in references(document, loosely=True)}:
            target = paths.target(document, url)
            if target and target.file and not is_file(target.file):
                yield from filter(None, [paths.project.virtual_path(target.file)])


def when_changed(loaded: Loaded) -> Mapping[str, datetime]:
    """Return when reports last changed, as far as Git tells; the public is not told."""
    project = loaded.project
    asked = project.settings.audience != "public" and project.incidents_dir.is_dir()
    return changed(project.incidents_dir, project.base) if asked else {}


def _sources(project: Project, host: Host) -> str:
    """Return the address from which paths of reports lead to them at a repository."""
    if not host.docs_at:
        return ""
    base = os.path.relpath(project.base, project.docs_dir).replace(os.sep, "/")
    return urljoin(host.docs_at, quote(f"{base}/", errors="replace"))


def _unplaced(loaded: Loaded, pages: Mapping[str, Document]) -> Mapping[str, str]:
    """Return the titles of drafts that no list can have, by their pages."""
    those = {document.path for document in loaded.unplaced}
    return {path: title_of(document) for path, document in pages.items() if document.path in those}


def _made(
    loaded: Loaded, show: Reports, site: Site, pages: Iterable[Page], kept: Kept
) -> tuple[list[Made], tuple[Attachment, ...], list[Diagnostic]]:
    """Make pages and files, and return what could not be made too."""
    try:
        site.prepare()
        choices = repr((show.host.folders, show.host.choices))
        maker = Maker(loaded.shown.by_path, show.answers, cache(lambda: digest(*told(site))), kept, choices)
        done, failed = maker.all(pages, partial(_is_late, show.host, site))
        keep = partial(_once, kept, _around_files(maker, site))
        files = _made_files(site, loaded.project, show.host, pages, keep)
        return done, tuple(files), failed
    except Exception as error:  # a mistake of ours: the last site stays, and nobody reads a traceback
        lost = failure("the files of the site cannot be made", error)
        where = Source(site.settings.incidents_dir, "")
        return [], (), [where.diagnose(lost, Level.ERROR)]


def _is_late(host: Host, site: Site, page: Page) -> bool:
    """Tell whether a page can be made only when the host has come to it."""
    hands_over = site.settings.markdown == "site" or site.settings.other_plugins == "rewrite"
    return hands_over and host.render is not None and page.incident is not None


def _around_files(maker: Maker, site: Site) -> str:
    """Return what stands for all that files follow from besides what they are told."""
    return digest(maker.choices, site.name, site.base, repr(sorted(site.changed.items())))


def _once(kept: Kept, around: str, some: Some) -> Files:
    """Return files, made or kept; those without a name are not kept."""
    if not some.name:
        return some.make()
    return once(kept, _FILES, digest(some.name, around, *some.told), lambda: tuple(some.make()))


def _made_files(
    site: Site, project: Project, host: Host, pages: Iterable[Page], once: Once
) -> Iterator[Attachment]:
    """Yield each file that is no page, with its bytes; of all texts one is held at a time."""
    is_public, pack = site.settings.audience == "public", len(site.knowledge_base.reports) > MANY
    texts = chain(
        redirects(site, host.folders, pages, host.docs),
        way_in(site, host.docs) if host.is_whole else (),
        assets(site.words, site.settings.folder_of_reports).items(),
        all_files(site, once),
        () if is_public else [published(site.settings, sorted(project.templates()))],
    )
    for path, text in texts:
        yield Attachment(path, content=waiting(text.encode(), pack=pack))
