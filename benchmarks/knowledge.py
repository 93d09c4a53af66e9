"""What a knowledge base takes without the pages of reports: `python -m benchmarks.knowledge [INCIDENTS]`.

Reads and checks the reports, finds similar ones, and makes all lists, in one process; prints the processor's
seconds and the memory so far of each, and which pages are the largest. So it tells how far one gets beyond
what it is sensible to render.
"""

from __future__ import annotations

import resource
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import click

from postmortems.hosts.exporting.addresses import url
from postmortems.pages.all import all_files, list_pages
from postmortems.pages.base.page import Site
from postmortems.publishing import Loaded, load
from postmortems.rendering.report import render
from postmortems.settings import Settings
from postmortems.site.project import Project

from .corpus import write

NOW = datetime(2026, 11, 21, tzinfo=UTC)
SHOWN = 5


def steps(root: Path) -> Iterator[tuple[str, str]]:
    """Yield what was done, and something about it, as soon as it is done."""
    loaded = load(Project(root, root, root / "docs", Settings()), NOW)
    yield "reports read and checked", f"{len(loaded.shown.documents):,}"
    site = site_of(loaded)
    alike = sum(map(bool, site.alike.values()))
    yield "similar ones found", f"{alike:,} have some"
    lists = {
        page.path: len(page.make("").html.encode()) for page in list_pages(site)[0] if page.incident is None
    }
    yield "lists made", f"{len(lists):,}, {sum(lists.values()) / 1e6:.0f} MB; the largest: {largest(lists)}"
    files = {path: len(text.encode()) for path, text in all_files(site)}
    yield "files made", f"{len(files):,}, {sum(files.values()) / 1e6:.0f} MB; the largest: {largest(files)}"


def site_of(loaded: Loaded) -> Site:
    """Return what pages are made of, for a host that has none of its own."""
    return Site(
        loaded.shown, loaded.project.settings, NOW.date(), url, lambda _, text: render(text),
        loaded.context.templates_used,
    )  # fmt: skip


def largest(sizes: dict[str, int]) -> str:
    """Return the largest, with their sizes."""
    ordered = sorted(sizes, key=sizes.__getitem__, reverse=True)[:SHOWN]
    return ", ".join(f"{path} {sizes[path] / 1e6:.2f} MB" for path in ordered)


@click.command()
@click.argument("size", metavar="[INCIDENTS]", default=10_000)
@click.option("--folder", type=click.Path(exists=True, path_type=Path), help="Reports that there are.")
def main(size: int, folder: Path | None) -> None:
    """Measure with as many INCIDENTS, made anew, or with those in the `incidents/` of a folder."""
    with TemporaryDirectory() as root:
        if folder is None:
            write(Path(root) / "incidents", size)
        begun = process_time()
        for done, told in steps(folder or Path(root)):
            spent, most = process_time() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            click.echo(f"{done}: {spent:.1f} s, {most:,.0f} MB ({told})")
            begun = process_time()


if __name__ == "__main__":
    main()
