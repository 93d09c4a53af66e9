"""The form that JSON gives values of the standard library: text, numbers, dates, clocks and zones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from types import NoneType
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

PLAIN: frozenset[type] = frozenset({str, int, float, bool, NoneType})
"""What JSON has a word for."""


class Standard(NamedTuple):
    """The types of such values, and the two functions that turn them into what JSON holds and back."""

    types: frozenset[type]
    turns: tuple[Callable[[Any], Any], Callable[[Any], Any]]


def _plain(value: Any) -> Any:
    if type(value) not in PLAIN:
        raise TypeError(f"a {type(value).__name__} is not what is declared")
    return value


def _data(value: Any) -> Any:
    """Return what JSON holds as it is, at any depth."""
    if type(value) is list:
        return [_data(each) for each in value]
    if type(value) is dict:
        return {_name(name): _data(each) for name, each in value.items()}
    return _plain(value)


def _name(name: Any) -> str:
    if type(name) is not str:
        raise TypeError("a name is no text")
    return name


def _written_moment(value: Any) -> Any:
    """Return a time as ISO 8601 where that says all, else with what it is bent by and its zone."""
    zone = value.tzinfo if type(value) is datetime else only(value, datetime)
    says_all = zone is UTC or zone is None or (type(zone) is timezone and len(_parts(zone)) == 1)
    if says_all and not value.fold:
        return value.isoformat()
    return [value.replace(tzinfo=None, fold=0).isoformat(), value.fold, zone and _written_zone(zone)]


def _read_moment(data: Any) -> datetime:
    if type(data) is str:
        return datetime.fromisoformat(data)
    text, fold, zone = data
    return datetime.fromisoformat(text).replace(fold=fold, tzinfo=None if zone is None else _read_zone(zone))


def _parts(zone: timezone) -> tuple[Any, ...]:
    """Return what a zone was made of: its distance, and its name where it has one."""
    made: tuple[Any, ...] = zone.__getinitargs__()  # type: ignore[attr-defined]
    return made


def _written_zone(value: Any) -> Any:
    if type(value) is ZoneInfo and value.key and ZoneInfo(value.key) is value:
        return value.key
    only(value, timezone)
    distance, *name = _parts(value)
    return [_written_length(distance), *name]


def _read_zone(data: Any) -> tzinfo:
    return ZoneInfo(data) if type(data) is str else timezone(_read_length(data[0]), *data[1:])


def _written_length(value: Any) -> Any:
    only(value, timedelta)
    return [value.days, value.seconds, value.microseconds]


def _read_length(data: Any) -> timedelta:
    return timedelta(*data)


def _written_day(value: Any) -> Any:
    return value.isoformat() if type(value) is date else only(value, date)


def _written_clock(value: Any) -> Any:
    if type(value) is not time or value.tzinfo or value.fold:
        raise TypeError("no clock, or one with a zone")
    return value.isoformat()


def only(value: Any, declared: type) -> Any:
    """Return a value that is of the very type that is declared. Raises TypeError."""
    if type(value) is not declared:
        raise TypeError(f"a {type(value).__name__} is no {declared.__name__}")
    return value


def _as_it_is(value: Any) -> Any:
    return value


def _of(write: Callable[[Any], Any], read: Callable[[Any], Any], *types: type) -> Standard:
    return Standard(frozenset(types), (write, read))


STANDARD: Mapping[Any, Standard] = {
    **dict.fromkeys(PLAIN, Standard(PLAIN, (_plain, _as_it_is))),
    Any: _of(_data, _as_it_is),
    datetime: _of(_written_moment, _read_moment, datetime),
    date: _of(_written_day, date.fromisoformat, date),
    time: _of(_written_clock, time.fromisoformat, time),
    timedelta: _of(_written_length, _read_length, timedelta),
    tzinfo: _of(_written_zone, _read_zone, ZoneInfo, timezone),
}
