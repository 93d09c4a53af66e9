"""Add what happens to the timeline of an incident that goes on."""

from __future__ import annotations

from pathlib import Path

import click

from ..scaffolding.noting import Note
from .during import add, asked_report, at_option, id_option, moment, opened
from .options import config_option, project_to_use


@click.command()
@click.argument("text")
@id_option
@at_option
@config_option
def command(text: str, id_: str | None, at: str | None, config_file: Path | None) -> None:
    """Add TEXT to the timeline of the newest report that is going on, with the time.

    That is one that says `ongoing: true`, else a draft without `resolved_at`. The entry is written as those
    beside it are, where it belongs by its time, and read back; where that fails nothing is written.

    \b
    Examples:
      postmortems note "Rolled back"
      postmortems note "Errors fall" --at 14:05
      postmortems note "Third shard is slow" --id 2026-03-04-checkout
    """
    project = project_to_use(config_file)
    report = opened(project, asked_report(project, id_))
    add(report, Note(moment(at, project.settings), text))
