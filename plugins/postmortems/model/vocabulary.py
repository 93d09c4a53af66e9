"""The words that a site allows: each with other ways to write it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from ..frozen import Frozen
from .field_types import TEXT, declare, list_of, record


class Word(Frozen):
    """A word of one of the site's vocabularies, with other ways to write it, its owner and what it means."""

    name: str = declare(TEXT, "How it is written on the site.", required="always", default="")
    aliases: tuple[str, ...] = declare(list_of(TEXT), "Other ways to write it in a report.", default=())
    owner: str = declare(TEXT, "The team that answers for it.", default="")
    means: str = declare(
        TEXT,
        "What it means, in a sentence: for who starts a report, and for the page of severities.",
        default="",
    )


@lru_cache(maxsize=100)
def words(*names: str) -> tuple[Word, ...]:
    """Make a vocabulary of plain names."""
    return tuple(Word(name) for name in names)


def names_of(vocabulary: Iterable[Word]) -> list[str]:
    """Return how words are written on the site, in their order."""
    return [word.name for word in vocabulary]


def find_word(text: str, vocabulary: tuple[Word, ...]) -> str:
    """Return the word of a vocabulary that a text is, by its name or another way to write it; "" for none.

    Case does not matter, and a name comes before another word's other ways.
    """
    sought = text.strip().casefold()
    for word in vocabulary:
        if word.name.casefold() == sought:
            return word.name
    by_alias = (each.name for each in vocabulary if sought in map(str.casefold, each.aliases))
    return next(by_alias, "")


def find_loosely(text: str, vocabulary: Iterable[Word]) -> str:
    """Return the one word that has the letters and digits of a text, "" where none or several have them."""
    sought = _bare(text)
    alike = {word.name for word in vocabulary if sought in map(_bare, (word.name, *word.aliases))}
    return alike.pop() if sought and len(alike) == 1 else ""


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


VOCABULARY = list_of(record(Word, "name"))


SEVERITIES = (
    Word("SEV1", means="Most users cannot do what they came for, or data is lost."),
    Word("SEV2", means="Many users are hurt, or one important thing does not work at all."),
    Word("SEV3", means="Some users are hurt, and there is a way around it."),
    Word("SEV4", means="Hardly anybody noticed."),
    Word("SEV5", means="Nobody was hurt, and it is worth writing down."),
)
TRIGGERS = words(
    "deploy", "config-change", "traffic", "dependency", "capacity", "hardware", "expiry", "human-action",
    "security", "data", "maintenance", "drill", "unknown",
)  # fmt: skip
"""What a site has that names no words of its own."""
