"""What a whole process takes, from its start to its end."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Container, Mapping, Sequence
from pathlib import Path
from statistics import median
from subprocess import DEVNULL, Popen
from typing import NamedTuple

import click

ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795219200"}


class Cost(NamedTuple):
    """Seconds of the processor's time (the clock's depends on what else a machine does), and megabytes."""

    seconds: float
    megabytes: float


def run(folder: Path, name: str, *arguments: str, fine: Container[int] = (0,)) -> Cost:
    """Run a command that stands beside the interpreter; any exit code that is not `fine` ends everything."""
    command = [str(Path(sys.executable).with_name(name)), *arguments]
    process = Popen(command, cwd=folder, env=os.environ | ENVIRONMENT, stdout=DEVNULL, stderr=DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in fine:
        raise click.ClickException(f"`{' '.join(command)}` failed")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def in_turn(rounds: int, tasks: Mapping[str, Callable[[], Cost]]) -> Mapping[str, Sequence[Cost]]:
    """Run tasks one after the other, round by round, so that a machine's moods hit all alike."""
    found: dict[str, list[Cost]] = {name: [] for name in tasks}
    for _ in range(rounds):
        for name, task in tasks.items():
            found[name].append(task())
    return found


def told(name: str, costs: Sequence[Cost]) -> float:
    """Print what a task took, and return the median of its seconds."""
    seconds = [cost.seconds for cost in costs]
    middle, most = median(seconds), max(cost.megabytes for cost in costs)
    click.echo(f"{name:<24} {middle:8.2f} s ({min(seconds):.2f} to {max(seconds):.2f}), {most:6.0f} MB")
    return middle
