"""Which other reports an import may name: those of the folder, and those that come along under a new name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..reading.incident import FREE
from .existing import Existing

_FIELD = "related"


def with_known_reports(
    fields: Mapping[str, Any], names: Mapping[Path, str], existing: Existing
) -> tuple[dict[str, Any], list[str]]:
    """Return fields that name reports of the folder alone, and what is said of the others, kept aside.

    `names` are the new names of the files that are imported, by their old paths.
    """
    named = fields.get(_FIELD)
    if not named:
        return dict(fields), []
    new = {path.stem: Path(name).stem for path, name in names.items()}
    each = named if isinstance(named, list) else [named]
    kept = [_renamed(one, new) for one in each if _id(one) in new or existing.knows(_id(one))]
    others = [one for one in each if _id(one) not in new and not existing.knows(_id(one))]
    told = {**fields, _FIELD: kept, f"{FREE}{_FIELD}": others}
    return {name: value for name, value in told.items() if value}, list(_said(others))


def _id(named: Any) -> str:
    return str(named.get("id", "") if isinstance(named, Mapping) else named).removesuffix(".md")


def _renamed(named: Any, new: Mapping[str, str]) -> Any:
    id_ = new.get(_id(named), _id(named))
    return {**named, "id": id_} if isinstance(named, Mapping) else id_


def _said(others: list[Any]) -> Iterator[str]:
    for one in others:
        yield f"{_FIELD}: there is no report with the id `{_id(one)}`; kept as `{FREE}{_FIELD}`"
