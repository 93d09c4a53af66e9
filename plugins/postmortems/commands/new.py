"""Start a report."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Any

import click

from ..reading.clock import BadTime, now, read_moment
from ..review import CannotCheck
from ..review.git import author
from ..scaffolding.new_report import file_name, new_report
from ..sections import Template
from ..settings import Settings
from ..site.files import write_new
from ..site.folder import is_file
from ..site.project import Project
from ..site.templates import read_template
from ..wording.messages import did_you_mean
from .options import CannotDo, config_option, project_to_use


@click.command()
@click.argument("title")
@click.option("--severity", help="How bad it is, in the site's words.")
@click.option("--service", "services", multiple=True, help="What is affected; may be repeated.")
@click.option("--start", help="When it began: a date, or a time with its offset.  [default: today]")
@click.option("--template", "template_name", help="The report template.  [default: the site's]")
@click.option("--author", "authors", multiple=True, help="A handle or team.  [default: the name in Git]")
@config_option
def command(
    title: str,
    severity: str | None,
    services: tuple[str, ...],
    start: str | None,
    template_name: str | None,
    authors: tuple[str, ...],
    config_file: Path | None,
) -> None:
    """Start a report: a draft with what is known, and guidance for the rest.

    The file is named by day and title, and no file is overwritten. On a terminal you are asked for what is
    missing. Its path is printed on standard output.

    \b
    Examples:
      postmortems new "Checkout is down"
      postmortems new "Checkout is down" --severity SEV1 --service checkout
      postmortems new "Slow search" --severity SEV3 --service search --start 2026-03-04T14:05+01:00
    """
    if not title.strip():
        raise CannotDo("the title is empty; say in a few words what happened")
    project = project_to_use(config_file)
    template = _template(project, template_name)
    fields = {
        "title": " ".join(title.split()),
        "status": "draft",
        "severity": severity or _ask_severity(project.settings),
        "services": list(services) or _ask_services(project.settings),
        "started_at": start or _ask_start(now(os.environ).date().isoformat()),
        "authors": list(authors) or _git_author(project.root),
        "template": template_name,
    }
    path = _write(project, fields, template)
    click.echo(os.path.relpath(path))
    click.echo("Write what you know, then run `postmortems check`: it lists what is still missing.", err=True)


def _write(project: Project, fields: Mapping[str, Any], template: Template) -> Path:
    """Write the report. Raises CannotDo with everything that is wrong with the values."""
    text, problems = new_report(fields, template, project.settings)
    if problems:
        said = ("; ".join((problem.message, *problem.help.splitlines())) for problem in problems)
        raise CannotDo("\n".join(said))
    name = file_name(str(fields["started_at"])[:10], str(fields["title"]))
    return _create(project.incidents_dir, name, text, project.root)


def _template(project: Project, name: str | None) -> Template:
    known = project.templates()
    wanted = name or project.settings.template
    if wanted not in known:
        raise CannotDo(
            f"there is no template `{wanted}`; {did_you_mean(wanted, known) or 'known: ' + ', '.join(known)}"
        )
    if not is_file(known[wanted]):
        raise CannotDo(f"{known[wanted]}: this is no file")
    return read_template(known[wanted])


def _ask_severity(settings: Settings) -> str:
    names = [word.name for word in settings.severities]
    if not sys.stdin.isatty():
        raise CannotDo(f"how bad is it? Say --severity with one of {', '.join(names)}")
    choice = click.Choice(names, case_sensitive=False)
    answer: str = click.prompt("How bad is it", type=choice, err=True)
    return answer


def _ask_services(settings: Settings) -> list[str]:
    known = ", ".join(word.name for word in settings.services)
    if not sys.stdin.isatty():
        raise CannotDo("what is affected? Say --service" + (f" with one of {known}" if known else " NAME"))
    asked = f"What is affected ({known or 'services'}, with commas between)"
    answer: list[str] = click.prompt(asked, value_proc=_names, err=True)
    return answer


def _names(answer: str) -> list[str]:
    names = [name.strip() for name in answer.split(",") if name.strip()]
    if not names:
        raise click.UsageError("name at least one")
    return names


def _ask_start(today: str) -> str:
    if not sys.stdin.isatty():
        return today
    asked = "When did it begin (a date, or a time with its offset)"
    answer: str = click.prompt(asked, default=today, value_proc=_time, err=True)
    return answer


def _time(answer: str) -> str:
    try:
        read_moment(answer, None)
    except BadTime as why:
        raise click.UsageError(f"{why}; such as 2026-03-04T14:05+01:00") from None
    return answer


def _git_author(root: Path) -> list[str]:
    """Return the name that Git knows, if it knows one."""
    try:
        return [*filter(None, [author(root)])]
    except CannotCheck:
        return []


def _create(folder: Path, name: str, text: str, root: Path) -> Path:
    """Write a new file; where the name is taken a number is added."""
    try:
        for number in count(1):
            path = folder / f"{name if number == 1 else f'{name}-{number}'}.md"
            try:
                write_new(path, text.encode(), root)
            except FileExistsError:
                continue
            return path
    except OSError as error:
        raise CannotDo(f"{error.filename or folder}: {error.strerror}") from None
    raise AssertionError
