"""What a save costs under `mkdocs serve`: `python benchmarks/serve.py [INCIDENTS]...`.

Builds a site in one process as the server does: as a whole, again, after a line of text was added to one
report, and after a field of it was changed. Prints the processor's seconds, and ratios.
"""

from __future__ import annotations

import logging
import os
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import click
from build import sites
from mkdocs.commands.build import build
from mkdocs.config import load_config
from processes import ENVIRONMENT


def measured(root: Path, size: int) -> None:
    """Print what builds of one size take."""
    site, _ = sites(root, size)
    report = min((site / "incidents").glob("*.md"))
    text = report.read_text("utf-8")
    edits = {
        "whole": text,
        "nothing changed": text,
        "text of one": f"{text}\nA line more.\n",
        "field of one": text.replace("title: ", "title: New ", 1),
    }
    with chdir(site):
        config = load_config("mkdocs.yml")
        config.plugins.on_startup(command="serve", dirty=False)
        whole = 0.0
        for name, edited in edits.items():
            report.write_text(edited, "utf-8")
            begin = process_time()
            build(config)
            took = process_time() - begin
            whole = whole or took
            click.echo(f"{name:<24} {took:8.2f} s, {took / whole:.2f} of the whole")


@click.command()
@click.argument("sizes", metavar="[INCIDENTS]...", nargs=-1, type=int)
def main(sizes: tuple[int, ...]) -> None:
    """Measure each size, by default 1,000 incidents."""
    os.environ |= ENVIRONMENT
    logging.disable(logging.CRITICAL)
    for size in sizes or (1_000,):
        with TemporaryDirectory() as folder:
            measured(Path(folder), size)


if __name__ == "__main__":
    main()
