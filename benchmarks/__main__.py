"""Measure, print, and write the page that shows it."""

from __future__ import annotations

import os
from pathlib import Path

import click

from .building import growth
from .goals import Found, summary
from .page import measured_on, page
from .plan import ONCE, PARTS, Plan

FULL, QUICK = (100, 1_000, 10_000), (100, 300)


@click.command()
@click.argument("sizes", metavar="[INCIDENTS]...", nargs=-1, type=click.IntRange(2))
@click.option("--rounds", default=3, help="How often each is done, in turn; the medians are told.")
@click.option(
    "--quick", is_flag=True, help=f"Once each, with {QUICK[0]} and {QUICK[1]} incidents: two minutes."
)
@click.option("--cold", is_flag=True, help=f"Of more than {ONCE:,} incidents, only the first build.")
@click.option("--no-peers", is_flag=True, help="This plugin, and MkDocs without it; no others.")
@click.option(
    "--only", type=click.Choice(PARTS), multiple=True, help="One part, or some; to read is to build."
)
@click.option("--write", type=click.Path(dir_okay=False, path_type=Path), help="The page to write.")
def main(
    sizes: tuple[int, ...],
    rounds: int,
    quick: bool,
    cold: bool,
    no_peers: bool,
    only: tuple[str, ...],
    write: Path | None,
) -> None:
    """Measure with as many INCIDENTS, by default 100, 1,000 and 10,000: less than half an hour."""
    begun, found, shown = os.getloadavg()[0], Found(), []
    plan = Plan(only or PARTS, 1 if quick else rounds, not no_peers, not cold)
    for size in sorted(sizes or (QUICK if quick else FULL)):
        for table in plan.measured(size, found):
            click.echo(table)
            shown.append(table)
    grown, short = list(growth(tuple(found.built.values()))), summary(found)
    loads = begun, os.getloadavg()[0]
    click.echo("\n".join([*map(str, grown), str(short), measured_on(loads)]))
    if write:
        write.write_text(page([short, *shown, *grown], loads), "utf-8")


if __name__ == "__main__":
    main()
