"""What a reporter may tell of a run besides its problems."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import replace

from ..model.incident import Values
from ..model.knowledge_base import KnowledgeBase, newest_first
from ..model.review import Review
from ..site.folder import repository_of, shown_path
from .run import Outcome, Scope

_COMMIT = re.compile(r"[0-9a-f]{40,64}")
_ADDRESS = re.compile(r"https?://[\w./:~-]+")


def review_of(scope: Scope, outcome: Outcome, strict: bool, environment: Mapping[str, str]) -> Review:
    """Return what is known of a run; `strict` says that warnings fail it."""
    project, branch = scope.project, scope.branch
    root = branch.root if branch else repository_of(project.root)
    names = tuple(shown_path(path, project.base) for path in scope.asked)
    review = Review(
        project.base.as_posix(),
        root.as_posix() if root else "",
        names,
        files_at=address_of_files(environment),
        strict=strict,
    )
    if branch is None:
        return review
    return replace(
        review,
        changed=frozenset(shown_path(branch.root / name, project.base) for name in branch.changed),
        added=frozenset(shown_path(branch.root / name, project.base) for name in branch.added),
        incidents=newest_first(_readable(outcome.knowledge_base, {*names})),
    )


def _readable(knowledge_base: KnowledgeBase, names: Container[str]) -> Iterator[Values]:
    """Yield what some files say of their incidents, complete or not, where it is known what began when."""
    for report in knowledge_base.reports:
        if report.path in names and report.values and report.values.title and report.values.started_at:
            yield report.values


def address_of_files(environment: Mapping[str, str]) -> str:
    """Return where the files of the commit that is built begin, on GitHub or GitLab; else an empty string."""
    get = environment.get
    if get("GITHUB_REPOSITORY"):
        project, commit = f"{get('GITHUB_SERVER_URL')}/{get('GITHUB_REPOSITORY')}", get("GITHUB_SHA", "")
        address = f"{project}/blob/{commit}/"
    else:
        commit = get("CI_COMMIT_SHA", "")
        address = f"{get('CI_PROJECT_URL')}/-/blob/{commit}/"
    return address if _COMMIT.fullmatch(commit) and _ADDRESS.fullmatch(address) else ""
