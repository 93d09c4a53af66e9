"""How the values of a site's own fields are told."""

from __future__ import annotations

from datetime import date

from ..model.incident import Incident
from ..model.moment import Moment
from .times import stamp
from .words import ENGLISH, Words


def told(incident: Incident, name: str, words: Words = ENGLISH) -> tuple[str, ...]:
    """Return what a report says in a field of the site's own: one text, or those of a list."""
    match incident.own.get(name):
        case None:
            return ()
        case bool(flag):
            return (words.say("Yes") if flag else words.say("No"),)
        case int(value) | float(value):
            return (words.number(value),)
        case Moment() as moment:
            return (stamp(incident.local(moment), words=words).text,)
        case date() as on:
            return (words.day(on),)
        case tuple(several):
            return tuple(dict.fromkeys(several))
        case text:
            return (text,)
