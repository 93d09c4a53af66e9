"""What `--fix` would write, as lines beside the problems that it mends: for editors and reviews."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from difflib import SequenceMatcher

from ..checks.check import all_checks
from ..fixes.fix import apply_fixes
from ..model.document import Document
from ..model.review import Suggestion
from ..site.nearest import absolute
from .asked import text_scope
from .run import Run, check

MOST_LINES = 2000


def suggestions(run: Run, now: datetime) -> Mapping[str, tuple[Suggestion, ...]]:
    """Return what would mend the problems of each file that was checked and has any."""
    marks: dict[str, set[tuple[str, str]]] = {}
    for each in run.outcome.diagnostics:
        marks.setdefault(each.place.path, set()).add((each.code, each.message))
    documents = run.outcome.knowledge_base.documents
    return {
        each.path: tuple(_of(each, run, marks[each.path], now)) for each in documents if each.path in marks
    }


def _of(document: Document, run: Run, marks: set[tuple[str, str]], now: datetime) -> Iterator[Suggestion]:
    project, before = run.scope.project, document.source.text
    after = apply_fixes(document, project.settings, tuple(project.templates())).source.text
    if after == before:
        return
    gone = frozenset(marks & (_marks(document, before, run, now) - _marks(document, after, run, now)))
    for first, last, text in _changes(before, after) if gone else ():
        yield Suggestion(first, last, text, gone)


def _marks(document: Document, text: str, run: Run, now: datetime) -> set[tuple[str, str]]:
    """Return the problems that a file has with a text."""
    file = absolute(run.scope.project.base / document.path)
    scope = text_scope(run.scope.project, file, text.encode())
    return {
        (each.code, each.message) for each in check(scope, frozenset(all_checks()), None, now).diagnostics
    }


def _changes(before: str, after: str) -> Iterator[tuple[int, int, str]]:
    """Yield the lines that change, with what stands there then, without a last line end."""
    old, new = before.split("\n"), after.split("\n")
    if max(len(old), len(new)) > MOST_LINES:
        return
    for kind, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "replace":
            yield first + 1, last, "\n".join(new[start:end])
