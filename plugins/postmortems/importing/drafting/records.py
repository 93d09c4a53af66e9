"""Incidents of other tools as their APIs give them, in JSON: what is asked of them, and what is left."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC
from functools import lru_cache
from typing import Any

from ...model.document import Document
from ...model.milestone import TIME_FIELDS
from ...reading.clock import BadTime, read_moment
from ...reading.document import read_document
from ...reading.front_matter import write
from ...wording.messages import shorten
from .draft import Destination, Draft
from .understand import understand

MOST = 1000
"""How many incidents of a file are read, and how many things of one."""


class Record:
    """An object of JSON that knows which of its members were asked for."""

    def __init__(self, members: Any) -> None:
        self._members: Mapping[str, Any] = members if isinstance(members, dict) else {}
        self._asked: set[str] = set()

    def __contains__(self, name: str) -> bool:
        """Tell whether there is a member of this name, whatever it holds."""
        return name in self._members

    def __bool__(self) -> bool:
        """Tell whether there is anything in it."""
        return bool(self._members)

    def text(self, *names: str) -> str:
        """Return the first of these members that is a text or a number, as a text."""
        self._asked.update(names)
        found = (self._members.get(name) for name in names)
        told = (one for one in found if isinstance(one, str | int | float) and not isinstance(one, bool))
        return next(filter(None, (str(one).strip() for one in told)), "")

    def record(self, name: str) -> Record:
        """Return the object in a member, an empty one where there is none."""
        self._asked.add(name)
        return Record(self._members.get(name))

    def records(self, name: str) -> list[Record]:
        """Return the objects in a member that is a list."""
        return [Record(each) for each in self._list(name) if isinstance(each, dict)]

    def of(self, name: str, holder: str, id_: str) -> list[Record]:
        """Return those objects of a list whose member `holder` has an id."""
        return [each for each in self.records(name) if each.text(holder) == id_]

    def texts(self, name: str) -> list[str]:
        """Return the texts in a member that is a list; of objects their names."""
        found = (
            each if isinstance(each, str) else Record(each).text("name", "summary")
            for each in self._list(name)
        )
        return list(dict.fromkeys(each.strip() for each in found if each.strip()))

    def plain(self, name: str) -> Any:
        """Return what a member holds as it is."""
        self._asked.add(name)
        return self._members.get(name)

    def has(self, *names: str) -> bool:
        """Tell whether one of these members holds anything."""
        self._asked.update(names)
        return any(self._members.get(name) for name in names)

    def passed_over(self, *names: str) -> None:
        """Say that members tell nothing that a report would have."""
        self._asked.update(names)

    @property
    def left(self) -> list[str]:
        """The names of members that hold something, for which nobody asked."""
        empty: tuple[Any, ...] = (None, "", [], {}, False, 0)
        return [
            name for name, value in self._members.items() if name not in self._asked and value not in empty
        ]

    def _list(self, name: str) -> list[Any]:
        self._asked.add(name)
        found = self._members.get(name)
        return found[:MOST] if isinstance(found, list) else []


@dataclass(repr=False, eq=False)
class Told:
    """What a tool says of one incident.

    `entries` are those of its timeline: when, as it is written, and what. `likely` are values for what
    neither `fields` nor the text of the incident says, with why they may be wrong: a time is estimated then.
    `left` are names of what was not understood, besides the members of its record that nobody asked for.
    """

    fields: dict[str, Any]
    body: str = ""
    entries: list[tuple[str, str]] = field(default_factory=list)
    likely: dict[str, tuple[str, str]] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def draft(self, record: Record, path: str, destination: Destination) -> Draft:
        """Return the incident as a draft, with the members of its record that were not understood.

        What its tool calls open, and states no end of, has none, whatever its text says.
        """
        body = "\n\n".join(filter(None, (timeline(self.entries), self.body.strip())))
        given = {name: value for name, value in self.fields.items() if value}
        if "resolved_at" in given:
            given.pop("ongoing", None)
        found = _understood(given, body, path, destination)
        likely = {
            name: told for name, told in self.likely.items() if _is_better(told[0], found.fields.get(name))
        }
        if likely:
            given |= {name: value for name, (value, _) in likely.items()}
            given["approximate"] = [name for name, (_, why) in likely.items() if why and name in TIME_FIELDS]
            found = _understood(given, body, path, destination)
        over = "resolved_at" if given.get("ongoing") else ""
        fields = {name: value for name, value in found.fields.items() if name != over}
        return replace(found, fields=fields, doubts=(*found.doubts, *self._doubts(likely, record)))

    def _doubts(self, likely: Mapping[str, tuple[str, str]], record: Record) -> Iterator[str]:
        """Yield why values may be wrong, what the format itself doubts, and what was not understood."""
        yield from (f"{name}: {why}" for name, (_, why) in likely.items() if why)
        yield from self.doubts
        if left := ", ".join(f"`{name}`" for name in (*record.left, *self.left)):
            yield f"not understood: {shorten(left, 400)}"


def _is_better(likely: str, understood: Any) -> bool:
    """Tell whether a value says more than what was understood: a time where only its day was told."""
    known = "" if understood is None else str(understood)
    return likely.startswith(known) and len(likely) > len(known)


def _understood(fields: Mapping[str, Any], body: str, path: str, destination: Destination) -> Draft:
    text = write(fields, f"{body}\n").encode("utf-8", "replace")
    return understand(read_document(path, text), destination)


def timeline(entries: Iterable[tuple[str, str]]) -> str:
    """Return a section of entries in the order of their times; those of no time come last."""
    items = sorted(item for at, text in entries if (item := _item(at, text))[1])
    return "\n".join(("## Timeline\n", *(text for _, text in items))) if items else ""


def _item(at: str, text: str) -> tuple[str, str]:
    """Return when an entry was, to sort by, and its item of a list."""
    said = text.strip().replace("\r\n", "\n").replace("\n", "\n  ")
    try:
        utc = read_moment(at, UTC)[0].utc
    except BadTime:
        return "~", f"- {said}" if said else ""
    return utc.isoformat(), f"- {utc:%Y-%m-%d %H:%M} UTC: {said}".rstrip() if said else ""


def links(*addresses: tuple[str, str]) -> list[dict[str, str]]:
    """Return links by title and address, without those that have no address."""
    return [{"title": title, "url": url} for title, url in addresses if url]


def found_in(document: Document, *lists: str) -> Iterator[Record]:
    """Yield the objects of a JSON file: itself, those of its list, or those that stand under these names."""
    data = _parsed(document.source.text)
    held = [data.get(name) for name in lists] if isinstance(data, dict) else [data]
    listed = (each for found in held for each in (found if isinstance(found, list) else [found]))
    for each in (data, *listed):
        if isinstance(each, dict):
            yield Record(each)


def members(document: Document) -> Mapping[str, Any]:
    """Return the members of the object that a JSON file is; none of a list, and of what is no JSON."""
    found = _parsed(document.source.text)
    return found if isinstance(found, dict) else {}


def whole(document: Document) -> Record:
    """Return the object that a JSON file is; an empty one for a list, and for what is no JSON."""
    return Record(members(document))


@lru_cache(maxsize=1)
def _parsed(text: str) -> Any:
    """Return what is in a text that looks like JSON; every format of it asks about the same file."""
    if not text.lstrip().startswith(("{", "[")):
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
