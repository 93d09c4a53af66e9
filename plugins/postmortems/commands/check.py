"""Check reports: every problem of every file in one run."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..checks.check import all_checks
from ..checks.runner import context_of, diagnose, fails
from ..reading.clock import now
from ..reading.folder import find_reports
from ..reading.project import Project, read_corpus
from ..reporters import formats, writer
from .options import CannotDo, config_option, project_here, wants_colour

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..model.diagnostic import Diagnostic


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format_",
    type=click.Choice(formats()),
    default="text",
    show_default=True,
    help="How to write the problems.",
)
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@config_option
def command(paths: tuple[Path, ...], format_: str, strict: bool, config_file: Path | None) -> None:
    """Check reports, and say what is wrong with each and what would be right.

    A PATH is a report, or a folder of them. Without one, all reports of the knowledge base are checked.

    \b
    Exit code 0: nothing that fails a build; 1: problems; 2: it could not be done.

    \b
    Examples:
      postmortems check
      postmortems check incidents/2026-03-04-checkout.md
      postmortems check --strict --format json
    """
    project = project_here(config_file, all_checks())
    files = list(_files(paths)) if paths else _all_reports(project)
    corpus, library = read_corpus(project, files)
    context = context_of(project, corpus, library, now(os.environ), whole=not paths)
    diagnostics = (*project.diagnostics, *diagnose(context, project.settings))
    _report(diagnostics, format_, len(files))
    raise SystemExit(1 if fails(diagnostics, strict or project.settings.strict) else 0)


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    """Yield the reports that were named, each once; a file that is named is read whatever its name."""
    seen: set[str] = set()
    for path in paths:
        if not os.path.lexists(path):
            raise CannotDo(f"{path}: no such file or folder")
        for file in find_reports(path) if path.is_dir() else [path]:
            absolute = os.path.abspath(file)  # noqa: PTH100 (links stay as they are)
            if absolute not in seen:
                seen.add(absolute)
                yield file


def _all_reports(project: Project) -> list[Path]:
    folder = project.incidents_dir
    if not folder.is_dir():
        why = "this is no folder" if folder.exists() else "no such folder"
        said = f"{folder}: {why}; `incidents_dir` in mkdocs.yml says where the reports are"
        if not project.diagnostics:
            raise CannotDo(said)
        click.echo(said, err=True)
        return []
    files = list(find_reports(folder))
    if not files:
        click.echo(f"{folder}: no reports yet; a report is a Markdown file with front matter", err=True)
    return files


def _report(diagnostics: Sequence[Diagnostic], format_: str, files: int) -> None:
    click.echo(writer(format_)(diagnostics, wants_colour()), nl=False, color=True)
    if not diagnostics and files:
        click.echo(f"{files} report{'' if files == 1 else 's'} checked, nothing to mend", err=True)
