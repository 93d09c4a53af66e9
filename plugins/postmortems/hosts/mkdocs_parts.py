"""Our parts on the pages of a MkDocs site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs.structure.files import File

from ..model.diagnostic import Diagnostic, Problem
from ..model.document import Source
from ..pages.markers import fill_markers, told
from ..publishing import Published
from ..site.folder import shown_path


def with_parts(made: Published, html: str, file: File) -> tuple[str, tuple[Diagnostic, ...]]:
    """Return a page with our parts in it, and what is wrong with markers that nobody saw before.

    Those of pages that a plugin has made, or put a marker into.
    """
    filled, wrong = fill_markers(made.site, html, file.src_uri)
    return filled, tuple(_new(made, file, wrong)) if wrong else ()


def _new(made: Published, file: File, wrong: tuple[tuple[str, Problem], ...]) -> Iterator[Diagnostic]:
    path = shown_path(Path(file.abs_src_path), made.project.base) if file.abs_src_path else file.src_uri
    source = Source(path, file.content_string)
    known = {(each.place.path, each.message) for each in made.diagnostics}
    for marker, problem in wrong:
        at = source.text.find(marker)
        place = (at + problem.start, at + problem.end) if at >= 0 else (0, 1)
        here = problem._replace(start=place[0], end=place[1])
        yield from (
            each
            for each in told(source, here, made.project.settings)
            if (each.place.path, each.message) not in known
        )
