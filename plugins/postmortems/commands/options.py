"""Options that several verbs share, and how a verb says that it could not do what it was asked."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import click

from ..checks.check import all_checks
from ..model.diagnostic import Level
from ..reporters import text
from ..site.config_problems import LEADS_OUT, PUT_HERE
from ..site.edition import AUDIENCES, for_audience
from ..site.nearest import absolute, outside, without_plugin
from ..site.project import Project, find_project
from ..wording.messages import did_you_mean, printable

config_option = click.option(
    "-f",
    "--config-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The mkdocs.yml to read settings from. Default: the one here or in a folder above.",
)


audience_option = click.option(
    "--audience",
    type=click.Choice(AUDIENCES),
    help="Who it is for.  [default: the `audience` of mkdocs.yml]",
)


class CannotDo(click.ClickException):
    """What was asked for cannot be done: exit code 2."""

    exit_code = 2

    def format_message(self) -> str:
        """Return the message as a terminal may show it: files and settings of others are named in it."""
        return "\n".join(map(printable, self.message.splitlines()))


def echo_data(text: str) -> None:
    """Write data to standard output, to a terminal without what it would obey or hide."""
    if sys.stdout.isatty():
        text = "".join(f"{printable(line)}\n" for line in text.splitlines())
    click.echo(text.encode("utf-8", "backslashreplace"), nl=False)


def no_check(code: str) -> str:
    """Say that there is no check of that code, and which may have been meant."""
    known = did_you_mean(code, all_checks()) or "`postmortems explain` lists them"
    return f"there is no check `{code}`; {known}"


def project_here(config_file: Path | None, folder: Path | None = None) -> Project:
    """Return the project of a folder, without one of the working folder."""
    return projects_here(config_file)(folder)


def projects_here(config_file: Path | None) -> Callable[[Path | None], Project]:
    """Return what finds the project of each of several folders, without one that of the working folder."""
    here = Path.cwd()

    @cache
    def found(folder: Path | None) -> Project:
        try:
            own = find_project(absolute(folder), config_file, all_checks(), here) if folder else None
            if own and own.config:
                return own
            return found(None) if folder else find_project(here, config_file, all_checks())
        except OSError as error:
            raise CannotDo(f"{error.filename}: {error.strerror}") from None

    return found


def project_to_use(
    config_file: Path | None, folder: Path | None = None, audience: str | None = None
) -> Project:
    """Return the project of a folder for what reads or writes its reports without checking them."""
    project = for_audience(project_here(config_file, folder), audience)
    if project.config is None:
        raise CannotDo(outside(project.root, project.base))
    if not project.has_plugin:
        if not project.incidents_dir.is_dir():
            raise CannotDo(without_plugin(project))
        click.echo(printable(without_plugin(project)), err=True)
    project = sound(project)
    if project.is_shut:
        raise CannotDo(f"{project.incidents_dir}: {LEADS_OUT}; {PUT_HERE}")
    return project


def sound(project: Project) -> Project:
    """Return a project of which every setting and template can be read; of others, say what is wrong.

    What is written by settings that nobody made would be wrong, and nobody would see it.
    """
    if wrong := [each for each in project.diagnostics if each.level is Level.ERROR]:
        click.echo(text.write(wrong, False), err=True, nl=False)
        raise SystemExit(CannotDo.exit_code)
    return project


def wants_colour() -> bool:
    """Tell whether standard output is a terminal that is to show colour."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
