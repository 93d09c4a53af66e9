"""Which problems `check --fix` would mend, and which files it would tidy although nothing is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from ..extraction.report import read_values
from ..frozen import Frozen
from ..model.diagnostic import Diagnostic
from ..reading.document import read_document
from ..site.folder import shown_path
from ..site.project import Project
from ..wording.messages import lines
from .fixing import FixedFile, fixed_files

CODES = frozenset({"front-matter-syntax", "invalid-value", "unknown-field"})
"""What is found while a file is read; no fix mends what follows from other files."""
MOST = 100
"""Of how many files with problems it is looked what would be mended."""
MOST_TIDY = 50
"""Up to how many files without problems it is looked whether one would be tidied."""
SAYS = "`postmortems check --fix` mends this"


class Fixable(Frozen):
    """The problems, with a word about each that would be mended; how many are, and how many files are untidy.

    That is None where there were too many files to look.
    """

    diagnostics: tuple[Diagnostic, ...]
    mended: int
    untidy: int | None


def fixable(diagnostics: Sequence[Diagnostic], asked: Sequence[Path], project: Project) -> Fixable:
    """Mark the problems that would be mended; `asked` are the files that were checked."""
    wrong = dict.fromkeys(each.place.path for each in diagnostics if each.code in CODES)
    if not wrong and len(asked) > MOST_TIDY:
        return Fixable(tuple(diagnostics), 0, None)
    paths = {shown_path(path, project.base): path for path in asked}
    named = [paths[name] for name in wrong if name in paths][:MOST]
    left = {each.name: _left(each, project) for each in fixed_files(named, project)}
    told = [_marked(each, left) for each in diagnostics]
    mended = sum(one is not other for one, other in zip(told, diagnostics, strict=True))
    return Fixable(tuple(told), mended, _untidy(diagnostics, paths, project))


def _left(fixed: FixedFile, project: Project) -> frozenset[tuple[str, str]]:
    """Return the problems that a mended file still has."""
    document = read_document(fixed.name, fixed.after, project.settings.max_report_bytes)
    found = read_values(document, project.settings, tuple(project.templates())).problems
    return frozenset((each.code, each.message) for each in (*document.problems, *found))


def _marked(found: Diagnostic, left: dict[str, frozenset[tuple[str, str]]]) -> Diagnostic:
    remains = left.get(found.place.path)
    if remains is None or found.code not in CODES or (found.code, found.message) in remains:
        return found
    return replace(found, help=lines(found.help, SAYS))


def _untidy(diagnostics: Iterable[Diagnostic], paths: dict[str, Path], project: Project) -> int | None:
    """Return how many of a few files without a problem would be changed."""
    if len(paths) > MOST_TIDY:
        return None
    told = {each.place.path for each in diagnostics}
    return sum(1 for _ in fixed_files((path for name, path in paths.items() if name not in told), project))
