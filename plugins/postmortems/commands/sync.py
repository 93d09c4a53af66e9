"""Write anew what repeats the settings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from ..exporting.derived import derived, name_of, paths
from ..scaffolding.starter import Ground, missing
from ..site.files import write_whole
from ..site.folder import exists, seen_from
from ..site.project import Project
from ..wording.messages import printable
from .options import CannotDo, config_option, project_to_use


@click.command()
@click.option("--all", "everything", is_flag=True, help="Write those that are not there, too.")
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@config_option
def command(everything: bool, dry_run: bool, config_file: Path | None) -> None:
    """Write anew what repeats mkdocs.yml: the schema, the issue form and the page of severities.

    These are incident.schema.json for editors, the severities in .github/ISSUE_TEMPLATE/incident.yml and
    those in severities.md of the site. In the last two only what stands between the comments `severities:
    written by` and `end of severities` changes. The check `stale-file` says when it is time.

    \b
    Examples:
      postmortems sync
      postmortems sync --all --dry-run
    """
    project = project_to_use(config_file)
    would = "would be " if dry_run else ""
    for path, text in _changes(project, everything):
        if text and not dry_run:
            _write(path, text, project)
        said = f"{would}written" if text else "says what the settings say"
        click.echo(printable(f"{seen_from(path, project.base)}: {said}"))


def _changes(project: Project, everything: bool) -> Iterator[tuple[Path, str]]:
    """Yield each file with its new text, "" where nothing changes."""
    known = list(derived(project))
    for each in known:
        yield each.path, "" if each.is_fresh else each.text
    others = [path for path in paths(project) if path not in {each.path for each in known}]
    for path in others:
        if exists(path):
            click.echo(printable(f"{seen_from(path, project.base)}: is your own, left as it is"), err=True)
        elif everything:
            yield path, missing(path.name, Ground(config=name_of(project)), project)
    if not known and not everything:
        click.echo("None of these files is there; `--all` writes them.", err=True)


def _write(path: Path, text: str, project: Project) -> None:
    try:
        write_whole(path, text.encode(), project.boundary)
    except OSError as error:
        raise CannotDo(f"{error.filename or path}: {error.strerror}") from None
