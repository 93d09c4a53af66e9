"""The front matter as JSON Schema (draft-07), for editors: from the declarations and the site's own words.

It accepts what the reader accepts, and a little more: dates that do not exist, times out of order, references
to reports that are not there. See https://json-schema.org/draft-07.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from ..model.field_types import (
    COUNT,
    DATE,
    FLAG,
    LINK,
    NUMBER,
    PAGE,
    PERCENT,
    SLUG,
    TEXT,
    TIME,
    ZONE,
    Choice,
    Declaration,
    FieldType,
    ListOf,
    Record,
    Term,
    declarations,
)
from ..model.incident import Incident
from ..model.vocabulary import Word
from ..reading.incident import FREE
from ..settings import Settings
from .schema_rules import once_final
from .schema_words import EMPTY, Schema, word_schema

_FIGURE = r"(\d+(_\d+)*|\d{1,3}(,\d{3})+)"
FOLDER = "schema"
DRAFT = "http://json-schema.org/draft-07/schema#"
_DATE = r"\d{4}-\d{1,2}-\d{1,2}"
_CLOCK = r"\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?\s*([Zz]|UTC|[+-]\d{2}(:?\d{2})?)?"
_SIMPLE: Mapping[FieldType, Schema] = {
    TEXT: {"type": ["string", "number"], "pattern": r"\S"},
    SLUG: {"type": ["string", "number"], "pattern": r"^[^\s_./\\:-][^\s/\\:]*$", "maxLength": 200},
    TIME: {"type": "string", "pattern": rf"^\s*{_DATE}([Tt ]\s*{_CLOCK})?\s*$"},
    DATE: {"type": "string", "pattern": rf"^\s*{_DATE}\s*$"},
    ZONE: {"type": "string", "pattern": r"^\s*[A-Za-z][A-Za-z0-9_+/-]*\s*$"},
    PAGE: {"type": "object"},
    FLAG: {"enum": [True, False, "true", "false"]},
    COUNT: {"type": ["integer", "string"], "minimum": 0, "pattern": rf"^\s*{_FIGURE}\s*$"},
    NUMBER: {"type": ["number", "string"], "pattern": rf"^\s*[+-]?{_FIGURE}(\.\d+)?\s*$"},
    PERCENT: {
        "type": ["number", "string"],
        "minimum": 0,
        "maximum": 100,
        "pattern": r"^\s*\d[\d.]*\s*%?\s*$",
    },
    LINK: {"type": "string", "pattern": r"^\s*[Hh][Tt][Tt][Pp][Ss]?://[^\s<>]+\s*$"},
}


def schema(settings: Settings, templates: Iterable[str] = ()) -> Schema:
    """Return the schema of the front matter of a site's reports, which may name one of `templates`."""
    words = settings.vocabularies(templates)
    known = {**declarations(Incident), **settings.own_fields}
    return {
        "$schema": DRAFT,
        "title": "Incident report",
        "description": "The front matter of an incident file.",
        "type": "object",
        "properties": _properties(known, words),
        "patternProperties": {f"^{FREE}": {}},
        "additionalProperties": False,
        "required": _required(Incident, "always"),
        "if": {"properties": {"status": word_schema((Word("final"),))}, "required": ["status"]},
        "then": {"allOf": list(once_final(settings, known))},
    }


def written(settings: Settings, templates: Iterable[str] = ()) -> str:
    """Return the schema as text."""
    return json.dumps(schema(settings, templates), indent=2) + "\n"


def published(settings: Settings, templates: Iterable[str]) -> tuple[str, str]:
    """Return where a site has its schema, and its text."""
    return settings.under(f"{FOLDER}/incident.schema.json"), written(settings, templates)


def _properties(known: Mapping[str, Declaration], words: Mapping[str, tuple[Word, ...]]) -> Schema:
    """Return the schema of each field, under its name and its other names."""
    return {
        name: {"description": entry.doc, **_field(entry, words)}
        for entry in known.values()
        for name in (entry.name, *entry.aliases)
    }


def _field(entry: Declaration, words: Mapping[str, tuple[Word, ...]]) -> Schema:
    """Return the schema of a field; where it is not required, it may be there and empty."""
    found = _value(entry.kind, words)
    return found if entry.required == "always" else {"anyOf": [found, EMPTY]}


def _value(kind: FieldType, words: Mapping[str, tuple[Word, ...]]) -> Schema:
    if isinstance(kind, ListOf):
        item = _value(kind.item, words)
        return {"anyOf": [{"type": "array", "items": item, "maxItems": kind.most, "minItems": 1}, item]}
    if isinstance(kind, Record):
        return _record(kind, words)
    if isinstance(kind, Choice):
        return word_schema(tuple(Word(option) for option in kind.options))
    if isinstance(kind, Term) and words.get(kind.setting):
        return word_schema(words[kind.setting])
    return _SIMPLE.get(kind, _SIMPLE[TEXT])


def _record(kind: Record, words: Mapping[str, tuple[Word, ...]]) -> Schema:
    """Return the schema of a mapping, or of the bare word that stands for one of its fields."""
    known = declarations(kind.cls)
    mapping = {
        "type": "object",
        "properties": _properties(known, words),
        "additionalProperties": False,
        "required": _required(kind.cls, "always"),
    }
    return {"anyOf": [mapping, _value(known[kind.shorthand].kind, words)]} if kind.shorthand else mapping


def _required(cls: type[Any], when: str) -> list[str]:
    return [entry.name for entry in declarations(cls).values() if entry.required == when]
