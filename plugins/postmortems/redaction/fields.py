"""The fields of a front matter of which the public may know, as plain values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..model.document import Field
from ..model.field_types import FieldType, ListOf, Record, declarations
from ..model.incident import Incident
from ..reading.front_matter import plain
from ..reading.names import id_of
from ..reading.values import spellings
from ..settings import Settings

INSTEAD = {"title_public": "title", "summary_public": "summary"}
"""Fields that stand for another one to the public."""


def public_fields(
    fields: Mapping[str, Field], settings: Settings, names: Mapping[str, str]
) -> Iterator[tuple[str, Any]]:
    """Yield each public field with what is public of it; `names` lead to the ids of public reports."""
    written = written_fields(fields, settings)
    told = {INSTEAD[name]: value for name, value in written.items() if name in INSTEAD and value}
    kinds = {name: entry.kind for name, entry in declarations(Incident).items()}
    for name in (*kinds, *settings.own_fields):
        value = told.get(name, written.get(name))
        if name in told:
            yield name, value
        elif name in settings.public.all_fields and value is not None:
            value = _related(value, names) if name == "related" else value
            left = _part(name, kinds.get(name), value, settings)
            if left not in (None, [], {}):
                yield name, left


def written_fields(fields: Mapping[str, Field], settings: Settings) -> dict[str, Any]:
    """Return what was written as plain values, by the declared names of the fields, in their order."""
    known = {**spellings(Incident), **{name: name for name in settings.own_fields}}
    found: dict[str, Any] = {}
    for name, field in fields.items():
        if name in known:
            found.setdefault(known[name], plain(field.value))
    return found


def _part(name: str, kind: FieldType | None, value: Any, settings: Settings) -> Any:
    """Return what of a field's value is public."""
    if isinstance(kind, ListOf) and isinstance(kind.item, Record):
        found = [_part(name, kind.item, each, settings) for each in _listed(value)]
        return [each for each in found if each]
    if not isinstance(kind, Record):
        return value
    if not isinstance(value, dict):
        return value if settings.public.has_part(name, kind.shorthand) else None
    own = spellings(kind.cls)
    return {
        key: each for key, each in value.items() if key in own and settings.public.has_part(name, own[key])
    }


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _related(value: Any, names: Mapping[str, str]) -> list[Any]:
    """Return the relations to public reports, by the ids that these have."""
    found = [each if isinstance(each, dict) else {"id": each} for each in _listed(value)]
    known = [
        (names.get(id_of(str(each.get("id") or "").strip().removesuffix(".md"))), each) for each in found
    ]
    return [{**each, "id": id_} for id_, each in known if id_]
