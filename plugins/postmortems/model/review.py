"""What a reporter may tell besides the problems: what was checked, what a branch changed."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from .incident import Values


@dataclass(frozen=True)
class Review:
    """One run of `check`. All paths are as diagnostics show them, relative to `base`.

    `base` and `root`, the repository's folder, are absolute; without a repository `root` is empty. `changed`
    and `added` are what the branch did, None without one. `incidents` are what the changed files say of
    theirs, newest first. `files_at` is the address below which a browser finds the repository's files, or
    empty.
    """

    base: str = ""
    root: str = ""
    files: tuple[str, ...] = ()
    changed: frozenset[str] | None = None
    added: frozenset[str] = frozenset()
    incidents: tuple[Values, ...] = ()
    files_at: str = ""
    strict: bool = False

    def in_repository(self, path: str) -> str:
        """Return a path relative to the repository's folder, unchanged where it lies elsewhere."""
        absolute = posixpath.normpath(posixpath.join(self.base, path))
        inside = self.root and absolute.startswith(f"{self.root}/")
        return absolute[len(self.root) + 1 :] if inside else path


NO_REVIEW = Review()
