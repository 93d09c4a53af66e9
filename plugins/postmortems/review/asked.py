"""Which knowledge bases a run is about: those of its paths, or the one of the working folder."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from ..site.nearest import absolute, homes, outside
from ..site.project import Project, find_project
from . import CannotCheck
from .run import Scope

Asked = tuple[Project, tuple[Path, ...]]
"""A knowledge base with the paths in it that were named; without any, all of it is meant."""
_ANY = "*.md"
"""What stands for all files of a folder: they belong to one knowledge base."""


def asked_of(paths: Sequence[Path], base: Path, config: Path | None, codes: Iterable[str]) -> list[Asked]:
    """Return the knowledge bases that are meant. Raises CannotCheck, OSError.

    A `config` that is named is that of all paths. Without one, each path has the mkdocs.yml nearest above it,
    and one that has none that of the working folder.
    """
    if config or not paths:
        project = find_project(base, config, codes)
        if project.config is None:
            raise CannotCheck(outside(base, base))
        return [(project, tuple(paths))]
    return _by_home(paths, base, tuple(codes))


def _by_home(paths: Sequence[Path], base: Path, codes: tuple[str, ...]) -> list[Asked]:
    """Return each knowledge base once, in the order of its first path; one below a path is meant whole."""
    found: dict[Path, tuple[Project, list[Path]]] = {}
    of_folder: dict[Path, list[Project]] = {}
    for path in paths:
        folder = path if path.is_dir() else path.parent / _ANY
        if folder not in of_folder:
            of_folder[folder] = homes(path, base, codes) or [_here(path, base, codes)]
        for project in of_folder[folder]:
            found.setdefault(project.root, (project, []))[1].append(path)
    return [(project, tuple(named)) for project, named in found.values()]


def _here(path: Path, base: Path, codes: tuple[str, ...]) -> Project:
    """Return the knowledge base of the working folder, for a path that lies in none. Raises CannotCheck."""
    project = find_project(base, None, codes)
    if project.config is None:
        folder = absolute(path)
        raise CannotCheck(outside(folder if path.is_dir() else folder.parent, base))
    return project


def refuse_missing(paths: Iterable[Path]) -> None:
    """Raise CannotCheck for a path that is not there."""
    for path in paths:
        if not os.path.lexists(path):
            raise CannotCheck(f"{path}: no such file or folder")


def text_scope(project: Project, path: Path | None, text: bytes) -> Scope:
    """Return what a run is about that reads one text, which stands, or would stand, at a path."""
    file = path if path and path.name else project.incidents_dir / "stdin.md"
    return Scope(project, (file,), (file,), (file,), whole=False, given={file: text})
