"""A document to a Report: everything that one file says, made once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from itertools import repeat

from ..model.copies import with_values
from ..model.diagnostic import Problem, failure
from ..model.document import Document
from ..model.incident import Incident, Values
from ..model.narrative import FoundAction, Narrative
from ..model.report import Report
from ..reading.incident import Read, read_incident
from ..reading.section import gist_of, with_own_roles
from ..settings import Settings
from .instants import entry_times, milestone_times
from .narrative import read_narrative


def read_report(
    document: Document, settings: Settings, templates: tuple[str, ...], wrong: tuple[Problem, ...] = ()
) -> Report:
    """Return the report of a document; it never raises, and asks nothing else.

    `templates` are the names that a report may follow. With something `wrong` about the file it is not
    complete, whatever it says. That our code fails on it is its own problem and not that of the others.
    """
    document = with_own_roles(document, settings.sections)
    values, found = read_values(document, settings, templates, wrong)
    problems = (*document.problems, *found)
    try:
        return report_of(document, values, problems)
    except Exception as error:
        lost = failure("the text cannot be read", error)
        return Report(document, values, (*problems, lost), Narrative())


def read_values(
    document: Document, settings: Settings, templates: tuple[str, ...], wrong: tuple[Problem, ...] = ()
) -> Read:
    """Return what the front matter of a document says; see `read_report`."""
    try:
        values, found = read_incident(document, settings, templates)
    except Exception as error:
        values, found = Read(None, (failure("the fields cannot be read", error),))
    if wrong and isinstance(values, Incident):
        values = Values(**{each.name: getattr(values, each.name) for each in fields(Values)})
    return Read(values, (*wrong, *found))


def report_of(document: Document, values: Values | None, problems: tuple[Problem, ...] = ()) -> Report:
    """Return the report of a document whose front matter has been read."""
    incident = values if isinstance(values, Incident) else None
    narrative = read_narrative(document, dated=incident is not None)
    document = with_values(document, sections=narrative.sections, gist=gist_of(narrative.sections))
    times = entry_times(narrative, values)
    return Report(
        document, values, problems, narrative, times,
        action_items=(*_of_fields(document, incident), *narrative.actions),
        milestones=milestone_times(document, narrative, times, incident),
    )  # fmt: skip


def _of_fields(document: Document, incident: Incident | None) -> Iterator[FoundAction]:
    """Yield the action items of a front matter with their places."""
    items = incident.action_items if incident else ()
    field = document.fields.get("action_items")
    values = field.value.data if field and isinstance(field.value.data, tuple) else ()
    whole = (field.start, field.end) if field else (0, 0)
    own = [(value.start, value.end) for value in values]
    for item, (start, end) in zip(items, own if len(own) == len(items) else repeat(whole), strict=False):
        yield FoundAction(start, end, item, stated=True)
