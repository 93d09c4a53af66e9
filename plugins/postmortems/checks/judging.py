"""What checks find in one report, whatever stands around it; it is kept with the report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from ..model.diagnostic import INTERNAL, Diagnostic, Level, Problem, failure
from ..model.report import Judgement, Report
from ..settings import Settings
from ..site.claims import claimed_ids
from ..site.references import leads_to_files
from ..site.templates import Templates
from ..wording.messages import lines
from .check import Check, Context, all_checks, alone, checks_of
from .said_once import said_once
from .suppressions import suppressions_of

Found = tuple[str, Problem]
"""A problem with the code of the check that found it."""


def judged(report: Report, settings: Settings, templates: Templates) -> Report:
    """Return a report with what every check finds in it that looks at nothing but what the site chose."""
    found = found_alone(report, settings, templates)
    id_, names = claimed_ids(report.document, report.incident)
    judgement = Judgement(
        _told(report, found, settings),
        tuple(_asks(report, settings)),
        id_,
        names,
        report.status,
        leads_to_files(report.document, loosely=settings.markdown == "site"),
    )
    return report.judged(found, judgement)


def found_alone(report: Report, settings: Settings, templates: Templates) -> tuple[Found, ...]:
    """Return what follows from a report alone; without front matter, only what its text alone tells."""
    has_fields, context = report.document.has_front_matter, alone(settings, templates)
    found = [(each.code, each) for each in report.problems if not has_fields or each.code == INTERNAL]
    for check in checks_of(has_fields, looks_around=False):
        found += found_by(check, report, context)
    return tuple(found)


def found_by(check: Check, report: Report, context: Context) -> list[Found]:
    """Return what a check finds; that it fails on one report is a problem of that report."""
    found: list[Problem] = []
    failed: list[Found] = []
    try:
        found.extend(check.find(report, context))
    except Exception as error:  # what it found before stays
        failed = [(INTERNAL, failure(f"the check `{check.code}` failed", error))]
    return [*((check.code, each) for each in found), *failed] if found or failed else failed


def checks_around(report: Report, now: datetime) -> Iterator[Check]:
    """Yield the checks that may find something in a report because of what stands around it."""
    if report.judgement is None:
        yield from checks_of(report.document.has_front_matter, looks_around=True)
        return
    for code, until in report.judgement.asks:
        if until is None or now < until:
            yield all_checks()[code]


def _asks(report: Report, settings: Settings) -> Iterator[tuple[str, datetime | None]]:
    """Yield the checks that are to be asked again, each with the moment from which on it is not."""
    for check in checks_of(report.document.has_front_matter, looks_around=True):
        if may := _may_find(check, report, settings):
            yield check.code, may if isinstance(may, datetime) else None


def _may_find(check: Check, report: Report, settings: Settings) -> bool | datetime:
    try:
        return check.may_find is None or check.may_find(report, settings)
    except Exception:  # it is asked itself, and then that is told
        return True


def _told(report: Report, found: tuple[Found, ...], settings: Settings) -> tuple[Diagnostic, ...] | None:
    """Return what is told of it, None where an excuse, or something hidden, concerns other problems too."""
    if suppressions_of(report.document) or any(problem.hidden for _, problem in found):
        return None
    levels = ((problem, level_of(problem, all_checks()[code], settings)) for code, problem in found)
    told = [(with_setting(problem, settings), level) for problem, level in levels if level is not Level.OFF]
    return tuple(report.document.source.diagnose_all(said_once(told)))


def level_of(problem: Problem, check: Check, settings: Settings) -> Level:
    """Return how bad a problem is on this site.

    What is info because of a report's status, or of today's date, stays info; what leaves nothing to publish
    stays an error.
    """
    own = problem.level or check.level
    chosen = Level(settings.checks.get(check.code, own))
    if problem.blocking:
        return Level.ERROR
    if own is Level.OFF:
        return own
    return own if own is Level.INFO and chosen is not Level.OFF and problem.level else chosen


def with_setting(problem: Problem, settings: Settings) -> Problem:
    """Say of what stays an error that a setting would have it otherwise."""
    chosen = settings.checks.get(problem.code, Level.ERROR)
    if not problem.blocking or chosen == Level.ERROR:
        return problem
    why = f"`checks` in mkdocs.yml says `{chosen}`, but this leaves nothing to publish"
    return problem._replace(help=lines(problem.help, why))
