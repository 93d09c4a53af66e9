"""Check reports: every problem of every file in one run."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..checks.check import all_checks
from ..reading.clock import now
from ..reporters import formats
from ..review import CannotCheck
from ..review.asked import Asked, asked_of, refuse_missing, text_scope
from ..review.baseline import baseline_of
from ..review.fixing import FixedFile, fixed_files
from ..review.run import Run, Scope, check, scope_of
from ..site.edition import for_audience
from ..site.project import Project
from .check_options import Options, refuse
from .choices import CODES, check_codes, completes, format_targets
from .keeping import kept_for
from .options import audience_option, config_option
from .telling import Telling, cannot, report, show_changes, update_baseline, write_changes

if TYPE_CHECKING:
    from ..review.git import Branch


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "targets",
    metavar="FORMAT[=FILE]",
    multiple=True,
    callback=format_targets,
    shell_complete=completes(lambda _: formats()),
    help=f"One of {', '.join(formats())}. May be repeated, with a FILE to write to.  [default: text]",
)
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option(
    "--changed",
    metavar="BASE",
    help="Only problems of files that differ from where this branch parted from BASE, and those that it "
    "caused in others.",
)
@click.option(
    "--select",
    metavar="CODES",
    multiple=True,
    callback=check_codes,
    shell_complete=CODES,
    help="Only these checks.",
)
@click.option(
    "--ignore",
    metavar="CODES",
    multiple=True,
    callback=check_codes,
    shell_complete=CODES,
    help="All checks but these.",
)
@click.option("--fix", is_flag=True, help="First mend what has one right answer.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and do nothing else.")
@click.option(
    "--baseline",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Keep silent about the problems that FILE knows.",
)
@click.option("--update-baseline", is_flag=True, help="Write the problems that there are to that FILE.")
@click.option("--watch", is_flag=True, help="Check again whenever a file changes.")
@click.option("--notes", is_flag=True, help="List one by one what reports have not written yet, too.")
@click.option(
    "--level",
    type=click.Choice(["error", "warning", "info"]),
    help="Tell only problems of this level and worse; what fails is always told.  [default: info]",
)
@click.option("-q", "--quiet", is_flag=True, help="Tell only what fails, and nothing beside it.")
@click.option("--statistics", is_flag=True, help="Tell how often each check found something, and no more.")
@click.option("--exit-zero", is_flag=True, help="End with 0 even where there are problems.")
@click.option(
    "--stdin-path",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where the text stands that `-` reads from standard input.  [default: a new report]",
)
@audience_option
@config_option
def command(**given: Any) -> None:
    """Check reports, and say what is wrong with each and what would be right.

    A PATH is a report, or a folder of them; `-` is the text of one on standard input. Each is read with the
    mkdocs.yml nearest above it, or else that of the site in the repository that has its reports there. A
    folder that has one means its knowledge base, and one that is part of none means those below it. Without a
    PATH, all reports of the knowledge base are checked.

    \b
    Exit code 0: nothing that fails a build; 1: problems; 2: it could not be done.

    \b
    Examples:
      postmortems check
      postmortems check incidents/2026-03-04-checkout.md
      postmortems check --strict --format json
      postmortems check --changed origin/main --format github --format sarif=problems.sarif
      postmortems check --audience public
      postmortems check --diff
      postmortems check - --stdin-path incidents/2026-03-04-checkout.md < draft.md
    """
    options = Options(**given)
    refuse(options)
    try:
        code = _watch(options) if options.watch else _once(options)
    except CannotCheck as why:
        raise cannot(str(why), options.targets) from None
    except OSError as error:
        if error.filename is None:
            raise
        raise cannot(f"{error.filename}: {error.strerror}", options.targets) from None
    raise SystemExit(0 if options.exit_zero else code)


def _watch(options: Options) -> int:
    """Check until interrupted; returns the exit code of the last time."""
    from .watching import until_interrupted

    def projects() -> list[Project]:
        return [project for project, _ in _asked(options)]

    return until_interrupted(projects, options.paths, partial(_once, options))


def _asked(options: Options) -> list[Asked]:
    """Return the knowledge bases that are meant, each with the paths in it."""
    if not options.is_text:
        refuse_missing(options.paths)
    paths = [*filter(None, [options.stdin_path])] if options.is_text else options.paths
    asked = asked_of(paths, Path.cwd(), options.config_file, all_checks())
    found = [(for_audience(project, options.audience), named) for project, named in asked]
    return [(found[0][0], tuple(paths))] if options.is_text else found


def _once(options: Options) -> int:
    """Do what was asked for; returns the exit code."""
    scopes = [_scope(options, *each) for each in _asked(options)]
    if options.fix or options.diff:
        found = [each for scope in scopes for each in _to_fix(scope)]
        if options.diff:
            return show_changes(found)
        write_changes(found)
    if options.update_baseline:
        update_baseline(scopes, options.baseline, now(os.environ))
        return 0
    runs = [_run(options, scope) for scope in scopes]
    report(runs, options.targets, Telling(options.notes, options.level, options.quiet, options.statistics))
    return 1 if any(run.fails for run in runs) else 0


def _scope(options: Options, project: Project, paths: tuple[Path, ...]) -> Scope:
    if options.is_text:
        return text_scope(project, paths[0] if paths else None, sys.stdin.buffer.read())
    return scope_of(project, paths, _branch(project, options.changed))


def _branch(project: Project, base: str | None) -> Branch | None:
    if base is None:
        return None
    from ..review.git import read_branch

    return read_branch(project.root, base)


def _to_fix(scope: Scope) -> Sequence[FixedFile]:
    return list(fixed_files(scope.asked, scope.project))


def _run(options: Options, scope: Scope) -> Run:
    baseline = baseline_of(scope.project, options.baseline)
    with kept_for(scope.project, scope.files) as kept:
        outcome = check(scope, options.codes, baseline, now(os.environ), kept)
    return Run(scope, outcome, options.strict or scope.project.settings.strict)
