"""What a reporter may tell of a run besides its problems."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import reduce

from ..model.incident import Values
from ..model.knowledge_base import KnowledgeBase, newest_first
from ..model.review import Review
from ..patterns import deferred
from ..site.folder import repository_of, shown_path
from .run import Run

_COMMIT = deferred(r"[0-9a-f]{40,64}")
_ADDRESS = deferred(r"https?://[\w./:~-]+")


def review_of_all(runs: Iterable[Run], environment: Mapping[str, str]) -> Review:
    """Return what is known of all runs together; there is one at least."""
    return reduce(_both, (review_of(run, environment) for run in runs))


def _both(one: Review, other: Review) -> Review:
    """Return two reviews as one; of files in two repositories it is not known where they stand in theirs."""
    changed = None if one.changed is None or other.changed is None else one.changed | other.changed
    return replace(
        one,
        root=one.root if one.root == other.root else "",
        files=(*one.files, *other.files),
        changed=changed,
        added=one.added | other.added,
        incidents=newest_first((*one.incidents, *other.incidents)),
        public=(*one.public, *other.public),
        strict=one.strict or other.strict,
    )


def review_of(run: Run, environment: Mapping[str, str]) -> Review:
    """Return what is known of a run."""
    scope, outcome, strict = run.scope, run.outcome, run.strict
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
        public=outcome.public,
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
