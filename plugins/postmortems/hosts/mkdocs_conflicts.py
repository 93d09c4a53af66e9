"""Files of ours that stand in the way of others, in a MkDocs site, or in whose way others stand."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import compress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, Files

from ..model.diagnostic import Diagnostic
from ..pages.conflicts import conflict
from ..publishing import Published
from .mkdocs_files import file_of, made_file

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

Standing = tuple[str, Callable[[], File]]
"""Where a file will stand, and which one it is."""


def standing(file: File) -> Standing:
    """Return where a file that is there will stand."""
    return file.dest_uri, lambda: file


def _ours(made: Published, config: MkDocsConfig) -> tuple[list[Standing], list[Standing]]:
    """Return where pages and files of ours will stand; only of few more is asked."""
    in_folders = config.use_directory_urls
    pages: list[Standing] = [
        (
            File(each.page.path, None, "", in_folders).dest_uri,
            partial(file_of, each.page, made.project, config),
        )
        for each in made.pages
    ]
    files: list[Standing] = [
        (each.path, partial(made_file, each, config)) if each.content else standing(made_file(each, config))
        for each in made.files
    ]
    return pages, files


def _folders(places: Iterable[str]) -> set[str]:
    """Return all folders in which places are."""
    found: set[str] = set()
    for place in places:
        found.update(_above(place, found))
    return found


def _above(place: str, known: Container[str] = ()) -> Iterator[str]:
    """Yield the folders above a place, up to one that is known."""
    while (place := place.rpartition("/")[0]) and place not in known:
        yield place


def in_the_way(files: Iterable[Standing]) -> Iterator[File]:
    """Yield the files that stand where others need a folder; a host fails there when the site is emptied."""
    taken = dict(files)
    yield from (taken[place]() for place in sorted(_folders(taken) & taken.keys()))


def in_the_place(own: Iterable[File], places: Container[str]) -> Iterator[File]:
    """Yield the HTML of a site's own in the place of a page, of which `check` knows only `index.html`."""
    for file in own:
        is_first = PurePosixPath(file.dest_uri).name == "index.html"
        if file.dest_uri in places and not is_first and not file.is_documentation_page():
            yield file


def fits(own: Iterable[str], ours: Iterable[str]) -> Iterator[bool]:
    """Tell of each place of ours whether it is neither another's nor where one needs a folder."""
    taken = {*own}
    folders = _folders(taken)
    for place in ours:
        above = {*_above(place)}
        is_free = place not in taken and place not in folders and not above & taken
        if is_free:
            taken.add(place)
            folders |= above
        yield is_free


def blocked(made: Published, own: Files, config: MkDocsConfig) -> Iterator[Diagnostic]:
    """Yield a problem for each file that stands where another one needs a folder, or where a page will be.

    `own` are the site's own files.
    """
    pages, files = _ours(made, config)
    for file in (*in_the_way((*map(standing, own), *files, *pages)), *in_the_place(own, dict(pages))):
        yield conflict(made.project, Path((not file.generated_by and file.abs_src_path) or file.src_uri))


def fitting(made: Published, files: Files, config: MkDocsConfig) -> Published:
    """Return what was made without the pages and files that MkDocs could not write, or would write over."""
    own = (each.dest_uri for each in files if each.inclusion.is_in_serve())  # type: ignore[no-untyped-call]
    pages, others = _ours(made, config)
    flags = list(fits(own, (place for place, _ in (*pages, *others))))
    rest = compress(made.files, flags[len(pages) :])
    return replace(made, pages=tuple(compress(made.pages, flags)), files=tuple(rest))
