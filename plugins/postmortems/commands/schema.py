"""Print the JSON Schema of front matter, for editors."""

from __future__ import annotations

from pathlib import Path

import click

from ..exporting.json_schema import written
from ..wording.messages import printable
from .options import config_option, project_here


@click.command()
@config_option
def command(config_file: Path | None) -> None:
    """Print the JSON Schema (draft-07) of the front matter of this site's reports.

    An editor that knows it proposes fields and words while you write, and marks what is wrong. The words of
    the site's own vocabularies are in it. A built site has it too, as schema/incident.schema.json.

    \b
    Examples:
      postmortems schema > incident.schema.json
    """
    project = project_here(config_file)
    for diagnostic in project.diagnostics:
        said = f"{diagnostic.place.path}:{diagnostic.place.line}: {diagnostic.message}"
        click.echo(printable(said), err=True)
    click.echo(written(project.settings, sorted(project.templates())), nl=False)
