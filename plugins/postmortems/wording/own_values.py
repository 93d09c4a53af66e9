"""How the values of a site's own fields are told."""

from __future__ import annotations

from datetime import date

from ..model.incident import Incident
from ..model.moment import Moment
from .numbers import number
from .times import day, stamp


def told(incident: Incident, name: str) -> tuple[str, ...]:
    """Return what a report says in a field of the site's own: one text, or those of a list."""
    match incident.own.get(name):
        case None:
            return ()
        case bool(flag):
            return ("Yes" if flag else "No",)
        case int(value) | float(value):
            return (number(value),)
        case Moment() as moment:
            return (stamp(incident.local(moment)).text,)
        case date() as on:
            return (day(on),)
        case tuple(several):
            return tuple(dict.fromkeys(several))
        case text:
            return (text,)
