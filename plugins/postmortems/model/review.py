"""What a reporter may tell besides the problems: what was checked, what a branch changed."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import field

from ..frozen import Frozen
from .diagnostic import Diagnostic
from .incident import Values


class Suggestion(Frozen):
    """Whole lines of a file, from `first` to `last`, the text that is to stand there, and what it mends.

    `mends` are the code and message of each problem that is gone then.
    """

    first: int
    last: int
    text: str
    mends: frozenset[tuple[str, str]]


class FirstPublic(Frozen):
    """What a branch makes public of a report for the first time: a report that is so as a `whole`, or parts.

    Parts are told as people call them: those that are `new` to the public, and those that say something else.
    """

    path: str
    new: tuple[str, ...]
    changed: tuple[str, ...]
    whole: bool = False


class Review(Frozen):
    """One run of `check`. All paths are as diagnostics show them, relative to `base`.

    `base` and `root`, the repository's folder, are absolute; without a repository `root` is empty. `changed`
    and `added` are what the branch did, None without one. `incidents` are what the changed files say of
    theirs, newest first. `files_at` is the address below which a browser finds the repository's files, or
    empty. `suggestions` are what `--fix` would write, by file. `public` is what the branch makes public.
    """

    base: str = ""
    root: str = ""
    files: tuple[str, ...] = ()
    changed: frozenset[str] | None = None
    added: frozenset[str] = frozenset()
    incidents: tuple[Values, ...] = ()
    files_at: str = ""
    strict: bool = False
    suggestions: Mapping[str, tuple[Suggestion, ...]] = field(default_factory=dict)
    public: tuple[FirstPublic, ...] = ()

    def suggested(self, diagnostic: Diagnostic) -> Suggestion | None:
        """Return the lines that mend a problem, None where it is not known how."""
        line, mark = diagnostic.place.line, (diagnostic.code, diagnostic.message)
        there = self.suggestions.get(diagnostic.place.path, ())
        return next((each for each in there if each.first <= line <= each.last and mark in each.mends), None)

    def in_repository(self, path: str) -> str:
        """Return a path relative to the repository's folder, unchanged where it lies elsewhere."""
        absolute = posixpath.normpath(posixpath.join(self.base, path))
        inside = self.root and absolute.startswith(f"{self.root}/")
        return absolute[len(self.root) + 1 :] if inside else path


NO_REVIEW = Review()
