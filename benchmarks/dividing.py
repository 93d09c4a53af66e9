"""What several processes do at once for one site: cold builds and checks, by the clock."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from .building import cold
from .checking import check_cold
from .processes import WORKERS, Cost, in_turn, nothing_kept
from .sites import OURS
from .tables import Table, seconds

AMOUNTS = (1, 2, 4, 16)
WHAT: Mapping[str, Callable[[Path, Mapping[str, str]], Cost]] = {
    "cold build": partial(cold, OURS),
    "cold check": check_cold,
}


def measured(site: Path, rounds: int) -> dict[str, Cost]:
    """Build and check a site with as many processes at once as there are cores for, in turn."""
    with nothing_kept() as kept:
        tasks = {
            f"{what}, {amount}": partial(do, site, {**kept, WORKERS: str(amount)})
            for what, do in WHAT.items()
            for amount in AMOUNTS
            if amount <= cores()
        }
        return in_turn(rounds, tasks)


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def times(size: int, costs: Mapping[str, Cost]) -> Table:
    """Tell what each took beside the same in one process."""
    rows = tuple(
        (name, seconds(cost.seconds), seconds(cost.wall), f"{cost.wall / costs[alone(name)].wall:.2f}")
        for name, cost in costs.items()
    )
    more = [str(amount) for amount in AMOUNTS if amount > cores()]
    said = f"Not tried, for this machine has {cores()} cores: {', '.join(more)}." if more else ""
    head = ("processes at once", "processor, s", "clock, s", "clock of one")
    return Table(f"{size:,} incidents with several processes", head, rows, said)


def alone(name: str) -> str:
    """Return what the same is called in one process."""
    return f"{name.partition(',')[0]}, 1"
