"""The setting `pages`: of each kind of page whether a site has it, where it stands, and what it is called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..model.document import Field, Value
from ..model.field_types import TEXT, FieldType
from ..model.page_kinds import HOME, KINDS, PageKind, folders
from ..model.setting_types import PAGES, PLACE
from ..wording.messages import lines, shorten
from .scalars import INVALID, Reading, read_scalar

MEANT = {
    "action-items": "actions",
    "contributing-factors": "causes",
    "factors": "causes",
    "follow-ups": "actions",
    "guide": "writing",
    "index": "home",
    "list": "incidents",
    "reports": "incidents",
    "postmortems": "incidents",
    "similar": "seen-before",
    "statistics": "insights",
    "years": "timeline",
}
"""What kinds are called elsewhere, and by their titles."""
_OF_ONE = {"path": PLACE, "title": TEXT}
_SAYS = "`false`, a folder such as `follow-ups`, or `{path: follow-ups, title: What we promised}`"


def read_page_kinds(value: Value, name: str, reading: Reading) -> Any:
    """Return what a site has chosen of each kind that it names, or INVALID where two would be one page."""
    if not isinstance(value.data, Mapping):
        return reading.reject(value, name, "is not a mapping", f"write {PAGES.says}")
    found: dict[str, PageKind] = {}
    for field in value.data.values():
        if field.name not in KINDS:
            _unknown(field, name, reading)
        elif (one := _kind(field.value, f"{name}.{field.name}", reading)) is not INVALID:
            found[field.name] = one
    return INVALID if _clash(value, found, name, reading) else found


def _unknown(field: Field, name: str, reading: Reading) -> None:
    plain = field.name.lower().replace("_", "-").replace(" ", "-")
    meant = f"did you mean `{MEANT[plain]}`?" if plain in MEANT else reading.did_you_mean(plain, KINDS)
    place = field.value._replace(start=field.start, end=field.end)
    wrong = f"there is no kind of page `{shorten(field.name)}` for `{name}`"
    reading.reject(place, "", wrong, lines("known here: " + ", ".join(KINDS), meant))


def _kind(value: Value, name: str, reading: Reading) -> Any:
    if isinstance(value.data, Mapping):
        return _record(value.data, name, reading)
    text = value.data.strip().lower() if isinstance(value.data, str) else ""
    if text in ("true", "false"):
        return PageKind(is_there=text == "true")
    if not text:
        return reading.reject(value, name, "says nothing of the page", f"write {_SAYS}")
    path = _one(value, PLACE, name, reading)
    return INVALID if path is INVALID else PageKind(path)


def _record(fields: Mapping[str, Field], name: str, reading: Reading) -> Any:
    """Read where a kind stands and what it is called."""
    told: dict[str, str] = {}
    for field in fields.values():
        whole = f"{name}.{field.name}"
        if field.name not in _OF_ONE:
            place = field.value._replace(start=field.start, end=field.end)
            meant = reading.did_you_mean(field.name, _OF_ONE)
            reading.reject(place, "", f"there is no setting `{shorten(whole)}`", meant or f"write {_SAYS}")
            continue
        one = _one(field.value, _OF_ONE[field.name], whole, reading)
        if one is not INVALID:
            told[field.name] = one
    return PageKind(told.get("path", ""), told.get("title", "")) if told else INVALID


def _one(value: Value, kind: FieldType, name: str, reading: Reading) -> Any:
    """Read a folder or a title; only of a folder nothing may be left."""
    found = read_scalar(value, kind, name, reading)
    return found or reading.reject(value, name, "is no folder", f"write {_SAYS}")


def _clash(value: Value, found: Mapping[str, PageKind], name: str, reading: Reading) -> bool:
    """Tell of each kind that would stand where another one does, or among its pages; case does not count."""
    known = [(kind, folder, folder.casefold()) for kind, folder in folders(found)]
    is_any = False
    for kind, folder, key in known:
        if not (kind in found and found[kind].path):
            continue
        for other, there, whole in known:
            inside = key == whole or (key.startswith(f"{whole}/") and other != HOME)
            if other != kind and there and inside:
                is_any = True
                where = value.data[kind].value if isinstance(value.data, Mapping) else value
                wrong = (
                    f"is `{folder}`, {'where' if key == whole else f'in `{there}`, where'} `{other}` stands"
                )
                reading.reject(where, f"{name}.{kind}", wrong, "give each a folder of its own")
                break
    return is_any
