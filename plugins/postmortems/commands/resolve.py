"""Say that an incident is over."""

from __future__ import annotations

from pathlib import Path

import click

from ..scaffolding.noting import Note
from .during import add, asked_report, at_option, id_option, moment, opened
from .options import config_option, project_to_use


@click.command()
@click.argument("text", default="Resolved")
@id_option
@at_option
@config_option
def command(text: str, id_: str | None, at: str | None, config_file: Path | None) -> None:
    """Close the newest report that is going on: `resolved_at`, and TEXT as an entry of its timeline.

    Which one that is, and how the entry is written, `postmortems note --help` says. `ongoing` goes.

    \b
    Examples:
      postmortems resolve
      postmortems resolve "All queues are empty" --at "10 min ago"
      postmortems resolve --id 2026-03-04-checkout
    """
    project = project_to_use(config_file)
    report = opened(project, asked_report(project, id_))
    add(report, Note(moment(at, project.settings), text), ends=True)
