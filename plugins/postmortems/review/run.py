"""One run of `check`, from what was asked to the problems that are to be told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ..checks.judging import judged
from ..checks.runner import context_of, fails
from ..checks.said_once import either_of
from ..frozen import Frozen
from ..kept.store import NOTHING, Kept
from ..model.diagnostic import Diagnostic
from ..model.knowledge_base import KnowledgeBase
from ..model.review import FirstPublic
from ..site.corpus import read_knowledge_base
from ..site.folder import find_reports, inside, shown_path
from ..site.nearest import absolute, without_plugin
from ..site.project import Project
from . import CannotCheck
from .baseline import gone, read_known, unknown
from .problems import problems_of

if TYPE_CHECKING:
    from .git import Branch


class Scope(Frozen):
    """Which files a run is about: `named` ones (None: all reports), or what a `branch` changed of them.

    `files` are read, `asked` are those that a person would say were checked. They differ with a branch: what
    it caused in other files is found by reading all. `whole` says that all reports are among the files.
    `given` is what is to be read instead of a file.
    """

    project: Project
    named: tuple[Path, ...] | None
    files: tuple[Path, ...]
    asked: tuple[Path, ...]
    branch: Branch | None = None
    whole: bool = True
    given: Mapping[Path, bytes] | None = None


class Outcome(Frozen):
    """The problems to tell, those of the settings first; how many of the baseline are left out, and gone.

    `public` is what a branch makes public for the first time, where that is asked.
    """

    knowledge_base: KnowledgeBase
    diagnostics: tuple[Diagnostic, ...]
    left_out: int = 0
    gone: int = 0
    public: tuple[FirstPublic, ...] = ()


class Run(Frozen):
    """What was checked of one knowledge base and what was found; `strict` says that warnings fail it."""

    scope: Scope
    outcome: Outcome
    strict: bool

    @property
    def fails(self) -> bool:
        """Whether what was found fails the check."""
        return fails(self.outcome.diagnostics, self.strict)


def scope_of(project: Project, paths: Sequence[Path], branch: Branch | None = None) -> Scope:
    """Return what a run is about; without paths, all reports. Raises CannotCheck."""
    named = tuple(_named(paths, project)) if paths else None
    whole = branch is not None or named is None or any(_is_around(path, project) for path in paths)
    files = _all(project) if branch or named is None else named
    asked = files if named is None else named
    if branch:
        asked = tuple(path for path in asked if branch.name_of(path) in branch.changed)
    return Scope(project, named, files, asked, branch, whole)


def check(
    scope: Scope, codes: frozenset[str], baseline: Path | None, now: datetime, kept: Kept = NOTHING
) -> Outcome:
    """Read and check. Raises CannotCheck."""
    project, branch = scope.project, scope.branch
    known = read_known(baseline)
    entries = known.total()
    knowledge_base, templates = read_knowledge_base(
        project, scope.files, kept, scope.given, judged, noting=True
    )
    context = context_of(project, knowledge_base, templates, now, scope.whole, kept)
    found: Iterable[Diagnostic]
    told = unknown(problems_of(context), known, project)
    found = [one for each in told for one in either_of(each, codes)]
    public: tuple[FirstPublic, ...] = ()
    if branch:
        from .introduced import caused

        found = caused(found, project, branch, now)
        public = _first_public(project, knowledge_base, branch)
    if branch and scope.named is not None:
        names = {shown_path(path, project.base) for path in scope.named}
        found = (each for each in found if each.place.path in names)
    left_out = entries - known.total()
    lost = gone(known, project, None if scope.whole else scope.files)
    return Outcome(knowledge_base, tuple(found), left_out, lost, public)


def _first_public(project: Project, knowledge_base: KnowledgeBase, branch: Branch) -> tuple[FirstPublic, ...]:
    """Return what a branch makes public for the first time, if it is the public that is asked about."""
    if project.settings.audience != "public":
        return ()
    from .first_public import first_public

    return first_public(project, knowledge_base, branch)


def _named(paths: Sequence[Path], project: Project) -> Iterator[Path]:
    """Yield the reports that were named, each once; a file that is named is read whatever its name.

    Of a folder around that of the reports, only these: the site's other pages are none.
    """
    seen: set[Path] = set()
    for path in paths:
        for file in _all(project) if _is_around(path, project) else _in(path):
            if absolute(file) not in seen:
                seen.add(absolute(file))
                yield file


def _is_around(path: Path, project: Project) -> bool:
    """Tell whether a path is the folder of the reports, or one around it."""
    return path.is_dir() and inside(project.incidents_dir, path)


def _in(path: Path) -> Iterable[Path]:
    return find_reports(path) if path.is_dir() else [path]


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
    if not project.has_plugin:
        return without_plugin(project)
    why = "this is no folder" if folder.exists() else "no such folder"
    return f"{folder}: {why}; `incidents_dir` in mkdocs.yml says where the reports are"
