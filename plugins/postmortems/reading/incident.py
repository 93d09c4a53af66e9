"""A document's front matter to an Incident, or to the reasons why there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from ..model.diagnostic import Level, Problem
from ..model.document import Document
from ..model.incident import TIME_FIELDS, Incident
from ..model.kinds import declarations
from ..settings import Settings, Word
from . import clock
from .front_matter import plain
from .values import Reading, missing, read_record

FREE = "x-"
LEVEL_BY_STATUS = {
    "draft": Level.INFO, "withdrawn": Level.INFO, "in-review": Level.WARNING, "final": Level.ERROR
}  # fmt: skip
_NESTED = ("impact", "detection")


def read_incident(
    document: Document, settings: Settings, templates: tuple[str, ...]
) -> tuple[Incident | None, tuple[Problem, ...]]:
    """Return the incident of a document with the problems of its fields.

    None where a field that every incident needs is missing or wrong; then one of the problems is blocking.
    `templates` are the names that the field `template` may have.
    """
    if not document.has_front_matter:
        return None, ()
    reading = _reading(document, settings, templates)
    values = read_record(document.fields, Incident, "", reading, FREE)
    values.setdefault("id", document.stem)
    problems = [*reading.problems, *_missing(document, values)]
    lacking = [name for name in missing(declarations(Incident), values, "always") if name not in _DEFAULTED]
    if lacking:
        return None, tuple(_blocking(problem, document, lacking) for problem in problems)
    extra = {name: plain(field.value) for name, field in document.fields.items() if name.startswith(FREE)}
    incident = Incident(**_estimated(values), extra=extra, document=document, zone=reading.zone)
    return replace(incident, summary=incident.summary or first_paragraph(document)), tuple(problems)


_DEFAULTED = ("status",)


def first_paragraph(document: Document) -> str:
    """Return the first paragraph of the Summary section on one line, or an empty string."""
    for section in document.sections:
        if section.role == "summary":
            texts = (block.text for block in section.blocks if block.kind == "paragraph")
            return re.sub(r"\s+", " ", next(texts, ""))
    return ""


def status_of(document: Document) -> str:
    """Return the status that decides what is required; a draft where it is not known."""
    status = document.text_of("status").strip().lower()
    return status if status in LEVEL_BY_STATUS else "draft"


def _reading(document: Document, settings: Settings, templates: tuple[str, ...]) -> Reading:
    words = {name: settings.vocabulary(name) for name in ("severities", "services", "triggers")}
    words["templates"] = tuple(Word(name) for name in templates)
    zone = clock.zone_of(document.text_of("timezone").strip() or settings.timezone)
    return Reading(words, zone=zone)


def _estimated(values: Mapping[str, Any]) -> dict[str, Any]:
    """Mark the times that the report calls estimates."""
    marked = dict(values)
    for name in values.get("approximate", ()):
        if name in values:
            marked[name] = replace(values[name], approximate=True)
    return marked


def _missing(document: Document, values: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield a problem for each field that the report's status requires and that is not there at all."""
    known = declarations(Incident)
    for name in missing(known, values, "always"):
        if _absent(document, name):
            yield Problem(
                "missing-field",
                0,
                3,
                f"`{name}` is missing",
                _example(name),
                Level.ERROR,
                blocking=name not in _DEFAULTED,
            )
    level = LEVEL_BY_STATUS[status_of(document)]
    start, end = _status_place(document)
    for name in _wanted_once_final(document, values):
        why = f"`{name}` is missing" + (
            "" if level is Level.ERROR else ", and is required once the report is final"
        )
        yield Problem("missing-field", start, end, why, _example(name), level)


def _wanted_once_final(document: Document, values: Mapping[str, Any]) -> Iterator[str]:
    for name in missing(declarations(Incident), values, "final"):
        if _absent(document, name) and not (name == "resolved_at" and values.get("ongoing")):
            yield name
    for name in _NESTED:
        if name in values:
            inner = missing(declarations(type(values[name])), vars(values[name]), "final")
            yield from (f"{name}.{field}" for field in inner)


def _absent(document: Document, name: str) -> bool:
    """Tell whether a field was not written; one that could not be read has been reported already."""
    spellings = (name, *declarations(Incident)[name].aliases)
    if any(spelling in document.broken for spelling in spellings):
        return False
    written = [document.fields[spelling] for spelling in spellings if spelling in document.fields]
    return all(field.value.data is None or field.value.data == () for field in written)


def _status_place(document: Document) -> tuple[int, int]:
    field = document.fields.get("status")
    return (field.start, field.end) if field else (0, 3)


def _example(name: str) -> str:
    entry = declarations(Incident).get(name)
    return (
        f"write `{name}: {entry.example}`; {entry.doc[0].lower()}{entry.doc[1:]}"
        if entry
        else f"write `{name}`"
    )


def _blocking(problem: Problem, document: Document, lacking: list[str]) -> Problem:
    """Mark a problem of one of the fields without which there is no incident."""
    for name in lacking:
        field = document.fields.get(name)
        if field and field.value.start <= problem.start <= field.value.end:
            return problem._replace(blocking=True)
    return problem
