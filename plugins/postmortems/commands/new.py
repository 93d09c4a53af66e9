"""Start a report."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import click

from ..model.incident import KINDS
from ..model.vocabulary import names_of
from ..reading.clock import BadTime, now, read_moment, zone_of
from ..review import CannotCheck
from ..review.git import author
from ..scaffolding.new_report import file_name, new_report
from ..scaffolding.said_time import written
from ..sections import Template
from ..settings import Settings
from ..site.files import write_new
from ..site.project import Project
from ..site.templates import read_template
from ..wording.messages import did_you_mean
from ..wording.words import words_of
from .choices import TEMPLATES, site_word
from .options import CannotDo, config_option, project_to_use
from .said_words import SERVICES, SEVERITIES


@click.command()
@click.argument("title", required=False)
@click.option("--severity", shell_complete=SEVERITIES, help="How bad it is, in the site's words.")
@click.option(
    "--kind", type=click.Choice(KINDS, case_sensitive=False), help="What sort of event.  [default: incident]"
)
@click.option(
    "--service", "services", multiple=True, shell_complete=SERVICES, help="What is affected; may be repeated."
)
@click.option(
    "--start",
    help="When it began: 2026-03-04, 2026-03-04T14:05+01:00, 14:05, `yesterday 23:50 CET`, `20 min ago` or "
    "now.  [default: today]",
)
@click.option(
    "--template",
    "template_name",
    shell_complete=TEMPLATES,
    help="The report template.  [default: the site's]",
)
@click.option("--author", "authors", multiple=True, help="A handle or team.  [default: the name in Git]")
@config_option
def command(
    title: str | None,
    severity: str | None,
    kind: str | None,
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
    project = project_to_use(config_file)
    settings, template = project.settings, _template(project, template_name)
    known = _understood(title, severity, services, start, settings)
    fields = {
        **_asked(known, settings),
        "kind": kind,
        "authors": list(authors) or _git_author(project.root),
        "template": template_name,
    }
    path = _write(project, fields, template)
    click.echo(os.path.relpath(path))
    click.echo("Write what you know, then run `postmortems check`: it says what is still missing.", err=True)
    if settings.id:
        click.echo(
            f"On the main branch `postmortems assign-ids` gives it an id like {settings.id}.", err=True
        )


def _understood(
    title: str | None, severity: str | None, services: Sequence[str], start: str | None, settings: Settings
) -> Mapping[str, Any]:
    """Return what was given, in the site's spelling; all that is wrong is said before anything is asked."""
    return {
        "title": _title(title) if title is not None else None,
        "severity": site_word("severity", severity, settings.severities),
        "services": [site_word("service", name, settings.services) for name in services],
        "started_at": _start(start, settings) if start is not None else None,
    }


def _asked(known: Mapping[str, Any], settings: Settings) -> Mapping[str, Any]:
    """Return the fields of a draft; what is not known is asked on a terminal. Raises CannotDo elsewhere."""
    if not sys.stdin.isatty():
        if missing := [says for name, says in _to_say(settings) if not known[name]]:
            raise CannotDo("\n".join(missing))
        return {**known, "status": "draft", "started_at": known["started_at"] or _today()}
    return {
        "title": known["title"] or _ask("What happened, in a few words", _title),
        "status": "draft",
        "severity": known["severity"] or _ask_severity(settings),
        "services": known["services"] or _ask_services(settings),
        "started_at": known["started_at"] or _ask_start(settings),
    }


def _to_say(settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield each field that a draft needs, and how to say it where nobody can be asked."""
    yield "title", "what happened, in a few words? Say TITLE"
    yield "severity", f"how bad is it? Say --severity with one of {', '.join(names_of(settings.severities))}"
    known = ", ".join(names_of(settings.services))
    yield "services", "what is affected? Say --service" + (f" with one of {known}" if known else " NAME")


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
    return read_template(known[wanted], project.settings.sections, words_of(project.settings.language))


def _title(text: str) -> str:
    if not text.strip():
        raise CannotDo("the title is empty; say in a few words what happened")
    return " ".join(text.split())


def _start(text: str, settings: Settings) -> str:
    """Return when it began as ISO 8601 has it, and say that where it was said otherwise. Raises CannotDo."""
    zone = zone_of(settings.timezone) if settings.timezone else None
    try:
        found = written(text, now(os.environ), zone)
        _, doubt = read_moment(found, zone)
    except BadTime as why:
        raise CannotDo(f"`{text}`: {why}; such as 2026-03-04T14:05+01:00, 14:05 or `20 min ago`") from None
    if doubt and zone is None:
        raise CannotDo(f"`{text}` has no offset; write it, such as 2026-03-04T14:05+01:00, or `14:05 CET`")
    if found != text:
        click.echo(f"It began {found}.", err=True)
    return found


def _ask(question: str, understood: Callable[[str], Any], default: str | None = None) -> Any:
    """Ask until the answer is understood."""
    return click.prompt(question, default=default, value_proc=partial(_answer, understood), err=True)


def _answer(understood: Callable[[str], Any], answer: str) -> Any:
    try:
        return understood(answer)
    except CannotDo as why:
        raise click.UsageError(why.message) from None


def _ask_severity(settings: Settings) -> Any:
    names = names_of(settings.severities)
    for word in settings.severities:
        if word.means:
            click.echo(f"  {word.name}: {word.means}", err=True)
    asked = f"How bad is it ({', '.join(names)}; {names[0]} is the worst)"
    return _ask(asked, lambda said: site_word("severity", said.strip(), settings.severities))


def _ask_services(settings: Settings) -> Any:
    known = ", ".join(names_of(settings.services))
    asked = f"What is affected ({known or 'services'}, with commas between)"
    return _ask(asked, lambda answer: _names(answer, settings))


def _names(answer: str, settings: Settings) -> list[str | None]:
    names = [name.strip() for name in answer.split(",") if name.strip()]
    if not names:
        raise CannotDo("name at least one")
    return [site_word("service", name, settings.services) for name in names]


def _ask_start(settings: Settings) -> Any:
    asked = "When did it begin (a day, a time with its offset, 14:05, `20 min ago`)"
    return _ask(asked, lambda answer: _start(answer, settings), default=_today())


def _today() -> str:
    return now(os.environ).date().isoformat()


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
