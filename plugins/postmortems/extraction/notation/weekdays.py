"""How people write the days of a week, in six languages."""

from __future__ import annotations

from ...patterns import deferred

_DAYS = (
    "monday mon montag lundi lunes segunda-feira",
    "tuesday tue tues dienstag mardi martes terça-feira",
    "wednesday wed weds mittwoch mercredi miércoles quarta-feira",
    "thursday thu thur thurs donnerstag jeudi jueves quinta-feira",
    "friday fri freitag vendredi viernes sexta-feira",
    "saturday sat samstag sonnabend samedi sábado",
    "sunday sun sonntag dimanche domingo",
)
WEEKDAYS = {name: number for number, names in enumerate(_DAYS) for name in names.split()}
SHORT_DAYS = {name: number for number, name in enumerate(("mo", "di", "mi", "do", "fr", "sa", "so"))}
"""Weekdays that other words are too: they count before a German date only."""
_WEEKDAY = deferred(
    r"(?P<name>(?i:[a-zà-ü]{3,11}+(?:-feira)?)"
    r"|[MDFS][oiar](?=\.?,? (?:den )?[0-9]{1,2}\.\s?[0-9A-ZÄ]))(?![a-zA-Z])\.?"
)


def read_weekday(text: str, at: int) -> tuple[int, int] | None:
    """Return the weekday (Monday is 0) that starts at `at`, and where it ends."""
    match = _WEEKDAY.match(text, at)
    name = match["name"].casefold() if match else ""
    day = WEEKDAYS.get(name, SHORT_DAYS.get(name))
    return (day, match.end()) if match and day is not None else None
