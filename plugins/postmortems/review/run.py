"""One run of `check`, from what was asked to the problems that are to be told."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ..checks.runner import context_of
from ..model.diagnostic import Diagnostic
from ..model.knowledge_base import KnowledgeBase
from ..site.folder import find_reports, inside, shown_path
from ..site.project import Project, read_knowledge_base
from . import CannotCheck
from .baseline import gone, read_known, unknown
from .problems import problems_of

if TYPE_CHECKING:
    from .git import Branch


@dataclass(frozen=True)
class Scope:
    """Which files a run is about: `named` ones (None: all reports), or what a `branch` changed of them.

    `files` are read, `asked` are those that a person would say were checked. They differ with a branch: what
    it caused in other files is found by reading all.
    """

    project: Project
    named: tuple[Path, ...] | None
    files: tuple[Path, ...]
    asked: tuple[Path, ...]
    branch: Branch | None = None
    config_file: Path | None = None


@dataclass(frozen=True)
class Outcome:
    """The problems to tell, those of the settings first; how many of the baseline are left out, and gone."""

    knowledge_base: KnowledgeBase
    diagnostics: tuple[Diagnostic, ...]
    left_out: int = 0
    gone: int = 0


def scope_of(
    project: Project, paths: Sequence[Path], branch: Branch | None = None, config_file: Path | None = None
) -> Scope:
    """Return what a run is about; without paths, all reports. Raises CannotCheck."""
    named = tuple(_named(paths, project.incidents_dir)) if paths else None
    files = _all(project) if branch or named is None else named
    asked = files if named is None else named
    if branch:
        asked = tuple(path for path in asked if branch.name_of(path) in branch.changed)
    return Scope(project, named, files, asked, branch, config_file)


def check(scope: Scope, codes: frozenset[str], baseline: Path | None, now: datetime) -> Outcome:
    """Read and check. Raises CannotCheck."""
    project, branch = scope.project, scope.branch
    is_whole = branch is not None or scope.named is None
    known = read_known(baseline)
    entries = known.total()
    knowledge_base, templates = read_knowledge_base(project, scope.files)
    context = context_of(project, knowledge_base, templates, now, is_whole)
    found: Iterable[Diagnostic]
    found = [each for each in unknown(problems_of(context), known, project) if each.code in codes]
    if branch:
        from .introduced import caused

        found = caused(found, project, scope.config_file, branch, now)
    if branch and scope.named is not None:
        names = {shown_path(path, project.base) for path in scope.named}
        found = (each for each in found if each.place.path in names)
    left_out = entries - known.total()
    return Outcome(
        knowledge_base, tuple(found), left_out, gone(known, project, None if is_whole else scope.files)
    )


def _named(paths: Sequence[Path], reports: Path) -> Iterator[Path]:
    """Yield the reports that were named, each once; a file that is named is read whatever its name.

    Of a folder around that of the `reports`, only these: the site's other pages are none.
    """
    seen: set[str] = set()
    for path in paths:
        if not os.path.lexists(path):
            raise CannotCheck(f"{path}: no such file or folder")
        folder = reports if inside(reports, path) else path
        for file in find_reports(folder) if path.is_dir() else [path]:
            absolute = os.path.abspath(file)  # noqa: PTH100 (links stay as they are)
            if absolute not in seen:
                seen.add(absolute)
                yield file


def _all(project: Project) -> tuple[Path, ...]:
    """Return all reports; a folder that is missing because of a wrong setting has none."""
    folder = project.incidents_dir
    if not folder.is_dir() and not project.diagnostics:
        raise CannotCheck(no_reports(project))
    return tuple(find_reports(folder))


def no_reports(project: Project) -> str:
    """Say why a site has no report."""
    folder = project.incidents_dir
    if folder.is_dir():
        return f"{folder}: no reports yet; a report is a Markdown file with front matter"
    why = "this is no folder" if folder.exists() else "no such folder"
    return f"{folder}: {why}; `incidents_dir` in mkdocs.yml says where the reports are"
