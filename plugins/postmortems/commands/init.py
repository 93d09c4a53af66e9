"""Make a knowledge base, or add one to a site."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from ..checks.check import all_checks
from ..checks.runner import context_of
from ..reading.clock import now
from ..review.git import main_branch, web_address
from ..review.problems import problems_of
from ..scaffolding.builders import GENERATORS, THEMES
from ..scaffolding.site_config import nav_lines
from ..scaffolding.site_there import SiteThere, read_site
from ..scaffolding.starter import Ground, left_out, nav, starter
from ..site.config import config_in, settings_from
from ..site.corpus import read_knowledge_base
from ..site.files import write_whole
from ..site.folder import exists, repository_of
from ..site.host_options import fields_of
from ..site.project import find_project
from ..wording.messages import printable
from .options import CannotDo

NEXT = """\
Next:
{cd}  postmortems new "Checkout is down"   start a report
  postmortems check                    say what is missing or wrong
{first}  {serve:36} show the website while you write"""
CHECK_CI = """\
  postmortems check --changed {branch}
                                       what your CI runs for a change; `--format github` annotates it"""
NAV = """
These lines belong below `nav:` of {config}; what is not there is found by the search alone:

{lines}"""


@click.command()
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--path",
    help="The folder of a site that is there for the pages, `.` for none.  [default: postmortems]",
)
@click.option(
    "--theme", type=click.Choice(list(THEMES)), help="The theme of a new site.  [default: material]"
)
@click.option(
    "--for", "generator", type=click.Choice(list(GENERATORS)), help="What makes a new site instead of MkDocs."
)
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
def command(folder: Path, path: str | None, theme: str | None, generator: str | None, dry_run: bool) -> None:
    """Make a knowledge base in DIR, or add one to the MkDocs site that is there.

    A new one gets a mkdocs.yml, an example report, a template, and what checks and publishes it on GitHub
    and GitLab: in a folder of a repository, what GitHub, GitLab and pre-commit read goes to the repository's
    root. To a site that is there, the plugin, an example report and a template are added, with the folders
    that they need. No file is overwritten.

    \b
    Examples:
      postmortems init
      postmortems init reliability/postmortems
      postmortems init --path incidents-and-outages
      postmortems init --theme materialx
      postmortems init --for zensical
      postmortems init --dry-run
    """
    repository = repository_of(folder.resolve())
    config = config_in(folder)
    site = _site(config) if config else None
    if path is not None and site is None:
        raise CannotDo(f"`--path` is for a site that is there, and {folder} has no mkdocs.yml")
    if (theme or generator) and site:
        raise CannotDo(f"`--theme` and `--for` are for a new site, and {site.config.name} names its own")
    if theme and generator:
        raise CannotDo(f"`--theme` is one of MkDocs, and `--for {generator}` brings its own")
    place = _place(path, site) if site else ""
    after = site.with_plugin(place) if site else None
    ground = replace(
        _ground(folder, repository), builder={**THEMES, **GENERATORS}[generator or theme or "material"]
    )
    for line in _files(folder, repository, ground, site is None, dry_run):
        click.echo(printable(line))
    if site:
        click.echo(printable(_add_plugin(site, after, place, dry_run)))
    click.echo("\n".join(map(printable, _next(folder, site, place, ground).splitlines())), err=True)


def _site(config: Path) -> SiteThere:
    """Read the site that is there. Raises CannotDo where it cannot be read: then nothing is written."""
    try:
        site = read_site(config)
    except (OSError, UnicodeDecodeError) as error:
        raise CannotDo(f"{config}: {error}; nothing was written") from None
    if site.broken:
        place, help_ = site.broken.place, "; ".join(site.broken.help.splitlines())
        said = f"{place.path}:{place.line}:{place.column}: {site.broken.message}; {help_}"
        raise CannotDo(f"{said}\nNothing was written.")
    return site


def _place(path: str | None, site: SiteThere) -> str:
    """Return the folder for our pages: what was said, or what is answered. Raises CannotDo."""
    if site.has_plugin:
        return ""
    if path is None and sys.stdin.isatty():
        asked = "In which folder of the site are its pages to be, `.` for none"
        path = str(click.prompt(asked, default=site.free_folder(), err=True))
    said = site.free_folder() if path is None else path.strip().strip("/")
    place = "" if said == "." else said
    _, problems = settings_from(fields_of({"path": place} if place else {}), ())
    for problem in problems:
        raise CannotDo(f"`--path`: {problem.message}; {problem.help}")
    return place


def _ground(folder: Path, repository: Path | None) -> Ground:
    there = next(each for each in (folder.resolve(), *folder.resolve().parents) if each.is_dir())
    branch = main_branch(there, repository)
    if repository is None:
        return Ground(branch=branch)
    inside = os.path.relpath(folder.resolve(), repository).replace(os.sep, "/")
    inside = "" if inside == "." else f"{inside}/"
    return Ground(inside, branch, web_address(there), f"{inside}mkdocs.yml")


def _files(
    folder: Path, repository: Path | None, ground: Ground, site_is_new: bool, dry_run: bool
) -> Iterator[str]:
    """Write what is not there yet, and say what became of each file."""
    root = repository or folder
    for name in left_out(ground, site_is_new=site_is_new):
        yield f"{name}: left out, for it would stand in every pull request of the repository"
    for file in starter(ground, site_is_new=site_is_new):
        home = root if file.of_repository and ground.inside else folder
        path = home / file.path
        is_there = exists(path) or path.is_symlink()
        if not is_there and not dry_run:
            _write(path, file.text, home)
        name = file.path if home is folder else os.path.relpath(path, folder.resolve())
        yield f"{name}: {'is there, left as it is' if is_there else f'{_would(dry_run)}written'}"


def _would(dry_run: bool) -> str:
    return "would be " if dry_run else ""


def _add_plugin(site: SiteThere, after: str | None, place: str, dry_run: bool) -> str:
    """Add the plugin to a configuration, or say how that is done."""
    name = site.config.name
    if site.has_plugin:
        return f"{name}: has the plugin, left as it is"
    if after is None:
        return f"{name}: {site.by_hand(place)}; it was left as it is"
    if not dry_run:
        _write(site.config, after, site.config.parent)
    kept = (
        f", with the plugins of {site.above.name}"
        if site.above.entries and "plugins: # those" in after
        else ""
    )
    return f"{name}: the plugin {_would(dry_run)}added{kept}"


def _next(folder: Path, site: SiteThere | None, place: str, ground: Ground) -> str:
    """Say how it goes on."""
    is_here = folder.resolve() == Path.cwd()
    cd = "" if is_here else f"  {f'cd {shlex.quote(str(folder))}':37}go into the knowledge base\n"
    builder = ground.builder
    first = f"  {builder.first:36} before each build: write what it reads\n" if builder.first else ""
    said = [NEXT.format(cd=cd, first=first, serve=builder.serve)]
    if site and not site.has_plugin:
        said.append(CHECK_CI.format(branch=ground.branch))
        said += _in_the_way(site, place)
        if site.has_nav:
            lines = "\n".join(nav_lines(nav().splitlines(), place))
            said.append(NAV.format(config=site.config.name, lines=lines))
    return "\n".join(said)


def _in_the_way(site: SiteThere, place: str) -> Iterator[str]:
    """Say where a build would stop, as `check` finds it: at pages of the site's own in the place of ours."""
    there = find_project(site.config.parent.resolve(), site.config, all_checks())
    project = replace(there, settings=replace(there.settings, path=place))
    context = context_of(project, *read_knowledge_base(project), now(os.environ), whole=True)
    found = [f"{each.message}." for each in problems_of(context) if each.code == "unique-id"]
    if found:
        free = f"`path: {site.free_folder()}` in {site.config.name} gives the plugin's pages a folder"
        yield "\n".join(("", *found, f"`mkdocs build` fails until what is in the way is renamed, or {free}."))


def _write(path: Path, content: str, root: Path) -> None:
    """Write a file whole, never outside of the folder."""
    try:
        write_whole(path, content.encode(), root)
    except OSError as error:
        raise CannotDo(f"{error.filename or path}: {error.strerror}") from None
