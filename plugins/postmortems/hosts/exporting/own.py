"""Pages of a site's own on their way into an export: our parts in the place of their markers."""

from __future__ import annotations

from collections.abc import Callable

from ...model.document import Document
from ...pages.markers import fill_markers
from ...site.folder import read_file
from .export import Export, OwnFile


def document(own: OwnFile) -> Document:
    """Read a page of the site's own."""
    return read_file(own.file, own.path)


def filled(export: Export, own: OwnFile, put: Callable[[str], str]) -> str:
    """Return the Markdown of a page with our parts in it, as `put` writes each; markers in code are none."""
    read = document(own)
    text = read.source.text
    parts, last = list[str](), 0
    for markup in sorted(read.markup, key=lambda each: each.start):
        made, _ = fill_markers(export.published.site, markup.text, own.path)
        if made != markup.text and markup.start >= last:
            parts += [text[last : markup.start], f"\n\n{put(made)}\n\n"]
            last = markup.end
    return "".join([*parts, text[last:]])
