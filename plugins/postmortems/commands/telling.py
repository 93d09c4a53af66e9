"""What `check` says: the problems in each format, and beside them what was done."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..checks.bounded import bounded
from ..checks.check import all_checks
from ..frozen import Frozen
from ..model.diagnostic import Diagnostic, Level
from ..model.review import Review
from ..reading.clock import now
from ..reporters import is_for_people, suggests, writer
from ..review.baseline import baseline_of, write_known
from ..review.brief import LEVELS, at_least, briefly, worst_last
from ..review.fixable import Fixable, fixable
from ..review.run import Run, Scope, check, no_reports
from ..review.summary import review_of_all
from ..site.files import as_before, write_whole
from ..site.folder import read_bytes, repository_of, shown_path
from ..site.nearest import without_plugin
from ..wording.columns import aligned
from ..wording.messages import printable
from ..wording.numbers import count, noun
from .options import CannotDo, echo_data, wants_colour

if TYPE_CHECKING:
    from ..model.review import Suggestion
    from ..review.fixing import FixedFile

Targets = Sequence[tuple[str, Path | None]]
"""Each format with the file that it goes to, None for standard output."""
MOST_CHANGES = 3


class Telling(Frozen):
    """How much is told: `notes` of drafts one by one, a `level` and worse, only what fails, only numbers."""

    notes: bool
    level: str | None
    quiet: bool
    statistics: bool


def report(runs: Sequence[Run], targets: Targets, telling: Telling) -> None:
    """Write what was found in each format where it is to go; text on standard output unless another is."""
    fixes = [fixable(bounded(run.outcome.diagnostics), run.scope.asked, run.scope.project) for run in runs]
    by_run = [_told(run, each.diagnostics, telling) for run, each in zip(runs, fixes, strict=True)]
    found = [each for told in by_run for each in told]
    review, root = review_of_all(runs, os.environ), _root(runs[0])
    if any(suggests(name) for name, _ in targets):
        review = replace(review, suggestions=_suggestions(runs))
    if telling.statistics:
        echo_data(_statistics(found))
    elif all(file is not None for _, file in targets):
        targets = [("text", None), *targets]
    short = found if telling.notes else _briefly(runs, by_run)
    for name, file in targets:
        _write(name, file, short if is_for_people(name) else found, review, root)
    if not telling.quiet:
        _say(runs, fixes)
        _say_hidden(runs, found)


def _suggestions(runs: Sequence[Run]) -> Mapping[str, tuple[Suggestion, ...]]:
    from ..review.suggestions import suggestions

    return {path: found for run in runs for path, found in suggestions(run, now(os.environ)).items()}


def _briefly(runs: Sequence[Run], by_run: Sequence[Sequence[Diagnostic]]) -> list[Diagnostic]:
    pairs = zip(runs, by_run, strict=True)
    return [each for run, told in pairs for each in briefly(told, run.outcome.knowledge_base)]


def _root(run: Run) -> Path:
    project = run.scope.project
    return repository_of(project.root) or project.root


def _told(run: Run, found: Sequence[Diagnostic], telling: Telling) -> Sequence[Diagnostic]:
    """Return the problems of a knowledge base that are to be told."""
    level = Level(telling.level) if telling.level else LEVELS[-1] if telling.quiet else LEVELS[0]
    return at_least(level, found, run.strict)


def _write(name: str, file: Path | None, found: Sequence[Diagnostic], review: Review, root: Path) -> None:
    found = worst_last(found) if name == "text" else found
    text = writer(name)(found, file is None and wants_colour(), review)
    if file is None:
        click.echo(text, nl=False, color=True)
    else:
        write_whole(file, text.encode("utf-8", "backslashreplace"), root)


def _statistics(found: Iterable[Diagnostic]) -> str:
    """Return how often each check found something, what is worst and most first."""
    amounts = Counter[tuple[Level, str]]()
    for each in found:
        amounts[each.level, each.code] += each.number
    order = sorted(amounts.items(), key=lambda item: (-LEVELS.index(item[0][0]), -item[1], item[0][1]))
    rows = [(f"{number:>5}", code, level, all_checks()[code].title) for (level, code), number in order]
    return "".join(f"{line}\n" for line in aligned(rows))


def _say(runs: Sequence[Run], fixes: Sequence[Fixable]) -> None:
    """Say beside the data what it does not say."""
    for run in runs:
        project = run.scope.project
        if not run.scope.files:
            if "incidents_dir" not in project.settings.doubtful:
                click.echo(printable(no_reports(project)), err=True)
        elif not project.has_plugin:
            click.echo(printable(without_plugin(project)), err=True)
    if not any(run.outcome.diagnostics for run in runs) and any(run.scope.files for run in runs):
        changed = "changed " if runs[0].scope.branch else ""
        number = sum(len(run.scope.asked) for run in runs)
        tidy = all(each.untidy == 0 for each in fixes)
        why = "nothing to mend" if tidy else "nothing wrong"
        click.echo(f"{count(number, f'{changed}report')} checked, {why}", err=True)
    _say_fixes(fixes)
    _say_known(sum(run.outcome.left_out for run in runs), sum(run.outcome.gone for run in runs))


def _say_hidden(runs: Sequence[Run], told: Iterable[Diagnostic]) -> None:
    """Say how much of a milder level than was asked for there is."""
    amounts = Counter(dict.fromkeys(reversed(LEVELS), 0))
    for run in runs:
        for each in run.outcome.diagnostics:
            amounts[each.level] += each.number
    for each in told:
        amounts[each.level] -= each.number
    hidden = [
        count(amounts[level], "note" if level is Level.INFO else level)
        for level in amounts
        if amounts[level] > 0
    ]
    if hidden:
        click.echo(f"{' and '.join(hidden)} of a milder level not told", err=True)


def _say_fixes(fixes: Sequence[Fixable]) -> None:
    if mended := sum(each.mended for each in fixes):
        click.echo(f"`--fix` mends {mended} of these", err=True)
    if untidy := sum(each.untidy or 0 for each in fixes):
        click.echo(f"`--fix` would tidy {count(untidy, 'file')} with nothing wrong", err=True)


def _say_known(left_out: int, gone: int) -> None:
    if left_out:
        known, are = count(left_out, "known problem"), noun(left_out, "is", "are")
        click.echo(f"{known} of the baseline {are} left out", err=True)
    if gone:
        what = f"{gone} of the baseline's problems {noun(gone, 'is', 'are')} gone"
        click.echo(f"{what}; `--update-baseline` takes {noun(gone, 'it', 'them')} out", err=True)


def update_baseline(scopes: Sequence[Scope], named: Path | None, at: datetime) -> None:
    """Write the problems that there are to the file of known ones. Raises CannotCheck."""
    for scope in scopes:
        file = baseline_of(scope.project, named)
        if file is None:
            raise click.UsageError("--update-baseline needs --baseline FILE, or `baseline` in mkdocs.yml")
        outcome = check(scope, frozenset(all_checks()), None, at)
        known = write_known(outcome.diagnostics, scope.project)
        known = as_before(known, _there(file))
        write_whole(file, known.encode(), repository_of(scope.project.root) or scope.project.root)
        click.echo(f"{printable(shown_path(file, scope.project.base))}: written", err=True)


def _there(file: Path) -> str:
    """Return what a file holds already, "" where that is no text or nothing."""
    try:
        return read_bytes(file).decode()
    except (OSError, ValueError):
        return ""


def show_changes(found: Sequence[FixedFile]) -> int:
    """Print what would change, on a terminal without what it would obey."""
    for each in found:
        echo_data(each.diff())
    return 1 if found else 0


def write_changes(found: Iterable[FixedFile]) -> None:
    """Put each fixed text in its file's place, and say so."""
    for each in found:
        each.write()
        click.echo(f"{printable(each.name)}: mended", err=True)


def say_change(files: Sequence[str], base: Path) -> None:
    """Say which files changed and when; a terminal begins anew."""
    click.clear()
    names = [printable(shown_path(Path(file), base)) for file in files[:MOST_CHANGES]]
    more = f" and {len(files) - MOST_CHANGES} more" if len(files) > MOST_CHANGES else ""
    click.echo(f"{time.strftime('%H:%M:%S')} changed: {', '.join(names)}{more}", err=True)


def cannot(why: str, targets: Targets) -> CannotDo:
    """Return the error that ends the command; on GitHub it stands beside the pull request too."""
    if ("github", None) in targets:
        text = printable(why).replace("%", "%25")
        click.echo(f"::error title=postmortems::{text}")
    return CannotDo(why)
