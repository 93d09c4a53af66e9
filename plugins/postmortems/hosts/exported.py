"""An export written: the pages and files of a site for a generator, whole or not at all."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from ..kept.store import NOTHING, Kept
from ..publishing import Loaded, Published, publish
from ..showing import Host
from ..site.head import SiteHead, read_head
from ..site.swap import put, replaced
from .exporting.addresses import url
from .exporting.export import Export, own_files
from .exporting.manifest import NAME, digest_of, manifest
from .targets import Target, target


def exported(
    loaded: Loaded, generator: Target, head: SiteHead, to: Path, kept: Kept = NOTHING, *, strict: bool = False
) -> Export:
    """Publish a site for a generator; without pages where something is wrong that fails a build."""
    own = tuple(own_files(loaded.project, head)) if generator.takes_own else ()
    folders = is_folders(generator, head)
    between = partial(url, folders=folders)
    docs = frozenset(each.path for each in own)
    host = Host(
        between, docs, folders, None, generator.name, head.name, head.url, is_whole=generator.takes_own
    )
    return Export(publish(loaded, host, strict, kept), head, to, own)


def is_folders(generator: Target, head: SiteHead) -> bool:
    """Tell whether pages are `name/index.html` instead of `name.html`."""
    return head.folders or not generator.takes_own


def write(export: Export, generator: Target) -> int:
    """Write an export in the place of the last one; return how many files it has.

    Raises OSError where that cannot be done, and then leaves the last one as it was.
    """
    digests: dict[str, str] = {}
    with replaced(export.to) as folder:
        for path, content in generator.files(export):
            put(folder, path, content)
            digests[path] = digest_of(content)
        put(folder, NAME, manifest(export, generator.name, digests, is_folders(generator, export.head)))
    return len(digests)


def write_site(loaded: Loaded, to: Path, name: str = "html", *, strict: bool = False) -> Published:
    """Publish and write at once; where a problem stops it, the folder stays as it was. Raises OSError."""
    project = loaded.project
    export = exported(
        loaded, target(name), read_head(project.config or project.root / "mkdocs.yml"), to, strict=strict
    )
    if export.published.pages:
        write(export, target(name))
    return export.published
