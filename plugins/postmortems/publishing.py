"""What every host shares: the pages of a site, made before anything of the last site is touched."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .model.diagnostic import Diagnostic, Level, failure
from .model.document import Source
from .pages.base.page import Page
from .rendering.headings import Heading


@dataclass(frozen=True)
class Made:
    """A page with its content.

    `html` is None where only a host can render the report, in the middle of its build. It waits as bytes: as
    text, a single letter beyond Latin-1 doubles what a page takes.
    """

    page: Page
    html: bytes | None = None
    headings: tuple[Heading, ...] = ()


def made(pages: Iterable[Page], late: Callable[[Page], bool]) -> tuple[list[Made], list[Diagnostic]]:
    """Make pages, but for those that are `late`; return with them a problem for each that cannot be made."""
    found: list[Made] = []
    problems: list[Diagnostic] = []
    for page in pages:
        try:
            found.append(Made(page) if late(page) else content_of(page, _body(page)))
        except Exception as error:  # whatever one report brings about must not cost the others their site
            problems.append(_failed(page, error))
    return found, problems


def content_of(page: Page, markdown: str) -> Made:
    """Make one page, that of a report from its Markdown."""
    fragment = page.make(markdown)
    return Made(page, fragment.html.encode("utf-8", "replace"), fragment.headings)


def _body(page: Page) -> str:
    return page.incident.document.body if page.incident else ""


def _failed(page: Page, error: Exception) -> Diagnostic:
    source = page.incident.document.source if page.incident else Source(page.path, "")
    return source.diagnose(failure(f"the page `{page.path}` cannot be made", error), Level.ERROR)
