"""The problems of the files that a branch changed, and those that it caused in others."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from ..checks.check import all_checks
from ..checks.runner import context_of
from ..model.diagnostic import Diagnostic
from ..site.corpus import read_knowledge_base
from ..site.edition import for_audience
from ..site.folder import is_file
from ..site.project import Project, find_project
from .git import Branch, check_out
from .problems import problems_of


class Mark(NamedTuple):
    """What makes two problems the same one, wherever the line has moved to."""

    file: str
    code: str
    message: str
    line: str


def caused(
    diagnostics: Iterable[Diagnostic], project: Project, branch: Branch, now: datetime
) -> Iterator[Diagnostic]:
    """Yield the problems of changed files, and of the others those that the base has not. Raises CannotCheck.

    The base is read and checked only where a file that did not change has a problem at all.
    """
    elsewhere: list[Diagnostic] = []
    for diagnostic in diagnostics:
        if branch.name_of(project.base / diagnostic.place.path) in branch.changed:
            yield diagnostic
        else:
            elsewhere.append(diagnostic)
    before = _problems_of_base(project, branch, now) if elsewhere else Counter()
    for diagnostic in elsewhere:
        mark = _mark(diagnostic, project.base, branch.root)
        before[mark] -= 1
        if before[mark] < 0:
            yield diagnostic


@contextmanager
def base_of(project: Project, branch: Branch) -> Iterator[tuple[Project | None, Path]]:
    """Yield the site as it was at the base of a branch, for the same audience, and the root of its tree.

    The site is None where there was none yet. Raises CannotCheck.
    """
    with TemporaryDirectory(prefix="postmortems-") as folder:
        into = Path(folder).resolve()
        check_out(branch, into)
        tree = into / "tree"
        (tree / ".git").touch()  # links may lead as far as they do in the repository
        old = _project_of_base(project, branch.root, tree)
        yield old and for_audience(old, project.settings.audience), tree


def _problems_of_base(project: Project, branch: Branch, now: datetime) -> Counter[Mark]:
    with base_of(project, branch) as (old, tree):
        marks = [_mark(found, old.base, tree) for found in _found(old, now)] if old else []
    here, there = str(branch.root), str(tree)
    return Counter(
        mark._replace(
            file=branch.renamed.get(mark.file, mark.file), message=mark.message.replace(there, here)
        )
        for mark in marks
    )


def _found(project: Project, now: datetime) -> tuple[Diagnostic, ...]:
    knowledge_base, templates = read_knowledge_base(project)
    return problems_of(context_of(project, knowledge_base, templates, now, whole=True))


def _project_of_base(project: Project, root: Path, tree: Path) -> Project | None:
    """Return the site as it was, with the settings of then; None where there was none yet."""
    site = project.config and project.config.resolve()
    base = _moved(project.base, root, tree)
    if site is None:
        moved = _moved(project.root, root, tree)
        return replace(project, base=base, root=moved, docs_dir=moved / project.docs_dir.name)
    old = _moved(site, root, tree)
    return find_project(base, old, all_checks()) if is_file(old) else None


def _moved(path: Path, root: Path, tree: Path) -> Path:
    """Return where a path of the repository stands in another tree of it."""
    return tree / path.relative_to(root) if path.is_relative_to(root) else tree


def _mark(diagnostic: Diagnostic, base: Path, root: Path) -> Mark:
    file = Path(os.path.relpath(base / diagnostic.place.path, root)).as_posix()
    return Mark(file, diagnostic.code, diagnostic.message, diagnostic.excerpt.strip())
