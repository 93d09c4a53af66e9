"""List incidents: the filters of the site's index, on a terminal or for another program."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, cast

import click

from ..exporting.incident_list import as_csv, as_json
from ..insight.analysis import Analysis
from ..insight.asked_fields import asked_filters, understood
from ..insight.asked_words import BY_NAME, UnknownWord, spelled, values
from ..insight.facets import slug
from ..insight.selection import FILTERS, SORTS, Filter, Selection, in_order
from ..insight.since import day_since
from ..model.incident import Incident
from ..model.vocabulary import names_of
from ..reading.clock import BadTime, now
from ..settings import Settings
from ..site.corpus import read_knowledge_base
from ..site.edition import edition_of
from ..wording.columns import aligned, widths
from ..wording.durations import time_to_resolve
from ..wording.messages import did_you_mean, printable, shorten
from .options import CannotDo, audience_option, config_option, echo_data, project_to_use
from .said_words import FIELDS, words_of

HEAD = ("Date", "Severity", "Status", "Time to resolve", "Id", "Title")
LEAST_TITLE = 20


def filters(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add an option for each filter."""
    for name in [each.name for each in FILTERS][::-1]:
        option = click.option(
            f"--{name}", name, multiple=True, shell_complete=words_of(name),
            help=f"Of this {name}; may be repeated.",
        )  # fmt: skip
        command = option(command)
    return command


@click.command()
@filters
@click.option(
    "--field", "fields", multiple=True, metavar="NAME=VALUE", shell_complete=FIELDS,
    help="Of this value of a field of the site's own; may be repeated.",
)  # fmt: skip
@click.option("--open-actions", is_flag=True, help="With follow-ups that are still open.")
@click.option("--since", metavar="DAY", help="Begun on this day or later: 2026-03-04, 2026-03, 2026, 90d.")
@click.option(
    "--text",
    metavar="WORDS",
    default="",
    help="With all of these words, or parts of words, in id, title, summary or impact.",
)
@click.option(
    "--sort",
    type=click.Choice([*SORTS, *(f"-{name}" for name in SORTS)]),
    default="date",
    show_default=True,
    help="Newest, worst, longest or A first; `-` turns it around.",
)
@click.option(
    "--format", "format_", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True,
    help="How to write the list.",
)  # fmt: skip
@audience_option
@config_option
def command(
    fields: tuple[str, ...],
    open_actions: bool,
    since: str | None,
    text: str,
    sort: str,
    format_: str,
    audience: str | None,
    config_file: Path | None,
    **given: tuple[str, ...],
) -> None:
    """List the incidents of the knowledge base, newest first.

    \b
    Examples:
      postmortems list --service checkout --severity SEV1 --severity SEV2
      postmortems list --year 2026 --sort length
      postmortems list --open-actions --format csv > open.csv
    """
    project = project_to_use(config_file, audience=audience)
    edition = edition_of(project, read_knowledge_base(project)[0])
    knowledge_base, settings = edition.knowledge_base, edition.settings
    own = {each.name: each for each in asked_filters(settings.fields)}
    today = now(os.environ).date()
    analysis = Analysis(knowledge_base, today, project.settings.states)
    asked = {
        **_asked(given, settings, analysis.incidents),
        **_asked_own(fields, own, settings, analysis.incidents),
    }
    chosen = Selection(asked, text, open_actions, _day(since, today), tuple(own.values()))
    found = chosen.of(analysis)
    ordered = in_order(found, sort, names_of(settings.severities))
    echo_data(_writer(format_, settings)(ordered))
    if not ordered:
        _propose(asked, {**BY_NAME, **own}, analysis.incidents)
    left = len(knowledge_base.documents) - len(knowledge_base.incidents)
    if left:
        click.echo(
            f"{left} file{'s are' if left > 1 else ' is'} left out; `postmortems check` says why", err=True
        )


def _asked(
    given: Mapping[str, Sequence[str]], settings: Settings, incidents: Sequence[Incident]
) -> Mapping[str, Sequence[str]]:
    """Return what filters were asked for, in the site's spelling. Raises CannotDo."""
    try:
        return {name: spelled(name, words, settings, incidents) for name, words in given.items() if words}
    except UnknownWord as why:
        raise CannotDo(str(why)) from None


def _day(since: str | None, today: date) -> date | None:
    try:
        return day_since(since, today) if since is not None else None
    except BadTime as why:
        raise CannotDo(f"--since is `{since}`: {why}") from None


def _propose(
    asked: Mapping[str, Sequence[str]], filters: Mapping[str, Filter], incidents: Sequence[Incident]
) -> None:
    """Say that there is nothing; of a value that no incident has, which is meant or which there are."""
    click.echo(
        f"none of {len(incidents)} is like that" if incidents else "there are no incidents yet", err=True
    )
    for name, words in asked.items() if incidents else ():
        there = values(filters[name], incidents)
        for word in words:
            if slug(word) not in map(slug, there):
                other = f"there is {shorten(', '.join(there), 200)}" if there else ""
                said = f"no report has the {name} `{word}`", did_you_mean(word, there) or other
                click.echo(printable("; ".join(filter(None, said))), err=True)


def _writer(format_: str, settings: Settings) -> Callable[[Sequence[Incident]], str]:
    """Return what writes incidents, the fields of the site's own behind ours."""
    own = tuple(settings.own_fields)
    by_format = {"table": table, "json": partial(as_json, own=own), "csv": partial(as_csv, own=own)}
    return cast("Callable[[Sequence[Incident]], str]", by_format[format_])


def _asked_own(
    fields: Sequence[str], known: Mapping[str, Filter], settings: Settings, incidents: Sequence[Incident]
) -> Mapping[str, Sequence[str]]:
    """Return the values that are asked for of each field. Raises CannotDo where it cannot have one."""
    asked: dict[str, list[str]] = {}
    for field in fields:
        name, sign, value = field.partition("=")
        if not sign:
            raise CannotDo(f"--field {field}: write NAME=VALUE")
        if name not in known:
            there = f"known: {', '.join(known)}" if known else "`fields` in mkdocs.yml declares them"
            raise CannotDo(
                f"there is no field `{name}` of the site's own; {did_you_mean(name, known) or there}"
            )
        asked.setdefault(name, []).append(value)
    values_of = {name: values(known[name], incidents) for name in asked}
    try:
        return {
            name: [understood(name, word, settings, values_of[name]) for word in words]
            for name, words in asked.items()
        }
    except UnknownWord as why:
        raise CannotDo(str(why)) from None


def table(incidents: Sequence[Incident]) -> str:
    """Write a table as wide as the terminal; a title that does not fit is cut there, and only there."""
    rows = [HEAD, *map(_row, incidents)] if incidents else []
    room = shutil.get_terminal_size().columns - sum(widths(rows)[:-1]) - 2 * (len(HEAD) - 1)
    lines = aligned([(*row[:-1], _cut(row[-1], room)) for row in rows])
    return "".join(f"{line}\n" for line in lines)


def _row(incident: Incident) -> tuple[str, ...]:
    day, title = incident.local(incident.started_at).at.date().isoformat(), " ".join(incident.title.split())
    length = time_to_resolve(incident).text
    return tuple(map(printable, (day, incident.severity, incident.status, length, incident.id, title)))


def _cut(title: str, room: int) -> str:
    return shorten(title, max(room, LEAST_TITLE)) if sys.stdout.isatty() else title
