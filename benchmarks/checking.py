"""What checks take: of all reports, with nothing kept and again; of one, as before a commit; of peers."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from .peers import EIPW, FOLDER, REMARK
from .processes import HERE, Cost, forget, in_turn, nothing_kept, run
from .sites import INCIDENTS, OURS, one
from .tables import Table, seconds

COLD, AGAIN, ONE = (f"{OURS}, {what}" for what in ("all files", "all files again", "one file"))
START = "Python's own start"
RULES = ("remark-frontmatter", "remark-preset-lint-recommended")


@dataclass(frozen=True)
class Checked:
    """What checks of as many reports took, and how many were checked."""

    size: int
    costs: Mapping[str, tuple[int, Cost]]


def measured(size: int, site: Path, rounds: int, peers: bool = True) -> Checked:
    """Check the reports of a site with each program, in turn."""
    with nothing_kept() as kept:
        tasks = {**ours(site, kept), **(dict(others(site)) if peers else {})}
        costs = in_turn(rounds, tasks)
    return Checked(size, {name: (1 if name in (ONE, START) else size, cost) for name, cost in costs.items()})


def ours(site: Path, kept: Mapping[str, str]) -> dict[str, Callable[[], Cost]]:
    """Return checks with this plugin; that something is wrong with the reports is no failure."""
    check = partial(_check, site, kept)
    return {
        COLD: partial(check_cold, site, kept),
        AGAIN: check,
        ONE: partial(check, str(one(site / INCIDENTS))),
        START: partial(run, site, sys.executable, "-c", "pass"),
    }


def check_cold(site: Path, kept: Mapping[str, str]) -> Cost:
    """Check all reports of a site of which nothing is kept any more."""
    forget(kept)
    return _check(site, kept)


def _check(site: Path, kept: Mapping[str, str], *paths: str) -> Cost:
    return run(site, str(HERE / "postmortems"), "check", *paths, fine=(0, 1), around=kept)


def others(site: Path) -> Iterator[tuple[str, Callable[[], Cost]]]:
    """Yield checks with linters of Markdown, as far as they are installed."""
    reports = str(site / INCIDENTS)
    if REMARK.path:
        rules = (word for rule in RULES for word in ("--use", rule))
        yield "remark-lint", partial(run, FOLDER, REMARK.path, reports, "--quiet", "--no-stdout", *rules)
    if EIPW.path:
        yield "eipw", partial(run, site, EIPW.path, reports, fine=(0, 1))


def times(checked: Checked) -> Table:
    """Tell what checks took, and how many files that is in a second of one processor."""
    rows = tuple(
        (name, seconds(cost.seconds), f"{files / cost.seconds:,.0f}" if files > 1 else "", seconds(cost.wall),
         f"{cost.megabytes:.0f}" if files > 1 else "")
        for name, (files, cost) in checked.costs.items()
    )  # fmt: skip
    head = ("check", "processor, s", "files a second", "clock, s", "memory, MB")
    return Table(f"Checking {checked.size:,} files", head, rows)
