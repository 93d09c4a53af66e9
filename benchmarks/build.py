"""How long a site takes: `python benchmarks/build.py [INCIDENTS]... [--rounds N]`.

Builds the same reports with this plugin and without it, as plain pages outside the navigation, in turn, and
prints the ratio; with more than one size, also how the time grows with the number of incidents.
"""

from __future__ import annotations

from itertools import pairwise
from math import log
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import click
from corpus import write
from processes import Cost, in_turn, run, told

SITE = """\
site_name: Reports
site_url: https://example.org/
theme: {name: material, font: false}
markdown_extensions:
  [admonition, attr_list, footnotes, tables, toc: {permalink: true}, pymdownx.highlight, pymdownx.superfences]
nav: [{About: about.md}]
not_in_nav: incidents/
"""


def build(site: Path) -> Cost:
    """Build a site as its authors would."""
    return run(site, "mkdocs", "build", "-q")


def again(site: Path) -> Cost:
    """Build a site again after a paragraph was added to one report."""
    report = min((site / "incidents").glob("*.md"))
    report.write_text(report.read_text("utf-8") + "\n\nOne more paragraph.\n", "utf-8")
    return build(site)


def sites(root: Path, size: int) -> tuple[Path, Path]:
    """Make a site with this plugin, and one without it."""
    ours, bare = root / "ours", root / "bare"
    for folder, plugins in ((ours, "[search, postmortems]"), (bare, "[search]")):
        (folder / "docs").mkdir(parents=True)
        (folder / "docs" / "about.md").write_text("# About\n", "utf-8")
        (folder / "mkdocs.yml").write_text(f"{SITE}plugins: {plugins}\n", "utf-8")
    read = write(ours / "incidents", size)
    copytree(ours / "incidents", bare / "docs" / "incidents")
    click.echo(f"{size} incidents of {read / size / 1000:.1f} kB")
    return ours, bare


def measured(size: int, rounds: int) -> float:
    """Print what one size takes, and return the seconds of a build."""
    with TemporaryDirectory() as folder:
        ours, bare = sites(Path(folder), size)
        tasks = {
            "postmortems": lambda: build(ours),
            "bare": lambda: build(bare),
            "again": lambda: again(ours),
        }
        costs = in_turn(rounds, tasks)
        seconds = {name: told(name, found) for name, found in costs.items()}
        index = (ours / "site" / "incidents" / "index.html").stat().st_size
        click.echo(f"postmortems / bare {seconds['postmortems'] / seconds['bare']:.2f}, "
                   f"again / cold {seconds['again'] / seconds['postmortems']:.2f}, "
                   f"page of all incidents {index / 1e6:.2f} MB\n")  # fmt: skip
    return seconds["postmortems"]


@click.command()
@click.argument("sizes", metavar="[INCIDENTS]...", nargs=-1, type=int)
@click.option("--rounds", default=3, help="How often each is built.")
def main(sizes: tuple[int, ...], rounds: int) -> None:
    """Measure each size, by default 1,000 incidents."""
    found = [(size, measured(size, rounds)) for size in sizes or (1_000,)]
    for (few, short), (many, long) in pairwise(found):
        click.echo(f"{few} to {many} incidents: exponent {log(long / short) / log(many / few):.2f}")


if __name__ == "__main__":
    main()
