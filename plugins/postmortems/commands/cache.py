"""Tell where results are kept from one run to the next, and forget them."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import click

from ..kept.disk import remove
from ..site.results import SECONDS, disk_of, why_not
from ..wording.numbers import count
from .options import CannotDo, config_option, project_here


@click.command()
@click.option("--clear", is_flag=True, help="Forget all that is kept of this site.")
@config_option
def command(clear: bool, config_file: Path | None) -> None:
    """Tell where results of this site are kept from one run to the next, how many, and how large they are.

    What has not changed since is taken from there by `check` of many reports and by a build. Nothing is lost
    with it: what is missing is made again. The setting `cache` names another folder, or turns it off.

    \b
    Examples:
      postmortems cache
      postmortems cache --clear
    """
    project = project_here(config_file)
    why = why_not(project, os.environ)
    if why:
        click.echo(f"nothing is kept: {why}")
        return
    disk = disk_of(project, os.environ)
    if clear:
        try:
            remove(disk.file)
        except OSError as error:
            raise CannotDo(f"{disk.file}: {error.strerror}") from None
        click.echo(f"{disk.file}: forgotten", err=True)
        return
    told = disk.told()
    if disk.trouble:
        click.echo(f"nothing is kept: {disk.trouble}")
    elif told is None:
        click.echo(f"{disk.file}: nothing is kept yet")
    else:
        last = datetime.fromtimestamp(told.day * SECONDS, UTC).date()
        size = f"{told.size / 1e6:.1f} MB"
        click.echo(f"{disk.file}: {count(told.rows, 'result')}, {size}, last used on {last}")
