"""A document's front matter to an Incident, or to the reasons why there is none."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from ..model.diagnostic import Problem
from ..model.document import Document
from ..model.field_types import declarations
from ..model.incident import Incident, Values
from ..model.required import DEFAULTED, required
from ..settings import Settings
from ..wording.messages import shorten
from . import clock
from .front_matter import plain
from .names import id_of, odd_letter, why_no_id
from .scalars import Reading
from .values import is_empty, read_record, spellings

FREE = "x-"


class Read(NamedTuple):
    """The values of a front matter and the problems of its fields."""

    values: Values | None
    problems: tuple[Problem, ...]


def read_incident(document: Document, settings: Settings, templates: tuple[str, ...]) -> Read:
    """Return the incident of a document, None where it has no front matter.

    Where a field that every incident needs is missing or wrong they are the values that could be read; a
    problem of a field that is wrong is then blocking. `templates` are the names that the field `template`
    may have.
    """
    if not document.has_front_matter:
        return Read(None, ())
    reading = _reading(document, settings, templates)
    values = read_record(document.fields, Incident, "", reading, FREE, settings.own_fields)
    given = frozenset(values)
    values["own"] = {name: values.pop(name) for name in settings.own_fields if name in values}
    if "id" not in written_names(document):
        values["id"] = _id_from_name(document, reading)
    lacking = [name for name in required("always", values) if name not in DEFAULTED]
    if not values.get("id"):
        lacking.append("id")
    known = {**_estimated(values), "given": given, "document": document, "zone": reading.zone}
    if lacking:
        problems = tuple([_blocking(problem, document, lacking) for problem in reading.problems])
        return Read(Values(**known), problems)
    extra = {name: plain(field.value) for name, field in document.fields.items() if name.startswith(FREE)}
    known["summary"] = known.get("summary") or first_paragraph(document)
    return Read(Incident(**known, extra=extra), tuple(reading.problems))


def _id_from_name(document: Document, reading: Reading) -> str:
    """Return the id that a file's name gives it, empty where the name cannot be one."""
    why = why_no_id(document.stem)
    if not why:
        return id_of(document.stem)
    if odd_letter(document.stem):  # told already, of the whole path
        return ""
    message = f"the file's name `{shorten(document.stem)}` cannot be an id: {why}"
    help_ = f"rename it, or set `id`: {declarations(Incident)['id'].kind.says}, the first a letter or digit"
    reading.problems.append(Problem("invalid-value", 0, 3, message, help_, blocking=True))
    return ""


def first_paragraph(document: Document) -> str:
    """Return the first paragraph of the Summary section on one line, or an empty string."""
    for section in document.sections:
        if section.role == "summary":
            texts = (block.text for block in section.blocks if block.kind == "paragraph")
            return " ".join(next(texts, "").split())
    return ""


def _reading(document: Document, settings: Settings, templates: tuple[str, ...]) -> Reading:
    own = document.text_of("timezone").strip()
    zone = clock.zone_of(own or settings.timezone)
    has_zone = bool(own or settings.timezone or "timezone" in settings.doubtful)
    passed = frozenset(name.removeprefix("fields.") for name in settings.doubtful)
    return Reading(settings.vocabularies(templates), zone=zone, has_zone=has_zone, passed=passed)


def _estimated(values: Mapping[str, Any]) -> dict[str, Any]:
    """Mark the times that the report calls estimates."""
    marked = dict(values)
    for name in values.get("approximate", ()):
        if name in values:
            marked[name] = replace(values[name], approximate=True)
    return marked


def written_names(document: Document, own: Collection[str] = ()) -> frozenset[str]:
    """Return the declared names of the fields that were written, the site's `own` too.

    One that could not be read was written.
    """
    known = {**spellings(Incident), **{name: name for name in own}} if own else spellings(Incident)
    written = [
        name for name, field in document.fields.items() if field.value.comment or not is_empty(field.value)
    ]
    all_ = (*document.broken, *written)
    names = [name if name in known else name.partition(":")[0].strip() for name in all_]
    return frozenset([known[name] for name in names if name in known])


def _blocking(problem: Problem, document: Document, lacking: list[str]) -> Problem:
    """Mark a problem of one of the fields without which there is no incident, under whatever name."""
    if problem.meant in lacking and not document.says_draft:
        return problem._replace(blocking=True)
    for name in lacking:
        field = document.fields.get(name)
        if field and field.value.start <= problem.start <= field.value.end:
            return problem._replace(blocking=True)
    return problem
