"""What `check` may be asked for, and what of it contradicts itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from ..checks.check import all_checks
from ..frozen import Frozen


class Options(Frozen):
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
    notes: bool
    level: str | None
    quiet: bool
    statistics: bool
    exit_zero: bool
    stdin_path: Path | None
    audience: str | None
    config_file: Path | None

    @property
    def is_text(self) -> bool:
        """Whether one text is read from standard input."""
        return self.paths == (Path("-"),)

    @property
    def codes(self) -> frozenset[str]:
        """The checks that were asked for."""
        return (self.select or frozenset(all_checks())) - self.ignore


def refuse(options: Options) -> None:
    """Raise a usage error for options that contradict each other."""
    for why, is_so in (*_of_output(options), *_of_text(options)):
        if is_so:
            raise click.UsageError(why)


def _of_output(options: Options) -> Iterator[tuple[str, object]]:
    """Yield what is wrong with what is to be written where, and whether that is so."""
    to_output = sum(file is None for _, file in options.targets)
    yield "only one --format goes to standard output; give the others a file: `sarif=FILE`", to_output > 1
    why = "--statistics takes the place of the text; give --format a file: `sarif=FILE`"
    yield why, options.statistics and to_output
    takes_all = options.paths or options.changed or options.select or options.ignore
    why = "--update-baseline takes all problems: no PATH, --changed, --select or --ignore"
    yield why, options.update_baseline and takes_all
    why = "--watch goes with neither --diff nor --update-baseline"
    yield why, options.watch and (options.diff or options.update_baseline)


def _of_text(options: Options) -> Iterator[tuple[str, object]]:
    """Yield what does not go with a text on standard input, and whether it was asked for."""
    yield "`-` stands alone: no other PATH", Path("-") in options.paths and not options.is_text
    asked = (options.fix, options.diff, options.watch, options.changed, options.update_baseline)
    why = "`-` goes with neither --fix, --diff, --watch, --changed nor --update-baseline"
    yield why, options.is_text and any(asked)
    why = "--stdin-path says where the text of `-` stands: give `-` as the PATH"
    yield why, options.stdin_path and not options.is_text
