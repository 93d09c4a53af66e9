"""What of many problems a person wants to see: drafts in one line each, of the rest what was asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..checks.check import all_checks
from ..model.diagnostic import Diagnostic, Level, Place
from ..model.document import Document
from ..model.knowledge_base import KnowledgeBase
from ..model.report import Report
from ..wording.messages import lines, shorten
from ..wording.numbers import count

LEVELS = (Level.INFO, Level.WARNING, Level.ERROR)
"""The mildest first."""
_Lack = tuple[str, Level]
"""A report by its path, and how bad it is that something is not written."""
FEW = 5
"""How much may be lacking of a report that is no draft, so that each is told by itself."""


def at_least(level: Level, diagnostics: Iterable[Diagnostic], strict: bool) -> list[Diagnostic]:
    """Return the problems of a level and worse; what fails a check is always told."""
    least = min(LEVELS.index(level), LEVELS.index(Level.WARNING if strict else Level.ERROR))
    return [each for each in diagnostics if LEVELS.index(each.level) >= least]


def worst_last(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the problems with the errors last: there a terminal stops."""
    return sorted(diagnostics, key=lambda each: LEVELS.index(each.level))


def briefly(diagnostics: Sequence[Diagnostic], knowledge_base: KnowledgeBase) -> list[Diagnostic]:
    """Return the problems with one in place of all that say what a draft has not written yet.

    So it is with any other report of which much is not written, level by level: it is a draft by its looks.
    """
    reports = {report.path: report for report in knowledge_base.reports}
    folded = _folded(diagnostics, reports)
    within = {id(each) for those in folded.values() for each in those}
    told = [each for each in diagnostics if id(each) not in within]
    told += [_in_one(reports[path], those) for (path, _), those in folded.items()]
    places = {each.place.path: number for number, each in enumerate(diagnostics)}
    return sorted(told, key=lambda each: (places[each.place.path], each.sort_key))


def _folded(
    diagnostics: Iterable[Diagnostic], reports: Mapping[str, Report]
) -> Mapping[_Lack, Sequence[Diagnostic]]:
    """Return what is told in one."""
    missing: dict[_Lack, list[Diagnostic]] = {}
    for each in diagnostics:
        report = reports.get(each.place.path)
        if report and _is_unwritten(each, report):
            missing.setdefault((report.path, each.level), []).append(each)
    lacks = Counter(path for (path, _), those in missing.items() for _ in those)
    return {
        (path, level): those
        for (path, level), those in missing.items()
        if reports[path].status == "draft" or (lacks[path] > FEW and len(those) > 1)
    }


def _is_unwritten(diagnostic: Diagnostic, report: Report) -> bool:
    """Tell whether a problem says what is not written, not what is misspelt; in a draft it is a note."""
    is_note = diagnostic.level is Level.INFO
    return bool(diagnostic.lacks and _kind(diagnostic)) and is_note is (report.status == "draft")


def _kind(diagnostic: Diagnostic) -> str:
    check = all_checks().get(diagnostic.code)
    return check.unwritten if check else ""


def _in_one(report: Report, those: Sequence[Diagnostic]) -> Diagnostic:
    """Return one problem in place of all that say what a report has not written."""
    amounts = Counter[str]()
    for each in those:
        amounts[_kind(each)] += each.number
    *others, last = (count(number, what) for what, number in sorted(amounts.items()))
    said = f"{', '.join(others)} and {last}" if others else last
    place = _place(report.document)
    if report.status == "draft":
        message = f"a draft: {said} still to write; `--notes` lists them"
        return Diagnostic(place, "", Level.INFO, message, number=amounts.total())
    message = f"the report is `{report.status}`, and {said} are still to write"
    help_ = lines("set `status: draft` until they are written; `--notes` lists each", *_which(those))
    line = report.document.source.line(place.line)
    return Diagnostic(place, "", those[0].level, message, help_, line, amounts.total())


def _which(those: Sequence[Diagnostic]) -> Iterator[str]:
    """Yield a line for each kind of what is not written: its names, or the numbers of its lines."""
    kinds: dict[str, list[str]] = {}
    for each in those:
        name = f"`{each.lacks}`" if _kind(each) != "placeholder" else str(each.place.line)
        kinds.setdefault(_kind(each), []).append(name)
    for kind, names in sorted(kinds.items()):
        on = "on lines " if names[0].isdigit() else ""
        yield f"{kind}s: {on}{shorten(', '.join(dict.fromkeys(names)), 160)}"


def _place(document: Document) -> Place:
    status = document.fields.get("status")
    return document.source.place(status.start, status.end) if status else Place(document.path, 1, 1, 2)
