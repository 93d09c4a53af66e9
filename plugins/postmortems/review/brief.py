"""What of many problems a person wants to see: drafts in one line each, of the rest what was asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..checks.check import all_checks
from ..model.diagnostic import Diagnostic, Level, Place
from ..model.document import Document
from ..model.knowledge_base import KnowledgeBase
from ..wording.numbers import count

LEVELS = (Level.INFO, Level.WARNING, Level.ERROR)
"""The mildest first."""


def at_least(level: Level, diagnostics: Iterable[Diagnostic], strict: bool) -> list[Diagnostic]:
    """Return the problems of a level and worse; what fails a check is always told."""
    least = min(LEVELS.index(level), LEVELS.index(Level.WARNING if strict else Level.ERROR))
    return [each for each in diagnostics if LEVELS.index(each.level) >= least]


def worst_last(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the problems with the errors last: there a terminal stops."""
    return sorted(diagnostics, key=lambda each: LEVELS.index(each.level))


def briefly(diagnostics: Sequence[Diagnostic], knowledge_base: KnowledgeBase) -> list[Diagnostic]:
    """Return the problems with one in place of all that say what a draft has not written yet."""
    drafts = _drafts(knowledge_base)
    missing: dict[str, Counter[str]] = {}
    for each in diagnostics:
        if each.place.path in drafts and _is_unwritten(each):
            missing.setdefault(each.place.path, Counter())[_kind(each)] += each.number
    return list(_told(diagnostics, drafts, missing))


def _told(
    diagnostics: Iterable[Diagnostic], drafts: Mapping[str, Place], missing: Mapping[str, Counter[str]]
) -> Iterator[Diagnostic]:
    told: set[str] = set()
    for each in diagnostics:
        path = each.place.path
        if path not in missing or not _is_unwritten(each):
            yield each
        elif path not in told:
            told.add(path)
            yield Diagnostic(
                drafts[path], "", Level.INFO, _in_words(missing[path]), number=missing[path].total()
            )


def _is_unwritten(diagnostic: Diagnostic) -> bool:
    return diagnostic.level is Level.INFO and bool(_kind(diagnostic))


def _kind(diagnostic: Diagnostic) -> str:
    check = all_checks().get(diagnostic.code)
    return check.unwritten if check else ""


def _in_words(missing: Counter[str]) -> str:
    *others, last = (count(number, what) for what, number in sorted(missing.items()))
    said = f"{', '.join(others)} and {last}" if others else last
    return f"a draft: {said} still to write; `--notes` lists them"


def _drafts(knowledge_base: KnowledgeBase) -> Mapping[str, Place]:
    """Return where each draft says that it is one."""
    return {
        report.path: _place(report.document) for report in knowledge_base.reports if report.status == "draft"
    }


def _place(document: Document) -> Place:
    status = document.fields.get("status")
    return document.source.place(status.start, status.end) if status else Place(document.path, 1, 1, 2)
