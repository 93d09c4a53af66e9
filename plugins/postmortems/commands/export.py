"""Write the knowledge base for other programs and generators."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path

import click

from ..exporting.interchange import files
from ..exporting.interchange_schema import NAME, schema_file
from ..hosts.exported import exported, write
from ..hosts.exporting.manifest import why_not_ours
from ..hosts.targets import Target, names, target
from ..model.diagnostic import Diagnostic, Level
from ..model.knowledge_base import newest_first
from ..publishing import Loaded, load, when_changed
from ..reading.clock import now
from ..reporters import text
from ..site.head import read_head
from ..site.project import Project
from ..site.swap import put, replaced, why_kept
from ..wording.messages import printable, shorten
from .keeping import kept_for
from .options import CannotDo, audience_option, config_option, echo_data, project_to_use
from .watching import until_interrupted

OURS = frozenset({"incidents", "incidents.json", "incidents.csv", NAME})
"""What stands at the top of an export of incidents alone."""
HOME = ".postmortems"
"""Where exports stand that are not told where to."""


@click.command(epilog="\b\nGenerators:\n" + "\n".join(f"  {name:11}{target(name).says}" for name in names()))
@click.option("--for", "name", type=click.Choice(names()), help="What is to make a site of it.")
@click.option(
    "--to",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder to write; an export that is there is replaced.  [default: .postmortems/FOR]",
)
@click.option("--nav", is_flag=True, help="Print the navigation as that generator has it; write nothing.")
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--watch", is_flag=True, help="Write it again whenever a file changes.")
@audience_option
@config_option
def command(
    name: str | None,
    to: Path | None,
    nav: bool,
    strict: bool,
    watch: bool,
    audience: str | None,
    config_file: Path | None,
) -> None:
    """Write every page for a generator that is not MkDocs, or every incident for other programs.

    With `--for` the folder has all pages of the site as that generator reads them, with what they load.
    Without, it has incidents.json (an index), incidents/ID.json, incidents.csv and the JSON Schema of the
    format, as a built site has them; `postmortems import` reads these. A report with an error stops it, and
    nothing is written. What the audience of the site may not see is left out, and so is a draft
    that lacks what the format has always, such as its start; it is named.

    \b
    Exit code 0: written; 1: a report has an error; 2: it could not be done.

    \b
    Examples:
      postmortems export --for zensical
      postmortems export --for html --to public
      postmortems export --for zensical --watch
      postmortems export --for hugo --nav
      postmortems export --to out
      postmortems export --to out --audience public
    """
    read = partial(project_to_use, config_file, audience=audience)
    once = partial(_once, read, name, to, nav=nav, strict=strict)
    raise SystemExit(_watch(read, to, once, nav=nav) if watch else once())


def _watch(read: Callable[[], Project], to: Path | None, once: Callable[[], int], *, nav: bool) -> int:
    """Write until interrupted; returns the exit code of the last time."""
    project = read()
    if nav:
        raise CannotDo("`--watch` writes again, and `--nav` writes nothing")
    if to and any(to.resolve().is_relative_to(at) for at in (project.docs_dir, project.incidents_dir)):
        raise CannotDo(
            f"{to}: `--watch` would watch what it writes; name a folder outside of docs and reports"
        )
    return until_interrupted(lambda: [read()], (), once)


def _once(read: Callable[[], Project], name: str | None, to: Path | None, *, nav: bool, strict: bool) -> int:
    """Write what was asked for; returns the exit code."""
    project = read()
    if name is None and (nav or to is None):
        raise CannotDo(
            "`--nav` is that of a generator: name it with `--for`" if nav else "`--to DIR` says where"
        )
    to = to or project.root / HOME / str(name)
    why = "" if nav else why_kept(to, project.root, (project.root, project.docs_dir, project.incidents_dir))
    if why:
        raise CannotDo(f"{to}: nothing may be written there: {why}")
    if name is None:
        return _incidents(project, to)
    return _pages(project, target(name), to, nav=nav, strict=strict)


def _pages(project: Project, generator: Target, to: Path, *, nav: bool, strict: bool) -> int:
    """Write the pages for a generator, or print its navigation; returns the exit code."""
    try:
        why = "" if nav else why_not_ours(to, generator.built)
        head = read_head(project.config or project.root / "mkdocs.yml")
    except OSError as error:
        raise CannotDo(f"{error.filename or to}: {error.strerror or error}") from None
    if why:
        raise CannotDo(f"{to}: nothing may be written there: {why}")
    with kept_for(project, list(project.incidents_dir.rglob("*.md"))) as kept:
        loaded = load(project, now(os.environ), kept)
        export = exported(loaded, generator, head, to, kept, strict=strict)
    _say(export.published.diagnostics if not export.published.pages else ())
    if not export.published.pages:
        return 1
    if nav:
        echo_data(generator.nav(export))
        return 0
    try:
        amount = write(export, generator)
    except OSError as error:
        raise CannotDo(f"{error.filename or to}: {error.strerror or error}") from None
    click.echo(printable(f"{to}: {len(export.pages)} pages, {amount} files"), err=True)
    click.echo("\n".join(map(printable, generator.then(export).splitlines())), err=True)
    return 0


def _say(found: Iterable[Diagnostic]) -> None:
    if told := [each for each in found if each.level is not Level.INFO]:
        click.echo(text.write(told, False), err=True, nl=False)


def _incidents(project: Project, to: Path) -> int:
    """Write the incidents in the interchange format; returns the exit code."""
    why = _why_not_ours(to)
    if why:
        raise CannotDo(f"{to}: nothing may be written there: {why}")
    loaded: Loaded = load(project, now(os.environ))
    errors = [each for each in loaded.diagnostics if each.level is Level.ERROR]
    _say(errors)
    if errors:
        return 1
    reports = [loaded.shown.by_path[each.document.path] for each in newest_first(loaded.shown.by_id.values())]
    try:
        with replaced(to) as folder:
            made = files(reports, loaded.project.settings, when_changed(loaded))
            for path, content in (*made, (NAME, schema_file())):
                put(folder, path, content.encode())
    except OSError as error:
        raise CannotDo(f"{error.filename or to}: {error.strerror or error}") from None
    click.echo(printable(f"{to}: {len(reports)} incidents"), err=True)
    if left := [each.path for each in loaded.unplaced]:
        told = shorten(", ".join(left), 400)
        click.echo(printable(f"drafts that lack what each has always, such as its start: {told}"), err=True)
    return 0


def _why_not_ours(to: Path) -> str:
    """Return why a folder is not to be replaced: it holds what no export has written; "" where it may be."""
    with suppress(OSError):
        others = sorted({each.name for each in to.iterdir() if not each.name.startswith(".")} - OURS)
        return f"`{shorten(others[0])}` in it is of no export; name another folder" if others else ""
    return ""
