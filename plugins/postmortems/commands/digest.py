"""Tell what is new since a day, for a review of the week: Markdown, a mail, or a message for Slack."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import click

from ..digests.digest import digest_of
from ..digests.mail import as_mail
from ..digests.slack import as_slack
from ..digests.template import OURS, as_markdown, our_template
from ..insight.since import day_since
from ..publishing import load
from ..reading.clock import BadTime, now
from ..review import CannotCheck
from ..review.history import why_unknown
from ..site.config_problems import LEADS_OUT
from ..site.folder import confined, find_reports, read_bytes, seen_from
from ..site.project import Project
from ..wording.messages import printable
from ..wording.numbers import count
from .keeping import kept_for
from .options import CannotDo, config_option, echo_data, project_to_use


@click.command()
@click.option(
    "--since", metavar="DAY", default="7d", show_default=True,
    help="What is new from this day on: 2026-03-04, 2026-03, yesterday, 14d.",
)  # fmt: skip
@click.option(
    "--format", "format_", type=click.Choice(["markdown", "html", "slack"]), default="markdown",
    show_default=True, help="How to write it: for people, a mail, or the blocks of a Slack message.",
)  # fmt: skip
@click.option(
    "--template", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=f"A template in Jinja that writes Markdown.  [default: {OURS} in `templates_dir`, else ours]",
)  # fmt: skip
@click.option("--print-template", is_flag=True, help="Print our template, to begin one of your own with.")
@config_option
def command(
    since: str, format_: str, template: Path | None, print_template: bool, config_file: Path | None
) -> None:
    """Tell what a review of the week needs: new and changed reports, what came back, overdue and done.

    Follow-ups stand by owner; reports past their day are those that `report-overdue` finds. When nothing
    happened since the day, nothing is written: what was overdue before is told beside what is new, but is no
    news.

    \b
    Examples:
      postmortems digest
      postmortems digest --since 14d --format html > digest.html
      postmortems digest --format slack | curl --json @- "$SLACK_WEBHOOK_URL"
    """
    if print_template:
        echo_data(our_template())
        return
    project, at = project_to_use(config_file), now(os.environ)
    day = _day(since, at.date())
    try:
        said, name = _template(template or _own_template(project))
        with kept_for(project, tuple(find_reports(project.incidents_dir))) as kept:
            loaded = load(project, at, kept)
        digest = digest_of(loaded, day)
        markdown = as_markdown(digest, said, name) if digest.happened else ""
    except CannotCheck as why:
        raise CannotDo(str(why)) from None
    if markdown:
        echo_data(_written(markdown, format_, f"Postmortems, {day} to {digest.today}"))
    else:
        click.echo(f"nothing happened since {day}", err=True)
    _say_what_git_does_not_tell(project)
    if left := sum(1 for _ in loaded.without_page):
        click.echo(f"{count(left, 'report')} left out; `postmortems check` says why", err=True)


def _say_what_git_does_not_tell(project: Project) -> None:
    """Say why the history says nothing of what is new; the public is told nothing of it anyway."""
    why = why_unknown(project.incidents_dir) if project.settings.audience != "public" else ""
    if why:
        click.echo(printable(f"the days in the reports tell what is new, for Git does not: {why}"), err=True)


def _day(since: str, today: date) -> date:
    try:
        day = day_since(since, today)
    except BadTime as why:
        raise CannotDo(f"--since is `{since}`: {why}") from None
    if day > today:
        raise CannotDo(f"--since is `{since}`: that day is still to come")
    return day


def _own_template(project: Project) -> Path | None:
    """Return the site's own template, None where it has none. Raises CannotCheck where it leads out."""
    folder = project.settings.templates_dir
    own = project.root / folder / OURS
    if not folder or not os.path.lexists(own):
        return None
    if not confined(own, project.boundary):
        raise CannotCheck(f"{seen_from(own, project.base)}: {LEADS_OUT}")
    return Path(os.path.relpath(own))


def _template(path: Path | None) -> tuple[str, str]:
    """Return a template and its name. Raises CannotCheck where it cannot be read."""
    if path is None:
        return our_template(), OURS
    try:
        return read_bytes(path).decode(), str(path)
    except (OSError, ValueError) as why:
        raise CannotCheck(f"{path}: {why}") from None


def _written(markdown: str, format_: str, title: str) -> str:
    if format_ == "html":
        return as_mail(markdown, title)
    return as_slack(markdown) if format_ == "slack" else markdown
