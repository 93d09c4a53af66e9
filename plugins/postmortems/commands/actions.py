"""List follow-ups: the filters of the site's page, on a terminal or for another program."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from ..exporting.follow_up_list import Listed, as_calendar, as_csv, as_issues, as_json
from ..insight.analysis import Analysis
from ..insight.facets import slug
from ..insight.follow_ups import STANDINGS, FollowUp
from ..model.action_item import ACTION_KINDS
from ..reading.clock import now
from ..settings import Settings
from ..site.corpus import read_knowledge_base
from ..site.edition import edition_of
from ..wording.columns import aligned
from ..wording.messages import did_you_mean, printable
from .choices import completes, site_word
from .options import CannotDo, config_option, echo_data, project_to_use
from .said_words import SERVICES, SEVERITIES

HEAD = ("Due", "State", "Owner", "Follow-up", "Incident")
OF: Mapping[str, Callable[[FollowUp], Iterable[str]]] = {
    "owner": lambda one: (*one.item.owners, one.item.owner),
    "service": lambda one: one.incident.services,
    "severity": lambda one: [one.incident.severity],
    "kind": lambda one: [one.item.kind] if one.item.kind else [],
}
"""What follow-ups are asked for, and what each answers."""


@click.command()
@click.option("--owner", multiple=True, help="Of this team or role; may be repeated, as all of these.")
@click.option("--service", multiple=True, shell_complete=SERVICES, help="Of incidents of this service.")
@click.option("--severity", multiple=True, shell_complete=SEVERITIES, help="Of incidents of this severity.")
@click.option(
    "--kind",
    multiple=True,
    shell_complete=completes(lambda _: [*ACTION_KINDS]),
    help="For this: prevent, detect, ...",
)
@click.option(
    "--state",
    multiple=True,
    type=click.Choice(STANDINGS),
    help="How it stands; `soon` is within 30 days.  [default: what is open]",
)
@click.option("--all", "settled", is_flag=True, help="What is done or will not be done, too.")
@click.option(
    "--format", "format_", type=click.Choice(["table", "json", "csv", "ics", "gh"]), default="table",
    show_default=True, help="How to write the list; `gh` has a line for a shell for each without a ticket.",
)  # fmt: skip
@config_option
def command(
    state: tuple[str, ...], settled: bool, format_: str, config_file: Path | None, **given: tuple[str, ...]
) -> None:
    """List the follow-ups of the knowledge base, the most pressing first.

    With `--format gh` each line opens an issue on GitHub for what is open and has no ticket; nothing is
    opened until a shell reads them.

    \b
    Examples:
      postmortems actions --owner payments-team
      postmortems actions --state overdue --format csv > overdue.csv
      postmortems actions --kind prevent --format gh | sh
    """
    project = project_to_use(config_file)
    today = now(os.environ).date()
    everything, _ = read_knowledge_base(project)
    shown = edition_of(project, everything).knowledge_base
    known = Analysis(shown, today, project.settings.states).follow_ups
    states = {*(state or (STANDINGS if settled else STANDINGS[:4]))}
    asked = _asked(given, project.settings)
    found = [one for one in known if one.standing(today) in states and _answers(one, asked)]
    echo_data(_writers()[format_](_listed(found, today)))
    if not found:
        _say_none(known, asked)


def _asked(given: Mapping[str, Sequence[str]], settings: Settings) -> Mapping[str, Mapping[str, str]]:
    """Return what was asked for by its slug. Raises CannotDo for a severity or kind that there cannot be."""
    severities = [site_word("severity", word, settings.severities) for word in given["severity"]]
    for word in given["kind"]:
        if slug(word) not in ACTION_KINDS:
            raise CannotDo(f"there is no kind `{word}`; one of {', '.join(ACTION_KINDS)}")
    owners = [word.lstrip("@") for word in given["owner"]]
    words = {**given, "severity": severities, "owner": owners}
    return {name: {slug(word): word for word in said if word} for name, said in words.items() if said}


def _answers(one: FollowUp, asked: Mapping[str, Mapping[str, str]]) -> bool:
    return all(words.keys() & {*map(slug, OF[name](one))} for name, words in asked.items())


def _listed(found: Sequence[FollowUp], today: date) -> list[Listed]:
    ordered = sorted(found, key=lambda one: (STANDINGS.index(one.standing(today)), one.item.due or date.max))
    return [
        Listed(one.incident, one.item, one.standing(today), one.incident.document.source.line_at(one.start))
        for one in ordered
    ]


def _writers() -> Mapping[str, Callable[[Sequence[Listed]], str]]:
    return {"table": table, "json": as_json, "csv": as_csv, "ics": as_calendar, "gh": as_issues}


def _say_none(known: Sequence[FollowUp], asked: Mapping[str, Mapping[str, str]]) -> None:
    is_open = f"none of {len(known)} is open; `--all` lists the others"
    some = is_open if all(not one.is_open for one in known) else f"none of {len(known)} is like that"
    click.echo(some if known else "there are no follow-ups yet", err=True)
    for name, words in asked.items():
        there = {slug(value): value for one in known for value in OF[name](one) if value}
        for word in [word for key, word in sorted(words.items()) if key not in there]:
            proposal = did_you_mean(word, there.values())
            click.echo(
                printable(f"no follow-up has the {name} `{word}`{f'; {proposal}' if proposal else ''}"),
                err=True,
            )


def table(listed: Sequence[Listed]) -> str:
    """Write a table."""
    rows = [HEAD, *map(_row, listed)] if listed else []
    return "".join(f"{line}\n" for line in aligned(rows))


def _row(one: Listed) -> tuple[str, ...]:
    due = one.item.due.isoformat() if one.item.due else "-"
    place = f"{one.incident.document.path}:{one.line}"
    state = f"{one.standing}, {one.item.status}" if one.item.status == "in-progress" else one.standing
    title: Any = " ".join(one.item.title.split())
    return tuple(map(printable, (due, state, one.item.owner or "-", title, place)))
