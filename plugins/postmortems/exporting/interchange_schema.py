"""The form of `interchange.py` as JSON Schema (draft 2020-12), from the declarations of the fields.

It holds for every site, so the words of none are in it. See https://json-schema.org/draft/2020-12.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..model.action_item import ActionItem
from ..model.field_types import (
    COUNT,
    DATE,
    FLAG,
    LINK,
    NUMBER,
    PERCENT,
    Choice,
    Declaration,
    FieldType,
    ListOf,
    Record,
    declarations,
)
from ..model.incident import Incident
from ..model.milestone import MEASURES, TIME_FIELDS
from .interchange import ELSEWHERE, FIELDS, TEXT, VERSION, written

DIALECT = "https://json-schema.org/draft/2020-12/schema"
NAME = "postmortem.schema.json"
REQUIRED = (
    "schema_version", "id", "title", "status", "withdrawn", "ongoing", "started_at", "severity", "services",
)  # fmt: skip
_LISTED = ("id", "title", "status", "severity", "services", "kind", "started_at", "ongoing", "href")
"""What the index always says of an incident."""
_MAJOR = VERSION.split(".", 1)[0]
_DATE = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_UTC = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{6})?Z$"
_LOCAL = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{6})?[+-]\d{2}:\d{2}(:\d{2})?$"
_SIMPLE: Mapping[FieldType, Mapping[str, Any]] = {
    FLAG: {"type": "boolean"},
    COUNT: {"type": "integer", "minimum": 0},
    NUMBER: {"type": "number"},
    PERCENT: {"type": "number", "minimum": 0, "maximum": 100},
    DATE: {"$ref": "#/$defs/date"},
    LINK: {"type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://"},
}
_TIME = {
    "description": "An instant in UTC, or a day where the clock is not known.",
    "oneOf": [
        {
            "type": "object",
            "properties": {
                "at": {"type": "string", "pattern": _UTC},
                "precision": {"enum": ["second", "minute"]},
                "local": {"type": "string", "pattern": _LOCAL},
                "zone": {"type": "string", "description": "An IANA name: the zone it is shown in."},
                "approximate": {"const": True},
            },
            "required": ["at", "precision", "local"],
        },
        {
            "type": "object",
            "properties": {
                "at": {"$ref": "#/$defs/date"},
                "precision": {"const": "day"},
                "approximate": {"const": True},
            },
            "required": ["at", "precision"],
        },
    ],
}


def schema() -> dict[str, Any]:
    """Return the schema of one postmortem; that of the index of all is its `#/$defs/index`."""
    common = _common()
    return {
        "$schema": DIALECT,
        "title": "Postmortem",
        "type": "object",
        "properties": {**common, **_of_one()},
        "required": list(REQUIRED),
        "$defs": {
            "date": _DATE,
            "time": _TIME,
            "entry": _entry(),
            "follow_up": _follow_up(),
            "index": _index(common),
        },
    }


def _common() -> dict[str, Any]:
    """Return what the index has too."""
    return {
        "schema_version": {"type": "string", "pattern": rf"^{_MAJOR}\.\d+$"},
        "id": {"type": "string", "minLength": 1, "maxLength": 200},
        "title": {"type": "string", "minLength": 1},
        "status": _of(declarations(Incident)["status"].kind),
        "ongoing": {"type": "boolean"},
        "modified": {"type": "string", "pattern": _UTC, "description": "When the report last changed."},
        **{name: {"$ref": "#/$defs/time"} for name in TIME_FIELDS},
    }


def _of_one() -> dict[str, Any]:
    own = {name: entry for name, entry in declarations(Incident).items() if name not in ELSEWHERE}
    text = {"type": "string"}
    report = {"media_type": text, "text": text}
    return {
        "withdrawn": {"type": "boolean"},
        **_properties(own.values()),
        "own": {"type": "object", "description": "Fields that the site declares."},
        "extra": {"type": "object", "description": "Fields of its authors, whose names begin with `x-`."},
        "timeline": {"type": "array", "items": {"$ref": "#/$defs/entry"}},
        "follow_ups": {"type": "array", "items": {"$ref": "#/$defs/follow_up"}},
        "derived": {"type": "object", "properties": _derived()},
        "report": {"type": "object", "properties": report, "required": list(report)},
    }


def schema_file() -> str:
    """Return the schema as a file."""
    return written(schema())


def _derived() -> dict[str, Any]:
    lengths = {f"{measure.name}_minutes": {"type": "number", "minimum": 0} for measure in MEASURES}
    return {"severity_rank": {"type": "integer", "minimum": 1}, **lengths}


def _entry() -> dict[str, Any]:
    time, text = {"$ref": "#/$defs/time"}, {"type": "string"}
    return {
        "type": "object",
        "properties": {
            "at": time,
            "written": text,
            "until": time,
            "text": text,
            "milestone": {"enum": list(TIME_FIELDS)},
            "doubts": {"type": "array", "items": text},
        },
        "required": ["text"],
        "oneOf": [{"required": ["at"]}, {"required": ["written"]}],
    }


def _follow_up() -> dict[str, Any]:
    known = _properties(declarations(ActionItem).values())
    stated = {"enum": [FIELDS, TEXT]}
    return {
        "type": "object",
        "properties": {**known, "stated_in": stated},
        "required": ["title", "status", "stated_in"],
    }


def _index(common: Mapping[str, Any]) -> dict[str, Any]:
    text, names = {"type": "string"}, {"type": "array", "items": {"type": "string"}}
    kind = _of(declarations(Incident)["kind"].kind)
    about = {**common, "aliases": names, "severity": text, "services": names, "kind": kind, "href": text}
    del about["schema_version"]
    one = {"type": "object", "properties": about, "required": list(_LISTED)}
    listed = {"type": "array", "items": one}
    properties = {"schema_version": common["schema_version"], "incidents": listed}
    return {"type": "object", "properties": properties, "required": ["schema_version", "incidents"]}


def _properties(known: Iterable[Declaration]) -> dict[str, Any]:
    return {entry.name: {"description": entry.doc, **_of(entry.kind)} for entry in known}


def _of(kind: FieldType) -> Mapping[str, Any]:
    """Return the form of a value; texts and words of the site are any text."""
    if isinstance(kind, ListOf):
        return {"type": "array", "items": _of(kind.item)}
    if isinstance(kind, Record):
        known = declarations(kind.cls)
        always = [name for name, entry in known.items() if entry.required == "always"]
        return {"type": "object", "properties": _properties(known.values()), "required": always}
    if isinstance(kind, Choice):
        return {"enum": list(kind.options)}
    return _SIMPLE.get(kind, {"type": "string"})
