"""What a whole process takes, from its start to its end, with all that it starts itself."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from subprocess import DEVNULL, PIPE, Popen
from tempfile import TemporaryDirectory
from time import perf_counter

import click

WORKERS = "POSTMORTEMS_WORKERS"
"""How many processes of ours work at once: one as everybody else, but where that is what is measured."""
FIXED = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795219200", WORKERS: "1"}
HERE = Path(sys.executable).parent


@dataclass(frozen=True)
class Cost:
    """Seconds of the processor, and of the clock (which shows what else a machine does); megabytes."""

    seconds: float
    wall: float
    megabytes: float


def run(
    folder: Path, *command: str, fine: Sequence[int] = (0,), around: Mapping[str, str] | None = None
) -> Cost:
    """Run a command in a folder; any exit code that is not `fine` ends everything."""
    begun = perf_counter()
    with Popen(command, cwd=folder, env=environment(around), stdout=DEVNULL, stderr=PIPE) as process:
        said = process.stderr.read() if process.stderr else b""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    took = perf_counter() - begun
    if process.returncode not in fine:
        raise click.ClickException(f"`{' '.join(command)}` failed:\n{said.decode(errors='replace')[-2000:]}")
    return Cost(used.ru_utime + used.ru_stime, took, used.ru_maxrss / 1024)


def environment(around: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return what a process finds around it: a day, one process, compiled modules, what is set."""
    known = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**known, **FIXED, **(around or {})}


@contextmanager
def nothing_kept() -> Iterator[Mapping[str, str]]:
    """Yield an environment in which nothing is kept of an earlier run; what runs in it keeps it there."""
    with TemporaryDirectory() as folder:
        yield {"XDG_CACHE_HOME": folder}


def forget(kept: Mapping[str, str]) -> None:
    """Remove what runs kept in an environment."""
    for entry in Path(kept["XDG_CACHE_HOME"]).iterdir():
        shutil.rmtree(entry)


def in_turn(rounds: int, tasks: Mapping[str, Callable[[], Cost]]) -> dict[str, Cost]:
    """Run tasks one after the other, round by round: a machine's moods hit all alike. Return medians."""
    found: dict[str, list[Cost]] = {name: [] for name in tasks}
    for _ in range(rounds):
        for name, task in tasks.items():
            found[name].append(task())
    return {name: middle(costs) for name, costs in found.items()}


def middle(costs: Sequence[Cost]) -> Cost:
    """Return the medians of seconds, and the most of memory."""
    return Cost(
        median(cost.seconds for cost in costs),
        median(cost.wall for cost in costs),
        max(cost.megabytes for cost in costs),
    )
