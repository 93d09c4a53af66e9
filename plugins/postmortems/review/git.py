"""What Git knows of a repository: the only module that asks it."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Mapping
from pathlib import Path

from ..frozen import Frozen
from ..patterns import deferred
from ..site.folder import repository_of
from . import CannotCheck

SHALLOW = (
    "this clone is shallow: fetch its whole history (`git fetch --unshallow`; in GitHub Actions "
    "`fetch-depth: 0` for actions/checkout, in GitLab CI `GIT_DEPTH: 0`)"
)


NO_GIT = (
    "install it (`apt-get install git`), or use an image that has it: `python:3.13` does, `-slim` does not"
)


WITHOUT_LARGE_FILES = (
    "-c", "filter.lfs.smudge=", "-c", "filter.lfs.process=", "-c", "filter.lfs.required=false",
)  # fmt: skip


_ORIGIN = deferred(
    r"(?:https://(?:[^@/\s]{1,200}@)?|ssh://git@|git@)(?P<host>git(?:hub|lab)\.com)[:/]"
    r"(?P<name>[\w.-]+(?:/[\w.-]+){1,9})/?"
)


class Branch(Frozen):
    """What the working tree has that the commit `base` has not; paths are relative to the repository `root`.

    `changed` are files whose content is another, uncommitted and untracked ones too, by the name that they
    have now; `added` those of them that are new; `renamed` leads from an old name to the new one.
    """

    root: Path
    base: str
    changed: frozenset[str]
    added: frozenset[str]
    renamed: Mapping[str, str]

    def name_of(self, path: Path) -> str:
        """Return a file's path as Git writes it."""
        return Path(os.path.relpath(path, self.root)).as_posix()


def read_branch(folder: Path, since: str) -> Branch:
    """Return what changed since the branch parted from `since`, a branch or commit. Raises CannotCheck."""
    root = Path(text_of(folder, "rev-parse", "--show-toplevel"))
    base = _merge_base(root, since)
    changed: set[str] = set()
    added: set[str] = set()
    renamed: dict[str, str] = {}
    listed = iter(names(root, "diff", "--name-status", "-z", "--find-renames", "--no-ext-diff", base, "--"))
    for status in listed:
        name = next(listed)
        if status[0] == "R":
            name, old = next(listed), name
            renamed[old] = name
        if status != "R100":
            changed.add(name)
        if status[0] == "A":
            added.add(name)
    new = names(root, "ls-files", "--others", "--exclude-standard", "-z")
    return Branch(root, base, frozenset(changed.union(new)), frozenset(added.union(new)), renamed)


def author(folder: Path) -> str:
    """Return the name of whoever works here, empty without one. Raises CannotCheck where Git cannot say."""
    return " ".join(_git(folder, "config", "user.name").decode("utf-8", "replace").split())


def main_branch(folder: Path, root: Path | None) -> str:
    """Return the branch that a repository is published from, or would be, as far as can be known."""
    usual = _or_none(folder, "config", "init.defaultBranch") or "main"
    if root is None:
        return usual
    if far := _or_none(folder, "symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD"):
        return far.removeprefix("origin/")
    listed = _or_none(
        folder, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes/origin"
    )
    known = list(dict.fromkeys(name.removeprefix("origin/") for name in listed.splitlines()))
    here = _or_none(folder, "symbolic-ref", "--quiet", "--short", "HEAD")
    pushed = [name.removeprefix("origin/") for name in listed.splitlines() if name.startswith("origin/")]
    alone = next((names for names in (pushed, known) if len(names) == 1), [])
    likely = (usual, "main", "master", *alone)
    return next((name for name in likely if name in known), here or usual)


def web_address(folder: Path) -> str:
    """Return the page of a repository on GitHub or GitLab, "" where it has none that is known."""
    found = _ORIGIN.fullmatch(_or_none(folder, "remote", "get-url", "origin"))
    return f"https://{found['host']}/{found['name'].removesuffix('.git')}" if found else ""


def _or_none(folder: Path, *arguments: str) -> str:
    """Return what Git says, "" where it says nothing or is not there."""
    try:
        return text_of(folder, *arguments)
    except (CannotCheck, UnicodeError):
        return ""


def check_out(branch: Branch, into: Path) -> None:
    """Write the files of the commit `base` below a folder that is empty. Raises CannotCheck."""
    environment = {**os.environ, "GIT_INDEX_FILE": str(into / "index")}
    _git(branch.root, "read-tree", branch.base, environment=environment)
    write = ("checkout-index", "--all", "--quiet", f"--prefix={into}/tree/")
    _git(branch.root, *WITHOUT_LARGE_FILES, *write, environment=environment)


def _merge_base(root: Path, since: str) -> str:
    if since.startswith("-") or not since.strip():
        raise CannotCheck(f"`{since}` is no branch or commit")
    shallow = text_of(root, "rev-parse", "--is-shallow-repository") == "true"
    try:
        commit = text_of(root, "rev-parse", "--verify", "--quiet", f"{since}^{{commit}}")
    except CannotCheck:
        why = SHALLOW if shallow else "fetch it first, or name it as `git branch --all` does"
        raise CannotCheck(f"there is no branch or commit `{since}` here; {why}") from None
    try:
        return text_of(root, "merge-base", "HEAD", commit)
    except CannotCheck:
        why = SHALLOW if shallow else "they have no commit in common"
        raise CannotCheck(f"it cannot be told where this branch parted from `{since}`: {why}") from None


def text_of(folder: Path, *arguments: str) -> str:
    """Return what Git says. Raises CannotCheck."""
    return os.fsdecode(_git(folder, *arguments)).removesuffix("\n")


def names(folder: Path, *arguments: str) -> list[str]:
    """Return the names that Git lists, each ended by a null. Raises CannotCheck."""
    return os.fsdecode(_git(folder, *arguments)).split("\0")[:-1]


def _git(folder: Path, *arguments: str, environment: Mapping[str, str] | None = None) -> bytes:
    command = ("git", *arguments)
    try:
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)  # noqa: S603
    except OSError as error:
        raise CannotCheck(f"`git` cannot be run: {error.strerror}; {NO_GIT}") from None
    if done.returncode:
        said = os.fsdecode(done.stderr).strip().splitlines() or [f"`git {arguments[0]}` failed"]
        raise CannotCheck(_others(folder) if "dubious ownership" in said[0] else f"Git says: {said[0]}")
    return done.stdout


def _others(folder: Path) -> str:
    """Say what to do about a repository that Git does not read because it is somebody else's."""
    root = repository_of(folder.resolve()) or folder
    how = f"`git config --global --add safe.directory {shlex.quote(str(root))}`"
    return f"{root} belongs to another user, and Git does not read it; {how} allows it"
