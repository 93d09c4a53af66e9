"""The results of a site that are kept from one run to the next."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from ..kept.disk import Disk
from ..kept.results import Results
from ..kept.stamp import stamp
from ..kept.store import digest
from ..kept.workers import workers
from .cache_folder import cache_folder, is_in_reach
from .project import Project

PACKAGE = Path(__file__).parent.parent
SECONDS = 86_400


def results_of(project: Project, environment: Mapping[str, str], code: Iterable[Path] = ()) -> Results | None:
    """Return what keeps the results of a site, None where nothing does; see `why_not`.

    `code` are files of the site's own that a host runs: they may change what this program does.
    """
    if why_not(project, environment):
        return None
    try:
        made_with = stamp(PACKAGE, (*_chosen(project), *(file.read_bytes() for file in code)))
    except OSError:
        return None
    return Results(disk_of(project, environment), made_with, workers(environment))


def why_not(project: Project, environment: Mapping[str, str]) -> str:
    """Return why nothing is kept of a site, empty where it is."""
    if project.settings.cache == "off":
        return "the setting `cache` is `off`"
    folder = cache_folder(project.settings, environment)
    if folder is None:
        return "there is no folder of your own on this machine"
    if is_in_reach(folder, project.boundary):
        return f"{folder}: it lies in the site's repository, where a pull request could put it"
    return ""


def disk_of(project: Project, environment: Mapping[str, str]) -> Disk:
    """Return the file of a site's results; only where there is no `why_not`."""
    folder = cache_folder(project.settings, environment) or Path()
    return Disk(folder / digest(os.path.realpath(project.root))[:20], int(time.time() // SECONDS))


def _chosen(project: Project) -> tuple[str | bytes, ...]:
    """Return all that a site has chosen for all its reports."""
    templates = sorted(project.templates().items())
    files = [part for name, path in templates for part in (name, path.read_bytes())]
    return repr(project.settings), *files
