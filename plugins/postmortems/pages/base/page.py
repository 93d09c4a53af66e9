"""What a page is before any host knows of it, and what it is made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, replace
from datetime import date, datetime
from functools import cache, cached_property
from typing import NamedTuple

from ...exporting.interchange import file_of
from ...frozen import Frozen
from ...insight.alike import Pair, counted_alike
from ...insight.analysis import Analysis
from ...insight.facets import FACETS, Facet
from ...insight.follow_ups import tally
from ...insight.open_recurrence import OpenRecurrence
from ...insight.similar import Alike
from ...insight.terms import Terms, terms
from ...model.incident import Incident
from ...model.knowledge_base import KnowledgeBase
from ...model.report import Report
from ...rendering.body import heading_places
from ...rendering.headings import Place
from ...rendering.report import Heading, RenderedReport
from ...sections import Template
from ...settings import Settings
from ...wording.severity import Scale, scale
from ...wording.words import ENGLISH, Words, words_of
from .cards import cards, said_of_all, said_of_one
from .comparing import all_alike, all_pieces
from .layout import LIST, framed
from .paint import painted
from .paths import facet_path
from .places import Places, places
from .row import Row, row
from .ways import NO_WAY, without_ways


class Fragment(NamedTuple):
    """The HTML of a page's content, title heading included, and the headings for its table of contents.

    `addresses` are those of a report that the site was asked for.
    """

    html: str
    headings: tuple[Heading, ...] = ()
    addresses: tuple[str, ...] = ()


class Page(Frozen):
    """One page to be.

    `path` names it as a host's source file, such as `incidents/index.md`. `make` builds the content; it is
    given the Markdown of the report (which a host's other plugins may have changed), or an empty string.
    `follows_from` tells what the page of a report follows from besides that report and where its addresses
    lead, `beside` that of it which lists are not told; of a list all, `str` where that is what they all are.
    `layout` is one of `layout.py`; `as_of` is the day on which what it says is so, None where on none. With
    `found` as their title searches find lists; `newest` is the path of the newest report of which one tells.
    """

    path: str
    title: str
    description: str
    make: Callable[[str], Fragment]
    incident: Incident | None = None
    follows_from: Callable[[], str] = str
    beside: Callable[[], str] = str
    stands_for: str = ""
    layout: str = LIST
    as_of: date | None = None
    found: str = ""
    words: Words = ENGLISH
    newest: str = ""

    def content(self, markdown: str) -> Fragment:
        """Build the content in the frame of its layout."""
        made = self.make(markdown)
        html = framed(made.html, self.layout, self.as_of, self.words)
        return made._replace(html=painted(without_ways(html)))

    @property
    def report(self) -> str:
        """The path of the report that it shows, empty where it shows none."""
        return self.incident.document.path if self.incident else self.stands_for


class Way(Frozen):
    """Where a kind of page stands among those that the home page leads to: the lowest `order` comes first."""

    order: int
    title: str
    path: Callable[[Site], str]
    kind: str


def newest_of(incidents: Sequence[Incident]) -> str:
    """Return the path of the first of some incidents, of which the newest comes first; "" without any."""
    return incidents[0].document.path if incidents else ""


def headings_of(incident: Incident) -> tuple[Place, ...]:
    """Return where the headings of a report stand that is shown as GitHub shows it."""
    return heading_places(incident.document, incident.title)


class Site(Frozen):
    """Everything a page may ask.

    `address(page, target)` gives that of `target` (a page's path, or a file's) relative to `page`; see `url`.
    `render(incident, markdown)` gives the HTML of an incident's report, `headings(incident)` where in the
    file the headings stand that the page has; none where that is not known, `terms(incident)` the words by
    which it is compared, `compare(site)` which are alike, `exported` the file of one for other programs,
    `index` the pieces of the index by their clues. `templates` are the report templates in use, by name,
    `unplaced` the titles of drafts that no list can have, by the paths of their pages. `changed` tells when
    reports last changed, by their paths; `name` is that of the site, `base` the address at which pages begin,
    `sources` that at which reports are read in their repository; each is empty where that is not known. The
    list of all begins with the `introduction`.
    """

    knowledge_base: KnowledgeBase
    settings: Settings
    today: date
    address: Callable[[str, str], str]
    render: Callable[[Incident, str], RenderedReport]
    templates: Mapping[str, Template] = field(default_factory=dict)
    headings: Callable[[Incident], Iterable[Place]] = headings_of
    terms: Callable[[Incident], Terms] = terms
    compare: Callable[[Site], Mapping[str, tuple[Alike, ...]]] = all_alike
    exported: Callable[[Report, Incident, Settings, datetime | None], str] = file_of
    index: Callable[[Site], tuple[str, ...]] = all_pieces
    unplaced: Mapping[str, str] = field(default_factory=dict)
    changed: Mapping[str, datetime] = field(default_factory=dict)
    name: str = ""
    base: str = ""
    sources: str = ""
    introduction: RenderedReport | None = None

    def url(self, page: str, target: str) -> str:
        """Return the address of a page or file; of one that is left out, `NO_WAY`: no link will have it."""
        return self.address(page, target) if self.settings.has(target) else NO_WAY

    def way(self, page: str, target: str) -> str:
        """Return the address of a page or file, empty where that is left out."""
        return self.address(page, target) if self.settings.has(target) else ""

    def called(self, kind: str, title: str) -> str:
        """Return what the site calls a kind of pages: by its own title, else by ours in its language."""
        return self.settings.called(kind) or self.words.say(title)

    @cached_property
    def words(self) -> Words:
        """The language in which its pages say what they say."""
        return words_of(self.settings.language)

    @cached_property
    def analysis(self) -> Analysis:
        """What is computed across the incidents, which have no text here."""
        return Analysis(cards(self.knowledge_base), self.today, self.settings.states)

    @cached_property
    def is_public(self) -> bool:
        """Whether it is an edition for the public: there, what no report tells is not missing."""
        return self.settings.audience == "public"

    @cached_property
    def tells_follow_ups(self) -> bool:
        """Whether it says how many follow-ups are open; the public may not know of any."""
        return not self.is_public or bool(self.analysis.follow_ups)

    @cached_property
    def facets(self) -> tuple[Facet, ...]:
        """The facets that have an overview."""
        told = (each for each in FACETS if self.analysis.groups[each.name] or not self.is_public)
        return tuple(each for each in told if self.settings.has(facet_path(self, each)))

    def whole(self, incident: Incident) -> Incident:
        """Return an incident of the analysis with its text."""
        return self.knowledge_base.by_id[incident.id]

    @cached_property
    def order(self) -> Mapping[str, int]:
        """The place of each incident among all, the newest first, by its id."""
        return {incident.id: place for place, incident in enumerate(self.analysis.incidents)}

    @cached_property
    def counted_alike(self) -> Counter[Pair]:
        """How many incidents share two things."""
        return counted_alike(self.analysis.incidents)

    @cached_property
    def broken_of(self) -> Mapping[str, tuple[OpenRecurrence, ...]]:
        """What came back while a promise was open, by the ids of both incidents."""
        found: dict[str, list[OpenRecurrence]] = {}
        for one in self.analysis.broken:
            found.setdefault(one.earlier.id, []).append(one)
            found.setdefault(one.later.id, []).append(one)
        return {id_: tuple(listed) for id_, listed in found.items()}

    @cached_property
    def alike(self) -> Mapping[str, tuple[Alike, ...]]:
        """Which incidents are like which."""
        return self.compare(self)

    def only(self, chosen: Iterable[Incident]) -> Site:
        """Return the site as it would be with no other reports than those of these incidents."""
        paths = {incident.document.path for incident in chosen}
        reports = tuple(each for each in self.knowledge_base.reports if each.path in paths)
        return replace(self, knowledge_base=KnowledgeBase(reports))

    def prepare(self) -> None:
        """Find what pages of reports ask of all others: copies of this process need not do it again."""
        _ = self.alike, self.rows

    @cached_property
    def scale(self) -> Scale:
        """The severities of the site."""
        return scale(self.settings)

    @cached_property
    def rows(self) -> Mapping[str, Row]:
        """What lists say of each incident, by its id."""
        promised, day, told = self.analysis.follow_ups_of, self.today, self.tells_follow_ups
        standing = {
            one.id: tally(promised.get(one.id, ()), day) if told else None for one in self.analysis.incidents
        }
        return {one.id: row(one, self.scale, standing[one.id], self.words) for one in self.analysis.incidents}

    @cached_property
    def said(self) -> str:
        """What lists are told of the site itself."""
        return said_of_all(self)

    @cached_property
    def said_of(self) -> Callable[[Incident], str]:
        """Return what lists are told of an incident; looked for once each."""
        known: dict[str, str] = {}
        return lambda one: known.get(one.id) or known.setdefault(one.id, said_of_one(self, one))

    @cached_property
    def places(self) -> Callable[[str], Places]:
        """Return where the follow-ups of an incident that has any stand, by its id; looked for once each."""
        return cache(self._places)

    def _places(self, id_: str) -> Places:
        listed = self.analysis.follow_ups_of[id_]
        return places(self.whole(listed[0].incident), listed, self.headings)
