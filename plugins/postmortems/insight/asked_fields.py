"""What a field of the site's own is asked for on a command line, read as the field itself is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from typing import Any

from ..model.document import Value
from ..model.incident import Incident
from ..model.moment import Moment
from ..model.own import OwnField
from ..reading.clock import zone_of
from ..reading.scalars import Reading
from ..reading.values import read_value
from ..settings import Settings
from ..wording.own_values import told
from .asked_words import UnknownWord
from .facets import slug
from .selection import Filter


def asked_filters(fields: Iterable[OwnField]) -> tuple[Filter, ...]:
    """Return a filter for each field, which knows its values as pages tell them and as reports have them."""
    return tuple(Filter(each.name, each.label, partial(_keys, each.name)) for each in fields)


def understood(name: str, word: str, settings: Settings, there: Iterable[str]) -> str:
    """Return what a word means in a field, where it is none of what is `there`. Raises UnknownWord."""
    if slug(word) in there:
        return word
    zone = settings.timezone
    reading = Reading(settings.vocabularies(), zone=zone_of(zone), has_zone=bool(zone))
    value = read_value(Value(word, 0, len(word)), settings.own_fields[name].kind, name, reading)
    found = next(_exact(value), "")
    if not found:
        raise UnknownWord("; ".join((reading.problems[0].message, *reading.problems[0].help.splitlines())))
    return found


def _keys(name: str, incident: Incident) -> tuple[str, ...]:
    said = (*told(incident, name), *_exact(incident.own.get(name)))
    return tuple(dict.fromkeys(map(slug, said)))


def _exact(value: Any) -> Iterator[str]:
    """Yield how a value is compared: in one form, a time by its instant or by its day."""
    match value:
        case Moment():
            if not value.date_only:
                yield value.utc.isoformat()
            yield value.at.date().isoformat()
        case date():
            yield value.isoformat()
        case bool():
            yield str(value).lower()
        case int() | float():
            yield str(int(value) if value == int(value) else value)
        case tuple():
            yield from value
        case str():
            yield value
