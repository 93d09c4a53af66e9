"""Make a knowledge base, or add one to a site."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from ..exporting.json_schema import FOLDER
from ..pages.all import folders
from ..scaffolding.site_config import docs_dir, entry, with_plugin
from ..scaffolding.starter import starter
from ..site.files import write_whole
from ..site.project import config_in
from .options import CannotDo

NEXT = """\
Next:
{cd}  postmortems new "Checkout is down"   start a report
  postmortems check                    say what is missing or wrong
  mkdocs serve                         show the website while you write"""


@click.command()
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path, file_okay=False))
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
def command(folder: Path, dry_run: bool) -> None:
    """Make a knowledge base in DIR, or add one to the MkDocs site that is there.

    A new one gets a mkdocs.yml, an example report, a template, and what checks and publishes it on GitHub
    and GitLab. To a site that is there, the plugin, an example report and a template are added. No file is
    overwritten.

    \b
    Examples:
      postmortems init
      postmortems init reliability/postmortems
      postmortems init --dry-run
    """
    config = config_in(folder)
    would = "would be " if dry_run else ""
    for name, content in starter(site_is_new=config is None):
        is_there = (folder / name).exists() or (folder / name).is_symlink()
        if not is_there and not dry_run:
            _write(folder / name, content, folder)
        click.echo(f"{name}: {'is there, left as it is' if is_there else f'{would}written'}")
    if config is not None:
        _add_plugin(config, dry_run, would)
    is_here = folder.resolve() == Path.cwd()
    cd = "" if is_here else f"  {f'cd {shlex.quote(str(folder))}':37}go into the knowledge base\n"
    click.echo(NEXT.format(cd=cd), err=True)


def _add_plugin(config: Path, dry_run: bool, would: str) -> None:
    """Add the plugin to a configuration, or say how that is done."""
    try:
        with config.open(encoding="utf-8", newline="") as file:
            before = file.read()
    except (OSError, UnicodeDecodeError) as error:
        raise CannotDo(f"{config}: {error}") from None
    path = _free_folder(config.parent / docs_dir(before))
    after = with_plugin(before, path)
    if after is None:
        click.echo(f"{config.name}: add `- {entry(path)}` below `plugins:`; it was left as it is")
    elif after == before:
        click.echo(f"{config.name}: has the plugin, left as it is")
    else:
        if not dry_run:
            _write(config, after, config.parent)
        click.echo(f"{config.name}: the plugin {would}added")


def _free_folder(docs: Path) -> str:
    """Return the folder for our pages: none of their own, unless the site has pages of such a name."""
    taken = any((docs / name).exists() or (docs / f"{name}.md").exists() for name in (*folders(), FOLDER))
    return "postmortems" if taken else ""


def _write(path: Path, content: str, root: Path) -> None:
    """Write a file whole, never outside of the folder."""
    try:
        write_whole(path, content.encode(), root)
    except OSError as error:
        raise CannotDo(f"{error.filename or path}: {error.strerror}") from None
