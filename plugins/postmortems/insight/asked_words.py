"""What a filter may be asked for: the words of a vocabulary, or the values that there are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..model.details import DETECTION_SOURCES
from ..model.incident import KINDS, STATUSES, Incident
from ..model.vocabulary import Word, find_loosely, find_word, words
from ..settings import Settings
from ..wording.messages import did_you_mean
from .facets import slug
from .selection import FILTERS, Filter

BY_NAME = {each.name: each for each in FILTERS}
MOST_SHOWN = 20


class UnknownWord(ValueError):  # noqa: N818 (it is what was asked for that is wrong, not the program)
    """A word that nothing can have; the message says which there are."""


def vocabulary(name: str, settings: Settings) -> tuple[Word, ...]:
    """Return the words that a filter can have, none where any will do."""
    fixed = {"status": STATUSES, "kind": KINDS, "detection": DETECTION_SOURCES}
    own = {"severity": settings.severities, "trigger": settings.triggers, "service": settings.services}
    return own.get(name) or words(*fixed.get(name, ()))


def spelled(name: str, asked: Sequence[str], settings: Settings, incidents: Sequence[Incident]) -> list[str]:
    """Return what was asked for in the site's spelling. Raises UnknownWord."""
    known = vocabulary(name, settings)
    if name == "year":
        return [_year(word, incidents) for word in asked]
    there = set(map(slug, values(BY_NAME[name], incidents)))
    return [_spelled(name, word, known, there) if known else word for word in asked]


def _spelled(name: str, word: str, known: Sequence[Word], there: Iterable[str]) -> str:
    names = [each.name for each in known]
    by_slug = {slug(each): each for each in names}
    found = find_word(word, tuple(known)) or by_slug.get(slug(word), "") or find_loosely(word, known)
    if found or slug(word) in there:
        return found or word
    proposal = did_you_mean(word, names)
    said = f"there is no {name} `{word}`; one of {', '.join(names)}"
    raise UnknownWord(f"{said}; {proposal}" if proposal else said)


def _year(word: str, incidents: Sequence[Incident]) -> str:
    if re.fullmatch(r"\d{4}", word.strip(), re.ASCII):
        return word.strip()
    there = ", ".join(values(BY_NAME["year"], incidents)[:MOST_SHOWN])
    raise UnknownWord(f"`{word}` is no year; " + (f"there are {there}" if there else "write four digits"))


def values(asked: Filter, incidents: Iterable[Incident]) -> list[str]:
    """Return the values that incidents have, sorted."""
    return sorted({value for incident in incidents for value in asked.of(incident)})
