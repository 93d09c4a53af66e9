"""A document's front matter to an Incident, or to the reasons why there is none."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from ..model.diagnostic import Level, Problem
from ..model.incident import Incident
from ..model.kinds import declarations
from ..wording.messages import shown
from . import clock
from .front_matter import plain
from .names import odd_letter, why_no_id
from .scalars import Reading
from .values import is_empty, missing, read_record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..model.document import Document
    from ..settings import Settings

FREE = "x-"
LEVEL_BY_STATUS = {
    "draft": Level.INFO, "withdrawn": Level.INFO, "in-review": Level.WARNING, "final": Level.ERROR
}  # fmt: skip
_NESTED = ("impact", "detection")


class Read(NamedTuple):
    """An incident and the problems of its fields; one that is not `whole` serves to find more of them."""

    incident: Incident | None
    problems: tuple[Problem, ...]
    whole: bool = False


def read_incident(document: Document, settings: Settings, templates: tuple[str, ...]) -> Read:
    """Return the incident of a document, None where it has no front matter.

    It is not whole where a field that every incident needs is missing or wrong; then one of the problems is
    blocking. `templates` are the names that the field `template` may have.
    """
    if not document.has_front_matter:
        return Read(None, ())
    reading = _reading(document, settings, templates)
    values = read_record(document.fields, Incident, "", reading, FREE)
    if _absent(document, "id"):
        values["id"] = _id_from_name(document, reading)
    problems = [*reading.problems, *_missing(document, values)]
    lacking = [name for name in missing(declarations(Incident), values, "always") if name not in _DEFAULTED]
    if not values.get("id"):
        lacking.append("id")
    if lacking:
        found = tuple([_blocking(problem, document, lacking) for problem in problems])
        return Read(Incident(**_estimated(values), document=document), found)
    extra = {name: plain(field.value) for name, field in document.fields.items() if name.startswith(FREE)}
    incident = Incident(**_estimated(values), extra=extra, document=document, zone=reading.zone)
    whole = replace(incident, summary=incident.summary or first_paragraph(document))
    return Read(whole, tuple(problems), whole=True)


_DEFAULTED = ("status",)


def _id_from_name(document: Document, reading: Reading) -> str:
    """Return the id that a file's name gives it, empty where the name cannot be one."""
    why = why_no_id(document.stem)
    if not why:
        return document.stem
    if odd_letter(document.stem):  # told already, of the whole path
        return ""
    message = f"the file's name `{shown(document.stem)}` cannot be an id: {why}"
    help_ = f"rename it, or set `id`: {declarations(Incident)['id'].kind.says}"
    reading.problems.append(Problem("invalid-value", 0, 3, message, help_, blocking=True))
    return ""


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
    own = document.text_of("timezone").strip()
    zone = clock.zone_of(own or settings.timezone)
    return Reading(settings.vocabularies(templates), zone=zone, has_zone=bool(own or settings.timezone))


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
            start, end = _place(document, name)
            message, blocking = f"`{name}` is missing", name not in _DEFAULTED
            yield Problem("missing-field", start, end, message, _example(name), Level.ERROR, blocking)
    level = LEVEL_BY_STATUS[status_of(document)]
    later = "" if level is Level.ERROR else ", and is required once the report is final"
    for name in _wanted_once_final(document, values):
        start, end = _place(document, name, "status")
        yield Problem("missing-field", start, end, f"`{name}` is missing{later}", _example(name), level)


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
    return all(is_empty(field.value) for field in written)


def _place(document: Document, *names: str) -> tuple[int, int]:
    """Return where the first of some fields stands, or the start of the front matter without any."""
    fields = (document.fields.get(name.partition(".")[0]) for name in names)
    return next(((field.start, field.end) for field in fields if field), (0, 3))


def _example(name: str) -> str:
    outer, _, inner = name.partition(".")
    entry = declarations(Incident)[outer]
    if inner:
        record: Any = entry.kind
        entry = declarations(record.cls)[inner]
    wanted = f"`{name}: {entry.example}`" if entry.example else f"`{inner}` below `{outer}`"
    return f"write {wanted}; {entry.doc[0].lower()}{entry.doc[1:]}"


def _blocking(problem: Problem, document: Document, lacking: list[str]) -> Problem:
    """Mark a problem of one of the fields without which there is no incident."""
    for name in lacking:
        field = document.fields.get(name)
        if field and field.value.start <= problem.start <= field.value.end:
            return problem._replace(blocking=True)
    return problem
