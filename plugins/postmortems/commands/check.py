"""Check reports: every problem of every file in one run."""

from __future__ import annotations

import gc
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..checks.bounded import bounded
from ..checks.check import all_checks
from ..checks.runner import fails
from ..model.diagnostic import Diagnostic
from ..model.review import Review
from ..reading.clock import now
from ..reporters import formats, writer
from ..reporters.text import printable
from ..review import CannotCheck
from ..review.baseline import write_known
from ..review.run import Outcome, Scope, check, no_reports, scope_of
from ..review.summary import review_of
from ..site.files import write_whole
from ..site.folder import repository_of
from ..site.project import Project
from ..wording.messages import did_you_mean
from ..wording.numbers import count, noun
from .options import CannotDo, config_option, echo_data, no_check, project_here, wants_colour

if TYPE_CHECKING:
    from ..review.fixing import FixedFile
    from ..review.git import Branch


def _targets(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> Any:
    """Return each format with the file that it goes to, None for standard output."""
    parts = [value.partition("=") for value in given]
    for name, _equals, _file in parts:
        if name not in formats():
            known = did_you_mean(name, formats()) or f"one of {', '.join(formats())}"
            raise click.BadParameter(f"there is no format `{name}`; {known}")
    return tuple((name, Path(file) if file else None) for name, _equals, file in parts)


def _codes(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> Any:
    """Return the checks that were named, also with commas between."""
    codes = frozenset(code.strip().lower() for value in given for code in value.split(",") if code.strip())
    for code in sorted(codes - all_checks().keys()):
        raise click.BadParameter(no_check(code))
    return codes


@dataclass(frozen=True)
class Options:
    """What the command was asked for."""

    paths: tuple[Path, ...]
    targets: tuple[tuple[str, Path | None], ...]
    strict: bool
    changed: str | None
    select: frozenset[str]
    ignore: frozenset[str]
    fix: bool
    diff: bool
    baseline: Path | None
    update_baseline: bool
    watch: bool
    config_file: Path | None


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "targets",
    metavar="FORMAT[=FILE]",
    multiple=True,
    callback=_targets,
    help=f"One of {', '.join(formats())}. May be repeated, with a FILE to write to.  [default: text]",
)
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option(
    "--changed",
    metavar="BASE",
    help="Only problems of files that differ from where this branch parted from BASE, and those that it "
    "caused in others.",
)
@click.option("--select", metavar="CODES", multiple=True, callback=_codes, help="Only these checks.")
@click.option("--ignore", metavar="CODES", multiple=True, callback=_codes, help="All checks but these.")
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
@config_option
def command(**given: Any) -> None:
    """Check reports, and say what is wrong with each and what would be right.

    A PATH is a report, or a folder of them. Without one, all reports of the knowledge base are checked.

    \b
    Exit code 0: nothing that fails a build; 1: problems; 2: it could not be done.

    \b
    Examples:
      postmortems check
      postmortems check incidents/2026-03-04-checkout.md
      postmortems check --strict --format json
      postmortems check --changed origin/main --format github --format sarif=problems.sarif
      postmortems check --diff
    """
    options = Options(**given)
    _refuse(options)
    try:
        code = _watch(options) if options.watch else _once(options)
    except CannotCheck as why:
        raise CannotDo(str(why)) from None
    except OSError as error:
        if error.filename is None:
            raise
        raise CannotDo(f"{error.filename}: {error.strerror}") from None
    raise SystemExit(code)


def _refuse(options: Options) -> None:
    """Raise a usage error for options that contradict each other."""
    if sum(file is None for _, file in options.targets) > 1:
        raise click.UsageError(
            "only one --format goes to standard output; give the others a file: `sarif=FILE`"
        )
    if options.update_baseline and not options.baseline:
        raise click.UsageError("--update-baseline needs --baseline FILE")
    if options.update_baseline and (options.paths or options.changed or options.select or options.ignore):
        raise click.UsageError(
            "--update-baseline takes all problems: no PATH, --changed, --select or --ignore"
        )
    if options.watch and (options.diff or options.update_baseline):
        raise click.UsageError("--watch goes with neither --diff nor --update-baseline")


def _watch(options: Options) -> int:
    """Check until interrupted; returns the exit code of the last time."""
    from ..review.watch import stamps, wait_for_change

    gc.enable()
    code = 0
    try:
        while True:
            project = project_here(options.config_file)
            before = stamps(project, options.paths)
            code = _once(options)
            click.echo("Watching; Ctrl-C ends it.", err=True)
            wait_for_change(project, options.paths, before)
    except KeyboardInterrupt:
        return code


def _once(options: Options) -> int:
    """Do what was asked for; returns the exit code."""
    project = project_here(options.config_file)
    root = repository_of(project.root) or project.root
    scope = scope_of(project, options.paths, _branch(project, options.changed), options.config_file)
    if options.fix or options.diff:
        found = _to_fix(scope)
        if options.diff:
            return _show(found)
        _fix(found)
    codes = (options.select or frozenset(all_checks())) - options.ignore
    outcome = check(scope, codes, None if options.update_baseline else options.baseline, now(os.environ))
    if options.update_baseline and options.baseline:
        known = write_known(outcome.diagnostics, project)
        write_whole(options.baseline, known.encode(), root)
        click.echo(f"{options.baseline}: written", err=True)
        return 0
    strict = options.strict or project.settings.strict
    review = review_of(scope, outcome, strict, os.environ)
    _report(bounded(outcome.diagnostics), options.targets, review, root)
    _say(scope, outcome)
    return 1 if fails(outcome.diagnostics, strict) else 0


def _branch(project: Project, base: str | None) -> Branch | None:
    if base is None:
        return None
    from ..review.git import read_branch

    return read_branch(project.root, base)


def _to_fix(scope: Scope) -> list[FixedFile]:
    from ..review.fixing import fixed_files

    return list(fixed_files(scope.asked, scope.project))


def _show(found: Sequence[FixedFile]) -> int:
    """Print what would change, on a terminal without what it would obey."""
    for each in found:
        echo_data(each.diff())
    return 1 if found else 0


def _fix(found: Sequence[FixedFile]) -> None:
    for each in found:
        each.write()
        click.echo(f"{printable(each.name)}: mended", err=True)


def _report(
    diagnostics: Sequence[Diagnostic], targets: Sequence[tuple[str, Path | None]], review: Review, root: Path
) -> None:
    """Write each format where it is to go; text on standard output unless something else goes there."""
    spoken = [] if any(file is None for _, file in targets) else [("text", None)]
    for name, file in (*spoken, *targets):
        text = writer(name)(diagnostics, file is None and wants_colour(), review)
        if file is None:
            click.echo(text, nl=False, color=True)
        else:
            write_whole(file, text.encode("utf-8", "backslashreplace"), root)


def _say(scope: Scope, outcome: Outcome) -> None:
    """Say beside the data what it does not say."""
    number = len(scope.asked)
    if not scope.files:
        click.echo(no_reports(scope.project), err=True)
    elif not outcome.diagnostics:
        changed = "changed " if scope.branch else ""
        click.echo(f"{count(number, f'{changed}report')} checked, nothing to mend", err=True)
    if left_out := outcome.left_out:
        known, are = count(left_out, "known problem"), noun(left_out, "is", "are")
        click.echo(f"{known} of the baseline {are} left out", err=True)
    if gone := outcome.gone:
        what = f"{gone} of the baseline's problems {noun(gone, 'is', 'are')} gone"
        click.echo(f"{what}; `--update-baseline` takes {noun(gone, 'it', 'them')} out", err=True)
