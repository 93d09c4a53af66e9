"""What `check` may be asked for, and what of it contradicts itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from ..checks.check import all_checks


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
    notes: bool
    level: str | None
    quiet: bool
    statistics: bool
    exit_zero: bool
    stdin_path: Path | None
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
    to_output = sum(file is None for _, file in options.targets)
    takes_all = options.paths or options.changed or options.select or options.ignore
    changes = options.fix or options.diff or options.watch or options.changed or options.update_baseline
    wrong = {
        "only one --format goes to standard output; give the others a file: `sarif=FILE`": to_output > 1,
        "--statistics takes the place of the text; give --format a file: `sarif=FILE`": (
            options.statistics and to_output
        ),
        "--update-baseline takes all problems: no PATH, --changed, --select or --ignore": (
            options.update_baseline and takes_all
        ),
        "--watch goes with neither --diff nor --update-baseline": (
            options.watch and (options.diff or options.update_baseline)
        ),
        "`-` stands alone: no other PATH": Path("-") in options.paths and not options.is_text,
        "`-` goes with neither --fix, --diff, --watch, --changed nor --update-baseline": (
            options.is_text and changes
        ),
        "--stdin-path says where the text of `-` stands: give `-` as the PATH": (
            options.stdin_path and not options.is_text
        ),
    }
    for why, is_so in wrong.items():
        if is_so:
            raise click.UsageError(why)
