"""A postmortem as `postmortems export` writes it and a site publishes it: JSON with a `schema_version`.

With the report's text it becomes the same incident again. Without it, what it has of a summary and a timeline
becomes sections, its follow-ups fields. Members that nobody declared are kept as fields of the authors' own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ...exporting.interchange import TEXT, VERSION
from ...model.document import Document
from ...model.field_types import declarations
from ...model.incident import Incident
from ...model.milestone import TIME_FIELDS
from ...patterns import deferred
from ...reading.front_matter import write
from ...reading.incident import FREE
from ...wording.messages import shorten
from ..drafting.draft import Destination, Draft
from ..drafting.records import members, whole
from . import Claim, Refused

SAYS = "a postmortem in the interchange format"
ENDINGS = (".json",)
_MAJOR = VERSION.split(".", 1)[0]
_OURS = deferred(rf"{_MAJOR}\.[0-9]+")
_APART = (
    "schema_version",
    "withdrawn",
    "ongoing",
    "modified",
    "own",
    "extra",
    "timeline",
    "follow_ups",
    "derived",
    "report",
)


def claim(document: Document) -> Claim:
    """Claim a JSON object that names a version of the format which is known here."""
    return Claim.HAS_MY_MARKS if _of(document) else Claim.NOT_MINE


def read(document: Document, _: Destination) -> Sequence[Draft]:
    """Return the incident."""
    told = _of(document)
    report = told.get("report")
    text = report.get("text") if isinstance(report, dict) else None
    found = _fields(told, has_text=bool(text))
    fields = {name: value for name, value in found if value not in (None, "", [], {})}
    whole = f"{write(fields, '').rstrip()}\n\n{text if isinstance(text, str) else _sections(told)}"
    return (Draft(document, {"id": told["id"]}, whole=whole),)


def refused(document: Document) -> Refused | None:
    """Say why an object with a `schema_version` is not read: another version, or no incident with an id."""
    found = whole(document)
    if "schema_version" not in found:
        return None
    version = found.text("schema_version")
    if "incidents" in found:
        return Refused(
            "it is the index of incidents in the interchange format; import the files that it names"
        )
    if _OURS.fullmatch(version):
        return Refused("an incident in the interchange format has an `id`, which is a text", belongs=False)
    said = f"`{shorten(version)}`" if version else "no text"
    why = f"its `schema_version` is {said}; `{_MAJOR}.x` of the interchange format is read"
    return Refused(why, belongs=not ("id" in found and "title" in found))


def _of(document: Document) -> Mapping[str, Any]:
    """Return the object of a file whose version is known, an empty one for any other."""
    found = members(document)
    version = found.get("schema_version")
    is_ours = isinstance(version, str) and _OURS.fullmatch(version) and isinstance(found.get("id"), str)
    return found if is_ours else {}


def _fields(told: Mapping[str, Any], *, has_text: bool) -> Iterator[tuple[str, Any]]:
    """Yield the front matter's fields; what holds others takes the place of none of ours."""
    known = declarations(Incident)
    for name in known:
        if name in TIME_FIELDS:
            yield name, _time(told.get(name))
        elif name == "approximate":
            yield name, [each for each in TIME_FIELDS if _is_approximate(told.get(each))]
        elif name == "action_items":
            yield name, list(_items(told, has_text=has_text))
        else:
            yield name, told.get(name) or None
    for holder in ("own", "extra"):
        if isinstance(told.get(holder), dict):
            yield from (
                (f"{FREE}{name}" if name in known else name, _plain(value))
                for name, value in told[holder].items()
            )
    yield from (
        (f"{FREE}{name}", value) for name, value in told.items() if name not in known and name not in _APART
    )


def _items(told: Mapping[str, Any], *, has_text: bool) -> Iterator[dict[str, Any]]:
    """Yield the follow-ups that the report's text does not have itself."""
    for item in _dicts(told.get("follow_ups")):
        if item.get("stated_in") != TEXT or not has_text:
            yield {name: value for name, value in item.items() if name != "stated_in"}


def _dicts(found: Any) -> list[dict[str, Any]]:
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _plain(value: Any) -> Any:
    return _time(value) if isinstance(value, dict) and "precision" in value else value


def _time(found: Any) -> Any:
    """Return a time as front matter has it: where it was written, with the offset that was in force there."""
    return found.get("local") or found.get("at") if isinstance(found, dict) else found


def _is_approximate(found: Any) -> bool:
    return isinstance(found, dict) and found.get("approximate") is True


def _sections(told: Mapping[str, Any]) -> str:
    """Return a body from what is told apart from a report's text."""
    entries = [
        f"- {_line(_time(each.get('at')) or each.get('written'))}: {_line(each['text'])}"
        for each in _dicts(told.get("timeline"))
        if _line(each.get("text"))
    ]
    parts = (("Summary", [_line(told.get("summary"))]), ("Timeline", entries))
    return "\n".join(f"## {title}\n\n" + "\n".join(lines) + "\n" for title, lines in parts if any(lines))


def _line(found: Any) -> str:
    """Return a text as it may stand in a line, of which it begins no other."""
    return " ".join(found.split()) if isinstance(found, str) else ""
