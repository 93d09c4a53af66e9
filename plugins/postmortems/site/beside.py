"""Sites whose reports lie outside of their own folder, found from where the reports are.

Only the repository is looked through, not deep, and no more of it than a moment allows.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

from .config import config_in, read_config
from .folder import confined, folder_at, hides, inside, repository_of

DEEP = 3
"""How deep a knowledge base may lie below where one is looked for without being named."""
MOST_FOLDERS, MOST_SITES = 10_000, 100
_OTHERS = ("node_modules", "pyvenv.cfg")


def configured(folder: Path, deep: int | None = None) -> Iterator[Path]:
    """Yield the folders below one, so `deep` at most, that have a mkdocs.yml, none of them below another."""
    above = len(folder.parts)
    for parent, folders, files in islice(os.walk(folder), MOST_FOLDERS if deep else None):
        path = Path(parent)
        folders[:] = sorted(name for name in folders if not hides(name))
        if any(name in _OTHERS for name in (*files, path.name)) or len(path.parts) - above == deep:
            folders.clear()
        elif path != folder and config_in(path):
            folders.clear()
            yield path


def sites_of(reports: Path) -> list[Path]:
    """Return the mkdocs.yml of each site of the repository that has its reports in a folder or around it."""
    repository = repository_of(reports)
    found = islice(configured(repository, DEEP), MOST_SITES) if repository else ()
    return [config for each in found if (config := config_in(each)) and _has(config, reports)]


def _has(config: Path, reports: Path) -> bool:
    """Tell whether a site has its reports in a folder, or around it; one that cannot be read has none."""
    with suppress(OSError):
        boundary = repository_of(config.parent)
        if boundary and confined(config, boundary):
            site = read_config(config, config.parent, ())
            folder = folder_at(config.resolve().parent, site.settings.incidents_dir)
            return site.has_plugin and confined(folder, boundary) and inside(reports, folder)
    return False
