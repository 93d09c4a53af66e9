"""Puts the theme's page around reports without rendering the theme for each of them.

A theme takes a millisecond or more for a page of which all but a dozen places is the same for all
reports, and so it is for lists of which there are many beside each other, such as those of services. For the
first of them the theme is watched (`watched_theme.py`), and the next ones are filled in
where they answer all that the theme asked in the same way. Nothing is guessed about a theme: where one
does anything else, each page is rendered, and so is every page of the navigation. Some filled pages are
compared, before they are used, with what the theme writes: the first three, and ever fewer of those that
follow.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from types import CodeType
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Environment, Template
from mkdocs.plugins import get_plugin_logger

from .mkdocs_page import MadePage
from .watched_answers import UnfitError
from .watched_theme import Shell, watch_theme

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page

FEWEST: Final = 20
"""How many pages of a kind are worth watching a theme."""
MOST: Final = 8
"""For how many pages of a kind it is watched, where they differ in what it asks."""
COMPARED: Final = frozenset({1, 2, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000})
"""Which uses of a shell are compared with what the theme writes."""
Context = Mapping[str, Any]
Kind = tuple[str, str, str]
"""A template, and what stands before and after a page's own part of its address."""

log = get_plugin_logger("postmortems")


class ThemeShell:
    """The theme around the reports of one build, and around other pages of a kind with many."""

    def __init__(self, site: Environment, pages: Iterable[Page] = ()) -> None:
        self.filled = self.rendered = 0
        self.refused = ""
        self._site = site
        self._shells: defaultdict[Kind, list[Shell]] = defaultdict(list)
        self._watched: Counter[Kind] = Counter()
        self._used: Counter[Shell] = Counter()
        beside = Counter(_beside(page) for page in pages)
        self._many = {place for place, amount in beside.items() if amount >= FEWEST}

    def has(self, page: Page | None) -> bool:
        """Tell whether a page is of a kind with many."""
        is_report = isinstance(page, MadePage) and page.made.page.incident is not None
        return is_report or (isinstance(page, MadePage) and _beside(page) in self._many)

    def __str__(self) -> str:
        told = f"{self.filled} pages were filled in, {self.rendered} rendered"
        return f"{told}: {self.refused}" if self.refused else told

    def page(self, template: str, context: Context, render: Callable[[], str]) -> str:
        """Return a page, as `render` would."""
        before, own, after = _address(context["page"].url)
        kind = template, before, after
        shell, filled = self._fill(kind, own, context)
        if shell and self._used[shell] not in COMPARED:
            self.filled += 1
            return filled
        self.rendered += 1
        page = render()
        if shell:
            self._compare(filled, page, context)
        else:
            self._learn(kind, own, context, page)
        return page

    def _fill(self, kind: Kind, own: str, context: Context) -> tuple[Shell | None, str]:
        """Return the first shell that fits, with the page in it."""
        try:
            for shell in () if self.refused or _is_in_navigation(context) else self._shells[kind]:
                if (filled := shell.fill(self._site, own, context)) is not None:
                    self._used[shell] += 1
                    return shell, filled
        except Exception as why:  # whatever other plugins may have made of the page
            self._refuse(why)
        return None, ""

    def _learn(self, kind: Kind, own: str, context: Context, page: str) -> None:
        """Watch how the theme makes a page, which has to come out as it was made."""
        if self.refused or self._watched[kind] == MOST or _is_in_navigation(context):
            return
        self._watched[kind] += 1
        try:
            shell = watch_theme(self._site, kind[0], context)
            if (filled := shell.fill(self._site, own, context)) is not None:
                if filled != page:
                    raise UnfitError("it does not write a page the same twice")
                self._shells[kind].append(shell)
        except Exception as why:  # whatever the theme does with what it is shown
            self._refuse(why)

    def _compare(self, filled: str, page: str, context: Context) -> None:
        if filled == page:
            return
        self._refuse(UnfitError("it writes a page other than foreseen"))
        if self.filled:
            log.warning(
                f"{context['page'].file.src_uri}: the theme, or another plugin, makes of this page what "
                f"could not be foreseen; {self.filled} pages, filled in before, may be wrong. "
                "With `theme_pages: rendered` the theme makes each of them"
            )

    def _refuse(self, why: Exception) -> None:
        self.refused = f"{type(why).__name__}: {why}"


def _address(url: str) -> tuple[str, str, str]:
    """Return what stands before a page's own part of its address, that part, and what stands after."""
    ending = next(ending for ending in ("/", ".html", "") if url.endswith(ending))
    before, slash, own = url.removesuffix(ending).rpartition("/")
    return before + slash, own, ending


def _beside(page: Page) -> tuple[str, str]:
    """Return what the addresses of pages share that stand beside each other."""
    before, _, after = _address(page.url)
    return before, after


def _is_in_navigation(context: Context) -> bool:
    page = context["page"]
    return any(each is page for each in context["nav"].pages)


def put_around_many(environment: Environment, pages: Iterable[Page]) -> ThemeShell:
    """Let an environment fill in the pages of reports, and those of our other `pages` of a kind with many."""
    shell, base = ThemeShell(environment, pages), environment.template_class

    class FilledTemplate(base):  # type: ignore[misc,valid-type]
        code: CodeType

        @classmethod
        def from_code(cls, environment: Environment, code: CodeType, *args: Any, **kwargs: Any) -> Template:
            template: Template = super().from_code(environment, code, *args, **kwargs)
            template.code = code  # type: ignore[attr-defined]
            return template

        def render(self, *args: Any, **kwargs: Any) -> str:
            render = partial(super().render, *args, **kwargs)
            page = args[0].get("page") if len(args) == 1 and type(args[0]) is dict and not kwargs else None
            return shell.page(self.name, args[0], render) if self.name and shell.has(page) else render()

    environment.template_class = FilledTemplate
    return shell
