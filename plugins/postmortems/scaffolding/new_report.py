"""The first draft of a report: what its author knows already, and the template's guidance for the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any

from ..importing.formats.incident_file import text_of
from ..importing.relocate import plain_name
from ..model.diagnostic import Problem
from ..model.required import Requirement, by_rules, requirements
from ..reading.document import read_document
from ..reading.incident import read_incident
from ..sections import Template
from ..settings import Settings


def new_report(
    fields: Mapping[str, Any], template: Template, settings: Settings
) -> tuple[str, Sequence[Problem]]:
    """Return the text of a draft, words in the site's own spelling, and what is wrong with its values."""
    written = text_of(fields, template.body)
    document = read_document("new.md", written.encode())
    incident, found = read_incident(document, settings, (template.name,))
    problems = [*document.problems, *found]
    if problems or incident is None:
        return written, problems
    known = {"severity": incident.severity, "services": list(incident.services)}
    spelled = {name: known.get(name, value) for name, value in fields.items()}
    later = by_rules(settings.all_rules, incident.kind, incident.severity)
    return _with_guidance(text_of(spelled, template.body), later), ()


def _with_guidance(text: str, later: Iterable[Requirement]) -> str:
    """Add a comment to the front matter that names the fields which a final report needs."""
    parts = {each.name for each in requirements("final") if each.part}
    names = ", ".join(each.name for each in later if each.name not in parts)
    end = text.index("\n---\n")
    return f"{text[:end]}\n# before it is final: {names}{text[end:]}"


def file_name(day: str, title: str) -> str:
    """Return the name of a report's file without its ending: the day (ISO) and the title's words.

    A title without any letter or digit is told from others of that day by a part of its digest.
    """
    return f"{day}-{plain_name(title) or f'incident-{sha256(title.encode()).hexdigest()[:6]}'}"
