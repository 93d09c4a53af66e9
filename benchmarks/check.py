"""How many reports are checked in a second: `python benchmarks/check.py [INCIDENTS]... [--rounds N]`.

Runs the whole command over all reports, and over one of them as a hook before a commit does, in turn.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import click
from corpus import write
from processes import Cost, in_turn, run, told


def check(site: Path, *paths: str) -> Cost:
    """Check reports; that something is wrong with them is no failure."""
    return run(site, "postmortems", "check", *paths, fine=(0, 1))


@click.command()
@click.argument("sizes", metavar="[INCIDENTS]...", nargs=-1, type=int)
@click.option("--rounds", default=3, help="How often each is checked.")
def main(sizes: tuple[int, ...], rounds: int) -> None:
    """Measure each size, by default 1,000 and 10,000 incidents."""
    for size in sizes or (1_000, 10_000):
        with TemporaryDirectory() as folder:
            site = Path(folder)
            write(site / "incidents", size)
            one = str(min((site / "incidents").glob("*.md")))
            tasks = {"all": lambda: check(site), "one": lambda: check(site, one)}  # noqa: B023
            costs = in_turn(rounds, tasks)
            click.echo(f"{size} incidents")
            seconds = [told(name, found) for name, found in costs.items()]
            click.echo(f"{size / seconds[0]:.0f} files a second\n")


if __name__ == "__main__":
    main()
