"""The words that options take: which there are, and what a shell proposes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from ..checks.check import all_checks
from ..model.vocabulary import Word, find_loosely, find_word, names_of
from ..patterns import deferred
from ..reporters import formats
from ..site.project import Project, find_project
from ..wording.messages import did_you_mean, one_of
from .options import CannotDo, no_check

_PLAIN = deferred(r"[\w .,:/@+=-]+")
"""What may stand in a shell's line without quotes, blanks apart, which each shell has its own way with."""
Completer = Callable[[click.Context, click.Parameter, str], list[str]]


def completes(words: Callable[[Project], Iterable[str]]) -> Completer:
    """Make what a shell asks for the words of an option; `words` gets the project of the working folder."""

    def complete(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
        before, comma, last = begun.rpartition(",")
        known = words(find_project(Path.cwd(), None, ()))
        meant = (word for word in known if word.lower().startswith(last.lower()))
        return [f"{before}{comma}{word}" for word in meant if _PLAIN.fullmatch(word)]

    return complete


CODES = completes(lambda _: all_checks())
TEMPLATES = completes(lambda project: project.templates())


def format_targets(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> Any:
    """Return each format with the file that it goes to, None for standard output."""
    parts = [value.partition("=") for value in given]
    for name, _equals, _file in parts:
        if name not in formats():
            known = did_you_mean(name, formats()) or one_of(formats())
            raise click.BadParameter(f"there is no format `{name}`; {known}")
    return tuple((name, Path(file) if file else None) for name, _equals, file in parts)


def check_codes(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> Any:
    """Return the checks that were named, also with commas between."""
    codes = frozenset(code.strip().lower() for value in given for code in value.split(",") if code.strip())
    for code in sorted(codes - all_checks().keys()):
        raise click.BadParameter(no_check(code))
    return codes


def site_word(what: str, said: str | None, known: Sequence[Word]) -> str | None:
    """Return a word in the site's spelling, or as it is where any will do. Raises CannotDo."""
    found = find_word(said, tuple(known)) or find_loosely(said, known) if said and known else said
    if said is None or found:
        return found
    names = names_of(known)
    wrong = f"there is no {what} `{said}`; {one_of(names)}"
    allowed = (
        f"`aliases` in mkdocs.yml adds other ways to write one, as in {{name: {names[0]}, aliases: [...]}}"
    )
    raise CannotDo("; ".join((wrong, did_you_mean(said, names) or allowed)))
