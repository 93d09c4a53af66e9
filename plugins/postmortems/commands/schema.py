"""Print the JSON Schema of front matter, for editors."""

from __future__ import annotations

from pathlib import Path

import click

from ..exporting.json_schema import written
from .options import config_option, project_here, sound


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
    project = sound(project_here(config_file))
    click.echo(written(project.settings, sorted(project.templates())), nl=False)
