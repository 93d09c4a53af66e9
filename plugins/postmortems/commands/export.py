"""Write the knowledge base for other programs, without a site."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import click

from ..exporting.interchange import files
from ..exporting.interchange_schema import NAME, schema_file
from ..model.diagnostic import Level
from ..model.knowledge_base import newest_first
from ..publishing import load, when_changed
from ..reading.clock import now
from ..reporters import text
from ..site.swap import put, replaced, why_kept
from ..wording.messages import shorten
from .options import CannotDo, config_option, project_to_use

OURS = frozenset({"incidents", "incidents.json", "incidents.csv", NAME})
"""What stands at the top of an export."""


@click.command()
@click.option("--to", "to", metavar="DIR", required=True, type=click.Path(path_type=Path, file_okay=False),
              help="The folder to write; an export that is there is replaced.")  # fmt: skip
@config_option
def command(to: Path, config_file: Path | None) -> None:
    """Write every incident for other programs: JSON in the interchange format, and a table as CSV.

    The folder has incidents.json (an index), incidents/ID.json, incidents.csv and the JSON Schema of the
    format, as a built site has them. A report with an error stops it, and nothing is written. What the
    audience of the site may not see is left out. `postmortems import` reads these files.

    \b
    Exit code 0: written; 1: a report has an error; 2: it could not be done.

    \b
    Examples:
      postmortems export --to out
    """
    project = project_to_use(config_file)
    why = why_kept(to, project.root, (project.root, project.docs_dir, project.incidents_dir))
    why = why or _why_not_ours(to)
    if why:
        raise CannotDo(f"{to}: nothing may be written there: {why}")
    loaded = load(project, now(os.environ))
    errors = [each for each in loaded.diagnostics if each.level is Level.ERROR]
    if errors:
        click.echo(text.write(errors, False), err=True, nl=False)
        raise SystemExit(1)
    reports = [loaded.shown.by_path[each.document.path] for each in newest_first(loaded.shown.by_id.values())]
    try:
        with replaced(to) as folder:
            made = files(reports, project.settings, when_changed(loaded))
            for path, content in (*made, (NAME, schema_file())):
                put(folder, path, content.encode())
    except OSError as error:
        raise CannotDo(f"{error.filename or to}: {error.strerror or error}") from None
    click.echo(f"{to}: {len(reports)} incidents", err=True)


def _why_not_ours(to: Path) -> str:
    """Return why a folder is not to be replaced: it holds what no export has written; "" where it may be."""
    with suppress(OSError):
        others = sorted({each.name for each in to.iterdir() if not each.name.startswith(".")} - OURS)
        return f"`{shorten(others[0])}` in it is of no export; name another folder" if others else ""
    return ""
