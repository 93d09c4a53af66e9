"""A site in spite of what is wrong with it, for those who write: the problems stand on its pages.

Only pages that were made get them, after that: no page that is kept from one run to the next has a problem
in it. What is said of a report is kept for the next build of the same preview.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from importlib.resources import files
from itertools import groupby

from .checks.runner import quotable
from .frozen import Frozen
from .kept.store import NOTHING, Kept, Kind, digest, once
from .making import Made, kept_page
from .model.diagnostic import Diagnostic, Level, Place, failure
from .model.document import Source
from .pages.all import ASSETS_PATH
from .pages.base.page import Fragment, Page
from .pages.problems import TITLE, box, matters, notice, overview, sizes
from .pages.stand_in import stand_in
from .publishing import Published
from .review import CannotCheck
from .review.baseline import without_known
from .settings import Settings
from .site.attached import Attachment
from .site.config_problems import setting_problems
from .site.folder import shown_path
from .site.project import Project
from .site.waiting import Waiting

_END = "</h1>\n"
_BOX: Kind[str] = Kind("box", str)
STYLESHEET = f"{ASSETS_PATH}/preview.css"
UNTIL_THEN = "write it anew, or remove the setting `baseline`; until then all problems are told"


def usable(project: Project) -> Project:
    """Return a project with the defaults of settings that name what cannot be used."""
    wrong = {found.name for found in setting_problems(project.settings, project.root, str(project.docs_dir))}
    problems = project.diagnostics
    try:
        without_known((), project)
    except CannotCheck as why:
        wrong.add("baseline")
        place = Place(shown_path(project.config or project.root, project.base), 1, 1, 2)
        problems += (Diagnostic(place, "invalid-setting", Level.ERROR, str(why), UNTIL_THEN),)
    defaults = {name: getattr(Settings(), name) for name in wrong}
    return replace(project, settings=replace(project.settings, **defaults), diagnostics=problems)


def overview_path(settings: Settings) -> str:
    """Return the path of the page that has all problems; hardly a site has one of this name itself."""
    return settings.under("preview-problems.md")


def previewed(made: Published, diagnostics: Iterable[Diagnostic], kept: Kept = NOTHING) -> Published:
    """Return a site with what is wrong on its pages, and a page that lists all of it.

    What the public will see quotes nothing of what it will not.
    """
    found = quotable(diagnostics, made.project.settings)
    style = Attachment(STYLESHEET, content=Waiting(_stylesheet()))
    pages = tuple(_Preview(made, found, kept).pages())
    return replace(made, pages=pages, files=(*made.files, style), diagnostics=found)


def _stylesheet() -> bytes:
    return (files(__package__) / "pages/templates/problems.css").read_bytes()


class _Preview(Frozen):
    made: Published
    found: Sequence[Diagnostic]
    kept: Kept

    @cached_property
    def _is_told(self) -> bool:
        """Whether there is a page that lists all."""
        return matters(self.found)

    @cached_property
    def _sizes(self) -> tuple[str, str]:
        return sizes(self.found)

    def pages(self) -> Iterator[Made]:
        """Yield all pages, those that have something to say with that."""
        by_path = {path: tuple(those) for path, those in groupby(self.found, lambda each: each.place.path)}
        where = overview_path(self.made.site.settings)
        for each in self.made.pages:
            said = self._said(each.page, by_path, self.made.site.url(each.page.path, where))
            yield _saying(each, said) if said or each.content is None else each
        if not self._is_told:
            return
        hrefs = {
            each.page.report: self.made.site.url(where, each.page.path)
            for each in self.made.pages
            if each.page.report
        }
        all_ = Page(where, TITLE, "What is wrong.", lambda _: overview(by_path, hrefs))
        yield kept_page(all_, digest(repr(by_path), repr(hrefs)), self.kept)

    def _said(self, page: Page, by_path: Mapping[str, Sequence[Diagnostic]], where: str) -> str:
        """Return what stands at the top of a page: of a report what is wrong with it."""
        if not page.report:
            return notice(self._sizes, where) if self._is_told else ""
        own = by_path.get(page.report, ())
        is_published = page.incident is not None
        if matters(own) or not is_published:
            all_ = where if self._is_told else ""
            make = partial(box, page.report, own, all_, is_published=is_published)
            return once(self.kept, _BOX, digest(page.report, repr(own), all_, repr(is_published)), make)
        return ""


def _saying(made: Made, said: str) -> Made:
    """Return a page that says something below its title."""
    if made.html is None:
        return replace(made, page=replace(made.page, make=partial(_made_late, made.page, said)))
    title, end, rest = made.html.partition(_END.encode())
    below = [title, end, said.encode(), rest] if end else [said.encode(), title]
    key = digest(made.key, said) if made.key else ""
    return made.saying(b"".join(below), key)


def _made_late(page: Page, said: str, markdown: str) -> Fragment:
    """Make the page of a report in the middle of a host's build, which it must not end."""
    try:
        fragment = page.make(markdown)
    except Exception as error:
        lost = stand_in(page.path, page.title, page.report)
        wrong = Source(page.report, "").diagnose(failure("the page cannot be made", error), Level.ERROR)
        fragment, said = lost.make(""), box(page.report, [wrong], "", is_published=False) + said
    return fragment._replace(html=_below_title(fragment.html, said))


def _below_title(html: str, said: str) -> str:
    title, end, rest = html.partition(_END)
    return f"{title}{end}{said}{rest}" if end else f"{said}{html}"
