"""Runs the checks over a knowledge base, applies levels and suppressions, and sorts what is left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

from ..kept.store import NOTHING, Kept
from ..model.diagnostic import Diagnostic, Level, Problem, failure
from ..model.document import Source
from ..model.knowledge_base import KnowledgeBase
from ..model.report import Report
from ..settings import Settings
from ..site.corpus import read_knowledge_base
from ..site.edition import edition_of
from ..site.ids import Ids
from ..site.links import SitePaths
from ..site.project import Project
from ..site.templates import Templates
from ..wording.messages import did_you_mean
from .check import Check, Context, all_checks
from .judging import checks_around, found_alone, found_by, judged, level_of, with_setting
from .said_once import said_once
from .suppressions import Suppression, suppressions_of

UNUSED = "unused-excuse"
TOLD = "`postmortems check --audience public` tells it whole"


def context_of(
    project: Project,
    knowledge_base: KnowledgeBase,
    templates: Templates,
    now: datetime,
    whole: bool,
    kept: Kept = NOTHING,
) -> Context:
    """Return what checks may ask; `whole` says that the knowledge base is all that there is."""
    ids = Ids(knowledge_base, project, whole)
    return Context(
        knowledge_base,
        templates,
        SitePaths(project, knowledge_base, partial=not whole),
        ids.paths_of,
        lambda: ids.of_incidents,
        cache(lambda: edition_of(project, knowledge_base, kept)),
        now.astimezone(UTC),
    )


def diagnose(context: Context, settings: Settings) -> tuple[Diagnostic, ...]:
    """Return every problem of every document, in order of place."""
    reports = context.knowledge_base.reports
    found = [each for report in reports for each in check_report(report, context, settings)]
    around = () if context.paths.partial else _around(context, settings)
    return tuple(sorted((*found, *around), key=lambda diagnostic: diagnostic.sort_key))


def _around(context: Context, settings: Settings) -> Iterator[Diagnostic]:
    """Yield the problems of files that are no reports."""
    for check in all_checks().values():
        for place, problem in _found_around(check, context):
            level = level_of(problem, check, settings)
            if level is not Level.OFF:
                source = place if isinstance(place, Source) else Source(place, "")
                yield source.diagnose(problem, level)


def _found_around(check: Check, context: Context) -> Iterable[tuple[str | Source, Problem]]:
    """Return what a check finds around; that it fails is a problem of the folder that it looked through."""
    try:
        return tuple(check.around(context)) if check.around else ()
    except Exception as error:
        folder = context.paths.project.settings.incidents_dir
        return [(folder, failure(f"the check `{check.code}` failed", error))]


def check_report(report: Report, context: Context, settings: Settings) -> Iterator[Diagnostic]:
    """Yield the problems of one report that no suppression covers, in no order."""
    judgement = report.judgement
    if judgement is None or judgement.told is None:
        told = said_once(_uncovered(report, context, settings))
        yield from report.document.source.diagnose_all(told)
        return
    yield from judgement.told
    found = [
        (with_setting(problem, settings), level)
        for check, problem in _found_around_it(report, context)
        if (level := level_of(problem, check, settings)) is not Level.OFF
    ]
    if found:
        yield from report.document.source.diagnose_all(found)


def _uncovered(report: Report, context: Context, settings: Settings) -> Iterator[tuple[Problem, Level]]:
    document = report.document
    suppressions = suppressions_of(document)
    suppressed = {place for each in suppressions for place in each.places}
    used: set[tuple[str, int]] = set()
    refused: set[tuple[str, int]] = set()
    for check, problem in _found(report, context):
        level = level_of(problem, check, settings)
        if level is Level.OFF and problem.level is not Level.OFF:
            continue
        line = document.source.line_at(problem.start) if suppressed else 0
        places = {(problem.code, line), (problem.code, 0)} & suppressed
        if places and not problem.blocking:
            used |= places
        elif level is not Level.OFF:
            refused |= places
            yield with_setting(problem, settings), level
    unused = [each for each in suppressions if used.isdisjoint(each.places)]
    yield from _unused(unused, refused, all_checks()[UNUSED], settings)


def _found(report: Report, context: Context) -> Iterator[tuple[Check, Problem]]:
    """Yield what every check finds."""
    alone = report.alone
    if alone is None:
        alone = found_alone(report, context.settings, context.templates)
    yield from ((all_checks()[code], problem) for code, problem in alone)
    yield from _found_around_it(report, context)


def _found_around_it(report: Report, context: Context) -> Iterator[tuple[Check, Problem]]:
    """Yield what checks find in a report that look around."""
    for check in checks_around(report, context.now):
        yield from ((all_checks()[code], each) for code, each in found_by(check, report, context))


def _unused(
    suppressions: list[Suppression], refused: set[tuple[str, int]], check: Check, settings: Settings
) -> Iterator[tuple[Problem, Level]]:
    for suppression in suppressions:
        message = f"nothing to excuse: no `{suppression.code}` on this line or the next"
        help_ = "remove it"
        if suppression.misspelt:
            message = "this excuses nothing"
            help_ = f"write `postmortems: allow {suppression.code} because` and why"
        elif not suppression.has_reason:
            message, help_ = (
                f"`{suppression.code}` is excused without a reason",
                "write `because` and why, before `-->`",
            )
        elif suppression.code not in all_checks():
            message = f"there is no check `{suppression.code}`"
            help_ = did_you_mean(suppression.code, all_checks()) or "`postmortems explain` lists them"
        elif not refused.isdisjoint(suppression.places):
            message = f"`{suppression.code}` cannot be excused here: it leaves nothing to publish"
            help_ = "mend it, and remove this"
        problem = Problem(UNUSED, suppression.start, suppression.end, message, help_)
        level = level_of(problem, check, settings)
        if level is not Level.OFF:
            yield problem, level


def fails(diagnostics: Iterable[Diagnostic], strict: bool) -> bool:
    """Tell whether these problems fail a check or a build."""
    fatal = (Level.ERROR, Level.WARNING) if strict else (Level.ERROR,)
    return any(diagnostic.level in fatal for diagnostic in diagnostics)


def find_problems(
    project: Project, now: datetime, kept: Kept = NOTHING
) -> tuple[Context, tuple[Diagnostic, ...]]:
    """Read a whole project and check it: settings first, then every report; every single problem."""
    knowledge_base, templates = read_knowledge_base(project, kept=kept, judge=judged)
    context = context_of(project, knowledge_base, templates, now, whole=True, kept=kept)
    return context, (*project.diagnostics, *diagnose(context, project.settings))


def quotable(found: Iterable[Diagnostic], settings: Settings) -> tuple[Diagnostic, ...]:
    """Return problems as the audience may read them: for the public without a word of any file."""
    told = tuple(found)
    return tuple(map(_unquoted, told)) if settings.audience == "public" else told


def _unquoted(found: Diagnostic) -> Diagnostic:
    check = all_checks().get(found.code)
    message = check.title.rstrip(".") if check else "something is wrong here"
    return replace(found, message=message, help=TOLD, source_line="", lacks="")
