"""Which files beside the reports are published: those that a report refers to, of kinds that are harmless."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from ..model.page_kinds import YEARS
from ..reading.names import key_of, odd_letter
from .bare_image import bare
from .folder import find_others, read_bytes, shown_path
from .introduction import introduction_of
from .svg import MAX_BYTES, Drawing, clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..model.document import Document
    from ..settings import Settings
    from .links import SitePaths

IMAGES = ("png", "jpg", "jpeg", "gif", "webp", "avif", "svg")
MAX_IMAGE = 50_000_000
PLAIN = ("txt", "log", "csv", "json")
"""What tells nothing but what it shows."""
KINDS = (*IMAGES, "pdf", *PLAIN)


def kind_of(name: str) -> str:
    """Return the ending of a file's name, in lower case and without its dot."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def kinds(settings: Settings) -> frozenset[str]:
    """Return the endings of the files that a site publishes beside its reports."""
    return frozenset((*KINDS, *settings.attachments))


def why_unpublished(file: Path, path: str, settings: Settings) -> str:
    """Return why a file beside reports is not published as `path` although a report refers to it."""
    kind, relative = kind_of(file.name), path.removeprefix(settings.under("incidents/"))
    if kind not in kinds(settings):
        return f"a site has no {f'`.{kind}`' if kind else 'file without ending'} beside its reports"
    if odd := odd_letter(relative):
        return f"its path has {odd} in it"
    if _is_ours(key_of(relative).split("/")):
        return "a page of the plugin has its place"
    if not os.access(file, os.R_OK):
        return "it may not be read"
    return drawing_of(file).refused if kind == "svg" else ""


def _is_ours(parts: Sequence[str]) -> bool:
    """Tell whether a file would stand where pages do that belong to no report."""
    return parts[0] in (YEARS, "index.html") or any(part.endswith(".html") for part in parts[:-1])


def drawing_of(file: Path) -> Drawing:
    """Return a drawing as it may be published."""
    try:
        return clean(read_bytes(file, MAX_BYTES))
    except (OSError, ValueError) as error:
        return Drawing(refused=getattr(error, "strerror", None) or str(error))


def bare_file(file: Path, *, is_bare: bool = True) -> bytes | None:
    """Return a file with nothing but what it shows, None where that cannot be told apart.

    A drawing that need not be `bare` is only made harmless.
    """
    try:
        data = read_bytes(file, MAX_IMAGE)
    except (OSError, ValueError):
        return None
    if len(data) > MAX_IMAGE:
        return None
    kind = kind_of(file.name)
    if kind == "svg":
        return clean(data, is_bare=is_bare).data or None
    return data if kind in PLAIN else bare(kind, data)


def referred(documents: Iterable[Document], paths: SitePaths) -> Iterator[tuple[str, Path]]:
    """Yield the files beside reports that some documents refer to, with their paths on the site."""
    for document in documents:
        yield from dict.fromkeys((path, file) for _, path, file in paths.beside_of(document))


def unreferred(documents: Iterable[Document], paths: SitePaths) -> Iterator[str]:
    """Yield the files beside the reports that no document refers to, as diagnostics show them.

    What cannot be read here, such as a link that leads out, is said where a report refers to it.
    """
    if paths.project.is_shut:
        return
    introduction = introduction_of(paths.project)
    documents = (*documents, introduction) if introduction else documents
    known = {file for _, file in referred(documents, paths)}
    for file in find_others(paths.project.incidents_dir):
        if Path(os.path.realpath(file)) not in known and paths.beside(file):
            yield shown_path(file, paths.project.base)
