"""Waiting until a file of a knowledge base changes."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from ..site.config import CONFIG_NAMES
from ..site.project import Project

PAUSE = 0.4

Stamps = dict[str, tuple[int, int]]


def stamps(projects: Iterable[Project], others: Iterable[Path]) -> Stamps:
    """Return when each file that a check may look at was written, and its size."""
    found: Stamps = {}
    for path in others:
        _add(found, str(path))
    for project in projects:
        _add_all(found, project)
    return found


def _add_all(found: Stamps, project: Project) -> None:
    own = project.settings.templates_dir
    folders = [project.incidents_dir, project.docs_dir, *([project.root / own] if own else [])]
    for path in (project.root / name for name in CONFIG_NAMES):
        _add(found, str(path))
    for folder in folders:
        for parent, inner, files in os.walk(folder):
            inner[:] = [name for name in inner if not name.startswith(".")]
            for name in files:
                _add(found, os.path.join(parent, name))  # noqa: PTH118 (a Path for each of 10,000 takes too long)


def _add(found: Stamps, path: str) -> None:
    try:
        state = os.stat(path)  # noqa: PTH116
    except (OSError, ValueError):
        return
    found[path] = state.st_mtime_ns, state.st_size


def wait_for_change(
    projects: Iterable[Project], others: Iterable[Path], before: Mapping[str, tuple[int, int]]
) -> Sequence[str]:
    """Return the files, sorted, once some were written, added or removed."""
    while True:
        time.sleep(PAUSE)
        now = stamps(projects, others)
        if now != before:
            return sorted({name for name, _ in now.items() ^ before.items()})
