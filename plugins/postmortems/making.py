"""Pages to their content, each made, or taken from where it is kept."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from .frozen import Frozen
from .kept.store import Kept, Kind, digest, once
from .model.diagnostic import Diagnostic, Level, failure
from .model.document import Document, Source
from .model.incident import Incident
from .model.report import Report
from .pages.base.page import Fragment, Page
from .pages.stand_in import lacking, stand_in, title_of
from .rendering.headings import Heading
from .rendering.report import RenderedReport
from .site.waiting import MANY, Waiting, waiting
from .wording.words import ENGLISH, Words

Answers = Callable[[Incident, Iterable[str]], Iterator[str | None]]


class Made(Frozen):
    """A page with its content.

    It is None where only a host can render the report, in the middle of its build. `key` stands for all that
    it follows from, empty where that is not known.
    """

    page: Page
    content: Waiting | None = None
    headings: tuple[Heading, ...] = ()
    key: str = ""

    @property
    def html(self) -> bytes | None:
        """The content in UTF-8."""
        return self.content.data if self.content else None

    def saying(self, html: bytes, key: str) -> Made:
        """Return the page with another content."""
        content = self.content.saying(html) if self.content else waiting(html)
        return replace(self, content=content, key=key)


class _Content(NamedTuple):
    """What is kept of a page."""

    content: Waiting
    headings: tuple[Heading, ...]


_ADDRESSES: Kind[tuple[str, ...]] = Kind("addresses", tuple[str, ...])
_CONTENT: Kind[_Content] = Kind("page", _Content)
_LIST: Kind[str] = Kind("list", str)
_AROUND: Kind[Mapping[str, str]] = Kind("around", Mapping[str, str])


class _Around:
    """What stands for what others say about reports, by what stands for all from which that follows.

    Where lists are `told` the same as in an earlier build, it is known from there.
    """

    def __init__(self, kept: Kept) -> None:
        self._kept, self._told = kept, ""
        self._known: Mapping[str, str] = {}
        self._found: dict[str, str] = {}

    def learn(self, told: str) -> None:
        """Learn what lists are told."""
        self._told, self._known = told, self._kept.get(_AROUND, told) or {}

    def of(self, page: Page) -> str:
        """Return it for the page of a report."""
        key = digest(page.path, page.beside())
        self._found[key] = self._known.get(key) or digest(page.follows_from())
        return self._found[key]

    def keep(self) -> None:
        """Keep it for the next build."""
        if self._told and self._found != self._known:
            self._kept.put(_AROUND, self._told, self._found)


class Maker(Frozen):
    """Makes pages.

    The page of a report follows from that report, from where its addresses lead (`answers`), and from what
    others say about it; a list follows from what it says that it does, else from what all of them are
    `told`, which is asked for when all reports are shown; all follow from the `choices` of their host. Made
    of the same, a page is taken from what is `kept`.
    """

    reports: Mapping[str, Report]
    answers: Answers
    told: Callable[[], str]
    kept: Kept
    choices: str = ""

    def all(self, pages: Iterable[Page], late: Callable[[Page], bool]) -> tuple[list[Made], list[Diagnostic]]:
        """Make pages, but for those that are `late`; return a problem for each that cannot be made too.

        Those of new reports are made first: what is found as a report is shown, lists need not look for. Then
        lists are told what they follow from, and of the other reports it may be known what that comes to.
        """
        found: dict[int, Made] = {}
        problems: list[Diagnostic] = []
        told, pages, around = "", tuple(pages), _Around(self.kept)
        self.kept.ahead(_ADDRESSES, dict(self._of_reports(pages, late)))
        addresses = {page.path: self._addresses(page) for page in pages if page.incident and not late(page)}
        new = {path for path, known in addresses.items() if known is None}
        for at, page in sorted(enumerate(pages), key=lambda each: _turn(each[1], new)):
            if not told and _turn(page, new):
                told = self.told()
                around.learn(digest(told, self.choices))
            try:
                known = addresses.get(page.path)
                found[at] = Made(page) if late(page) else self._made(page, told, around, known)
            except Exception as error:  # whatever one report brings about must not cost the others their site
                problems.append(_failed(page, error))
        around.keep()
        return [found[at] for at in sorted(found)], problems

    def _of_reports(
        self, pages: Iterable[Page], late: Callable[[Page], bool]
    ) -> Iterator[tuple[str, Callable[[], object]]]:
        """Yield how each page of a report is made, but for those that are made late."""
        for page in pages:
            if page.incident and not late(page):
                yield (
                    self.reports[page.incident.document.path].digest,
                    partial(self._of_report, page, _Around(self.kept), None),
                )

    def _addresses(self, page: Page) -> tuple[str, ...] | None:
        """Return the addresses in a report, None where that was not shown yet."""
        assert page.incident
        known = self.reports[page.incident.document.path].digest
        return self.kept.get(_ADDRESSES, known) if known else None

    def _made(self, page: Page, told: str, around: _Around, addresses: tuple[str, ...] | None) -> Made:
        return self._of_report(page, around, addresses) if page.incident else self._of_list(page, told)

    def _of_list(self, page: Page, told: str) -> Made:
        key = self._key_of_list(page, told)
        return Made(page, *(self._found(key) or self._kept(key, page.content(""))), key=key)

    def _of_report(self, page: Page, around: _Around, addresses: tuple[str, ...] | None) -> Made:
        """Make the page of a report, whose addresses may be known."""
        incident = page.incident
        assert incident
        report = self.reports[incident.document.path]
        if not report.digest:
            return content_of(page, incident.document.body)
        if addresses is not None:
            key = self._key(page, incident, report, around, addresses)
            if found := self._found(key):
                return Made(page, *found, key=key)
        fragment = page.content(incident.document.body)
        self.kept.put(_ADDRESSES, report.digest, fragment.addresses)
        key = self._key(page, incident, report, around, fragment.addresses)
        return Made(page, *self._kept(key, fragment), key=key)

    def _key_of_list(self, page: Page, told: str) -> str:
        """Return the key of a list; of one that says what it follows from, that is asked for once."""
        whole = digest(told, self.choices, page.path)
        if page.follows_from is str:
            return whole
        return once(self.kept, _LIST, whole, lambda: digest(page.follows_from(), self.choices, page.path))

    def _found(self, key: str) -> _Content | None:
        return self.kept.get(_CONTENT, key)

    def _kept(self, key: str, fragment: Fragment) -> _Content:
        content = _written(fragment, pack=len(self.reports) > MANY)
        self.kept.put(_CONTENT, key, content)
        return content

    def _key(
        self, page: Page, incident: Incident, report: Report, around: _Around, addresses: Iterable[str]
    ) -> str:
        answers = repr(tuple(self.answers(incident, addresses)))
        return digest(report.digest, self.choices, page.path, around.of(page), answers)


def _turn(page: Page, new: Collection[str]) -> int:
    """Return when a page is made: that of a new report before others, and lists last."""
    return 2 if page.incident is None else 0 if page.path in new else 1


def _written(fragment: Fragment, *, pack: bool = False) -> _Content:
    return _Content(waiting(fragment.html.encode("utf-8", "replace"), pack=pack), fragment.headings)


def content_of(page: Page, markdown: str) -> Made:
    """Make one page, that of a report from its Markdown."""
    return Made(page, *_written(page.content(markdown)))


def kept_page(page: Page, key: str, kept: Kept) -> Made:
    """Return a page that no report has, made or kept by what its key stands for."""
    return Made(page, *once(kept, _CONTENT, key, lambda: _written(page.content(""))), key=key)


def stand_ins(
    others: Mapping[str, Document], body: Callable[[Document, str], RenderedReport], words: Words = ENGLISH
) -> Iterator[Made]:
    """Yield the pages of reports that are no incidents; nothing of them is kept."""
    for path, document in others.items():
        of_it = partial(body, document, path)
        page = stand_in(path, title_of(document), document.path, of_it, lacking(document, words), words)
        yield content_of(page, "")


def in_place_of(pages: Iterable[Page], done: Iterable[Made], words: Words = ENGLISH) -> Iterator[Made]:
    """Yield a page without content for each that could not be made."""
    made = {each.page.path for each in done}
    for page in pages:
        if page.path not in made:
            yield content_of(stand_in(page.path, page.title, page.report, words=words), "")


def _failed(page: Page, error: Exception) -> Diagnostic:
    source = page.incident.document.source if page.incident else Source(page.path, "")
    return source.diagnose(failure(f"the page `{page.path}` cannot be made", error), Level.ERROR)
