"""A report of any kind to the fields of an incident file, with what is doubtful about them.

What front matter states under a name of ours is taken as it is where it is valid; then what the report's
facts say; the rest of the front matter is kept as `x-` fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from ...extraction.ambiguous_dates import impossible_dates
from ...extraction.narrative import read_narrative
from ...model.document import Document, Field
from ...model.field_types import declarations
from ...model.incident import Incident
from ...model.milestone import TIME_FIELDS
from ...model.narrative import Narrative
from ...model.vocabulary import find_word
from ...reading.clock import zone_of
from ...reading.foreign_names import OURS
from ...reading.front_matter import plain
from ...reading.incident import FREE
from ...reading.names import is_slug
from ...reading.scalars import INVALID, Reading
from ...reading.values import is_empty, read_value, spellings
from ...wording.messages import shorten
from ...wording.times import doubts_in_words
from .dates import either_way, in_order
from .draft import Destination, Draft
from .names import severity_of
from .times import (
    StatedTimes,
    has_clock,
    has_offset,
    impossible,
    in_zone,
    names_no_day,
    time_of_text,
    zone_name,
)
from .titles import says_nothing, what_happened

_LONGEST_TITLE = 200
_MOST_DOUBTS = 5


def understand(document: Document, destination: Destination, names: Mapping[str, str] | None = None) -> Draft:
    """Return what was understood of a report; `names` says what its tool calls our fields.

    An empty name there says that a field tells nothing that is not told elsewhere.
    """
    kept, document = document, in_order(document, destination.date_order)
    own = {name: name for name in destination.settings.own_fields}
    called = {**spellings(Incident), **OURS, **own, **(names or {})}
    told = {name: each for name, each in document.fields.items() if not _is_no_time(each, called)}
    narrative = read_narrative(replace(document, fields=told))
    found = _Found(destination)
    for each in document.fields.values():
        if not is_empty(each.value):
            found.take(each, called.get(each.name, each.name))
    found.doubts.extend(f"{name}: it could not be read" for name in sorted(document.broken))
    found.add_facts(narrative)
    found.add_times(narrative)
    named = narrative if kept is document else read_narrative(kept)
    stated = " ".join(named.facts.title.split())[:_LONGEST_TITLE]
    title = found.title(stated, narrative)
    if document.text_of("title") not in ("", title, stated):
        found.fields[f"{FREE}title"] = document.text_of("title")
    found.doubts.extend(either_way(document, narrative.facts.date))
    found.doubts.extend(_doubtful(document, narrative))
    fields = {**found.fields, "title": title, "status": "draft"}
    day = narrative.facts.date.isoformat() if narrative.facts.date else ""
    return Draft(kept, fields, tuple(found.doubts), day, titled=bool(stated))


def _doubtful(document: Document, narrative: Narrative) -> Iterator[str]:
    """Say which days cannot be, and what else is doubtful about the timeline."""
    none = dict(impossible_dates(document))
    for written, doubt in islice(none.items(), _MOST_DOUBTS):
        yield f"date: `{written}`: {doubt.message}; no time was taken from it"
    others = ([d for d in e.doubts if d not in none.values()] for e in narrative.timeline.entries)
    doubts = dict.fromkeys(doubts_in_words(each) for each in others if each)
    yield from (f"timeline: {doubt}" for doubt in islice(doubts, _MOST_DOUBTS))


def _is_no_time(written: Field, called: Mapping[str, str]) -> bool:
    """Tell whether a field is for a time and holds none that can be; no clock is to be read out of it."""
    text = written.value.data
    is_time = called.get(written.name, written.name) in (*TIME_FIELDS, "date")
    return is_time and isinstance(text, str) and names_no_day(text)


def texts_of(document: Document, name: str) -> list[str]:
    """Return the texts of a front-matter field that is a list, or of one that is a single text."""
    value = plain(document.fields[name].value) if name in document.fields else None
    items = value if isinstance(value, list) else [value]
    return [item.strip() for item in items if isinstance(item, str) and item.strip()]


@dataclass(repr=False, eq=False)
class _Found:
    """The fields of one report as they are collected."""

    destination: Destination
    fields: dict[str, Any] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)

    def take(self, written: Field, name: str) -> None:
        """Take a field of the report's front matter, under our name or as one of the site's own."""
        value = plain(written.value)
        if name in ("title", "") or (name == "status" and value == "draft"):
            return
        if name in self.fields or not self._is_ours(name, value, written):
            own = written.name if written.name.startswith(FREE) else f"{FREE}{written.name}"
            self.fields.setdefault(own, value)

    def _is_ours(self, name: str, value: Any, written: Field) -> bool:
        if name in TIME_FIELDS:
            text = value if isinstance(value, str) else ""
            if names_no_day(text):
                own = f"{FREE}{written.name}"
                self.doubts.append(f"{name}: {shorten(text)} is no time that can be; kept as `{own}`")
            return self._set(name, time_of_text(text))
        if name == "severity":
            return isinstance(value, str) and self._severity(value)
        if name == "services":
            return self._services(value if isinstance(value, list) else [value])
        known = declarations(Incident).get(name) or self.destination.settings.own_fields.get(name)
        if known is None or name == "status":
            return False
        reading = Reading(self.destination.settings.vocabularies(self.destination.templates))
        is_valid = read_value(written.value, known.kind, name, reading) is not INVALID
        return is_valid and not reading.problems and self._set(name, value)

    def title(self, stated: str, narrative: Narrative) -> str:
        """Return the title that a report states, or where that says nothing, what happened."""
        told = what_happened(narrative) if says_nothing(stated) else ""
        if stated and not told:
            return stated
        why = f"`{shorten(stated)}` says nothing of what happened" if stated else "the report has none"
        day = f"Incident of {narrative.facts.date}" if narrative.facts.date else "Untitled incident"
        self.doubts.append(f"title: {why}; it was taken from {'its text' if told else 'the day'}")
        return told or day

    def _set(self, name: str, value: Any) -> bool:
        if value:
            self.fields[name] = value
        return bool(value)

    def _severity(self, text: str) -> bool:
        severity, doubt = severity_of(text, self.destination.settings.severities)
        self.doubts.extend(filter(None, [doubt]))
        return self._set("severity", severity) and not doubt

    def _services(self, names: list[Any]) -> bool:
        texts = [" ".join(name.split()) for name in names if isinstance(name, str) and name.strip()]
        vocabulary = self.destination.settings.services
        known = [find_word(text, vocabulary) for text in texts] if vocabulary else texts
        unknown = [text for text, name in zip(texts, known, strict=True) if not name]
        if unknown:
            self.doubts.append(f"services: {shorten(', '.join(unknown))} not among the site's")
        return self._set("services", [*filter(None, known)]) and not unknown and len(texts) == len(names)

    def add_facts(self, narrative: Narrative) -> None:
        """Add what the report says in prose and after labels, where its front matter said nothing."""
        facts = narrative.facts
        if facts.severity and not {"severity", "x-severity"} & self.fields.keys():
            self._severity(facts.severity)
        if facts.services and not {"services", "x-services"} & self.fields.keys():
            self._services(list(facts.services))
        if facts.users_percent is not None:
            share = facts.users_percent
            self.fields.setdefault("impact", {"users_percent": int(share) if share == int(share) else share})
        is_other = is_slug(facts.id) and any(map(str.isdigit, facts.id)) and facts.id != self.fields.get("id")
        if is_other and "aliases" not in self.fields:
            self.fields["aliases"] = [facts.id]

    def add_times(self, narrative: Narrative) -> None:
        """Add the times that the report tells, say in which zone they are, and take out what cannot be."""
        told = StatedTimes(narrative)
        for name in TIME_FIELDS if told.zone else ():
            if has_clock(self.fields.get(name, "")):
                self.fields[name] = in_zone(self.fields[name], told.zone)
        for name, time, estimated in told.times():
            if name not in self.fields:
                self.fields[name] = time
                if estimated:
                    self.fields.setdefault("approximate", []).append(name)
        self._name_zone(told, narrative.facts.zone)
        self._take_out_impossible()
        if narrative.facts.date and "started_at" not in self.fields:
            self._start_by_day(narrative.facts.date.isoformat())

    def _start_by_day(self, day: str) -> None:
        """Set the day on which it began where no clock is told, unless something happened before it."""
        if all(self.fields[name][:10] >= day for name in TIME_FIELDS if name in self.fields):
            self.fields["started_at"] = day
            self.doubts.append("started_at: only the day is told")

    def _name_zone(self, told: StatedTimes, written: str) -> None:
        clocks = [self.fields[name] for name in TIME_FIELDS if has_clock(self.fields.get(name, ""))]
        without = not all(map(has_offset, clocks))
        name = zone_name(told.zone)
        if name and (clocks or without):
            self.fields.setdefault("timezone", name)
        if without and "timezone" not in self.fields:
            self.fields["timezone"] = self.destination.zone
            why = f"`{shorten(written)}` is no zone that is known" if written else "no zone is named"
            self.doubts.append(f"timezone: {why}; clocks were taken for {self.destination.zone}")

    def _take_out_impossible(self) -> None:
        zone = zone_of(self.fields.get("timezone", "") or self.destination.zone)
        times = {name: self.fields[name] for name in TIME_FIELDS if name in self.fields}
        while pair := impossible(times, zone):
            name, other = pair
            time = times.pop(name)
            self.fields[f"{FREE}{name}"] = self.fields.pop(name)
            self.doubts.append(f"{name}: {time} against `{other}` {times[other]}; kept as `{FREE}{name}`")
        self.fields["approximate"] = [name for name in self.fields.get("approximate", []) if name in times]
