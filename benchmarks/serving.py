"""What a save costs under `mkdocs serve`.

The measured process is this module, run in a site's folder: it does what the server does at a save, without
the half second for which that waits, and prints what each build took.
"""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from time import perf_counter

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from .processes import Cost, environment, nothing_kept
from .sites import FIELD, INCIDENTS, TEXT, one
from .tables import Table, seconds

WHOLE, NOTHING, AFTER_TEXT, AFTER_FIELD = (
    "the first build", "saved without a change", "text of one report saved", "a title saved",
)  # fmt: skip
ROOT = Path(__file__).resolve().parent.parent


def measured(site: Path) -> dict[str, Cost]:
    """Serve a site in a process of its own, and return what its builds took."""
    command = [sys.executable, "-m", "benchmarks.serving"]
    imported = filter(None, [os.environ.get("PYTHONPATH")])
    with nothing_kept() as kept:
        around = environment({**kept, "PYTHONPATH": os.pathsep.join([str(ROOT), *imported])})
        said = subprocess.run(command, cwd=site, env=around, stdout=subprocess.PIPE, check=True).stdout
    return {name: Cost(**cost) for name, cost in json.loads(said).items()}


def builds(site: Path) -> Iterator[tuple[str, Cost]]:
    """Build as the server does: once, and again after each save."""
    report = one(site / INCIDENTS)
    configuration(site).plugins.on_startup(command="serve", dirty=False)
    yield WHOLE, cost(site)
    yield NOTHING, cost(site)
    for name, edit in ((AFTER_TEXT, TEXT), (AFTER_FIELD, FIELD)):
        edit.write(report, 1)
        yield name, cost(site)


def cost(site: Path) -> Cost:
    """Build as a save makes the server do it: the configuration is read anew, the plugins stay."""
    begun, clock = sum(os.times()[:4]), perf_counter()
    build(configuration(site))
    return Cost(sum(os.times()[:4]) - begun, perf_counter() - clock, 0)


def configuration(site: Path) -> MkDocsConfig:
    """Read the configuration as the server does, which does not write into the site's own folder."""
    return load_config(str(site / "mkdocs.yml"), site_dir=str(site / "served"))


def times(size: int, costs: Mapping[str, Cost]) -> Table:
    """Tell what builds took, beside the first."""
    whole = costs[WHOLE].seconds
    rows = tuple(
        (name, seconds(cost.seconds), f"{cost.seconds / whole:.2f}", seconds(cost.wall))
        for name, cost in costs.items()
    )
    head = ("`mkdocs serve`", "processor, s", "of the first", "clock, s")
    return Table(f"Serving {size:,} incidents", head, rows)


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    print(json.dumps({name: vars(found) for name, found in builds(Path.cwd())}))
