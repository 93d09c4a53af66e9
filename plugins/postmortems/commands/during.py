"""What verbs share that write to a report while an incident goes on."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import click

from ..extraction.report import read_report
from ..frozen import Frozen
from ..model.document import Document
from ..model.incident import Incident
from ..model.report import Report
from ..reading.clock import BadTime, now, read_moment, zone_of
from ..reading.document import read_document
from ..reading.names import key_of
from ..review.fixing import encoded
from ..scaffolding.ending import ended
from ..scaffolding.noting import CannotNote, Note, noted
from ..scaffolding.said_time import written
from ..settings import Settings
from ..site.claims import claimed_id
from ..site.corpus import read_front_matters, templates_of
from ..site.files import write_whole
from ..site.folder import read_bytes
from ..site.project import Project
from ..wording.messages import did_you_mean, printable
from .options import CannotDo
from .said_words import IDS

id_option = click.option(
    "--id",
    "id_",
    metavar="ID",
    shell_complete=IDS,
    help="Which report.  [default: the newest that is going on]",
)
at_option = click.option(
    "--at", metavar="TIME", help="When: 14:05, `yesterday 23:50 CET`, `20 min ago`.  [default: now]"
)


class Opened(Frozen):
    """A report of a file, as it stands there, and what reads another text as the same report."""

    project: Project
    path: Path
    content: bytes
    report: Report
    read: Callable[[str], Report]


def asked_report(project: Project, id_: str | None) -> Path:
    """Return the file of a report by its id, else of the newest that is going on. Raises CannotDo."""
    found = [*read_front_matters(project)]
    if id_ is not None:
        return _named(project, [document for document, _ in found], id_)
    begun = [each for _, each in found if each and each.started_at.utc <= now(os.environ)]
    incidents = [each for each in begun if each.status not in ("final", "withdrawn")]
    open_ = [each for each in incidents if each.is_ongoing]
    open_ = open_ or [each for each in incidents if each.status == "draft" and not each.resolved_at]
    if not open_:
        raise CannotDo("no report is going on; `postmortems new --start now` starts one, --id names another")
    newest: Incident = max(open_, key=lambda each: each.started_at.utc)
    return project.base / newest.document.path


def _named(project: Project, documents: list[Document], id_: str) -> Path:
    found = [each for each in documents if key_of(claimed_id(each)) == key_of(id_)]
    if not found:
        proposal = did_you_mean(id_, sorted(claimed_id(each) for each in documents))
        raise CannotDo(f"there is no report `{id_}`; {proposal or '`postmortems list` shows the ids'}")
    return project.base / found[0].path


def opened(project: Project, path: Path) -> Opened:
    """Return the report of a file. Raises CannotDo where it could not be written as it was."""
    settings, templates = project.settings, tuple(project.templates())
    name = os.path.relpath(path, project.base)

    def read(text: str) -> Report:
        return read_report(read_document(name, text.encode(), settings.max_report_bytes), settings, templates)

    content = read_bytes(path, settings.max_report_bytes)
    report = read_report(read_document(name, content, settings.max_report_bytes), settings, templates)
    if encoded(report.document.source.text, content) != content:
        raise CannotDo(f"{name}: it cannot be written as it was; `postmortems check --fix` mends it")
    return Opened(project, path, content, report, read)


def moment(said: str | None, settings: Settings) -> datetime:
    """Return when something was. Raises CannotDo."""
    zone, today = zone_of(settings.timezone) if settings.timezone else None, now(os.environ)
    text = written(said or "now", today, zone)
    try:
        at, _ = read_moment(text, zone)
    except BadTime as why:
        raise CannotDo(f"`{said}`: {why}; such as 14:05, `20 min ago` or 2026-03-04T14:05+01:00") from None
    if at.date_only:
        raise CannotDo(f"`{said}` has no clock; such as 14:05, `20 min ago` or 2026-03-04T14:05+01:00")
    return at.at


def add(opened: Opened, note: Note, *, ends: bool = False) -> None:
    """Write an entry to a report, and that it is over, whole or not at all; say where it stands."""
    project, before = opened.project, opened.report
    try:
        report = ended(before, note.at, opened.read) if ends else before
        report = noted(report, [note], order_of(project, report), opened.read)
    except CannotNote as why:
        raise CannotDo(str(why)) from None
    write(opened, report)
    for line in added_lines(before, report):
        click.echo(printable(line))


def write(opened: Opened, report: Report) -> None:
    """Put a report in the place of what was opened, whole or not at all. Raises CannotDo."""
    content = encoded(report.document.source.text, opened.content)
    try:
        write_whole(opened.path, content, opened.project.root)
    except OSError as error:
        raise CannotDo(f"{error.filename}: {error.strerror}") from None


def added_lines(before: Report, after: Report) -> Iterator[str]:
    """Yield the lines that a text has more than another one, each with its place."""
    left = Counter(before.document.source.text.split("\n"))
    for number, line in enumerate(after.document.source.text.split("\n"), 1):
        left[line] -= 1
        if line.strip() and left[line] < 0:
            yield f"{before.document.path}:{number}: {line.strip()}"


def order_of(project: Project, report: Report) -> tuple[str, ...]:
    """Return the roles of a report's template in their order."""
    template = templates_of(project).of(report.document)
    return template.roles if template else ()
