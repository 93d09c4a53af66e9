"""Our parts on pages of the site's own: `<!-- postmortems: latest -->` becomes the latest incidents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..checks.check import all_checks
from ..checks.judging import level_of
from ..model.diagnostic import Diagnostic, Level, Problem
from ..model.document import Document, Source
from ..settings import Settings
from ..wording.messages import did_you_mean, shorten
from .base.marker import Marker, markers
from .base.page import Site
from .base.paint import painted
from .base.ways import without_ways
from .home import PARTS, part
from .parts.choice import CODE, Asking


def fill_markers(site: Site, html: str, page: str) -> tuple[str, tuple[tuple[str, Problem], ...]]:
    """Return a page's HTML with our parts in the place of their markers.

    With it come the markers in which something is wrong, and what; offsets are those in the marker. `page` is
    the path of the page, from which the parts' links lead. Searches find the reports instead.
    """
    filled, wrong, last = [], [], 0
    for marker in markers(html):
        asked = understood(site, marker)
        text = html[marker.start : marker.end]
        wrong += [
            (text, each._replace(start=each.start - marker.start, end=each.end - marker.start))
            for each in asked.problems
        ]
        made = part(site, marker.name.name, page, asked.choice)
        filled.append(html[last : marker.start])
        filled.append(
            text
            if made is None
            else f'<section class="pm-part" data-search-exclude>{painted(without_ways(made))}</section>'
        )
        last = marker.end
    return "".join((*filled, html[last:])), tuple(wrong)


def understood(site: Site, marker: Marker) -> Asking:
    """Understand a marker, what is wrong with it left out."""
    name, *_ = marker.name
    asked = Asking(site, name, PARTS[name].takes if name in PARTS else ())
    if name not in PARTS or marker.name.value is not None:
        said = shorten(name) or "(none)"
        known = did_you_mean(name, PARTS) or f"one of {', '.join(PARTS)}"
        asked.problems.append(
            Problem(CODE, marker.name.start, marker.name.end, f"there is no part `{said}`", known)
        )
        return asked
    for word in marker.words:
        asked.take(word)
    return asked


def marker_problems(site: Site, pages: Iterable[Document]) -> Iterator[Diagnostic]:
    """Yield what is wrong with the markers of pages; those in code are none."""
    for document in pages:
        for markup in document.markup:
            for marker in markers(markup.text):
                for each in understood(site, marker).problems:
                    here = each._replace(start=markup.start + each.start, end=markup.start + each.end)
                    yield from told(document.source, here, site.settings)


def told(source: Source, problem: Problem, settings: Settings) -> Iterator[Diagnostic]:
    """Yield a problem at its place, unless the site has turned it off."""
    level = level_of(problem, all_checks()[CODE], settings)
    if level is not Level.OFF:
        yield source.diagnose(problem, level)
