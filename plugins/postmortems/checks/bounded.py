"""Of what one file does wrong very often, the first cases and how many more there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..model.diagnostic import Diagnostic, Level, Problem

MOST = 100
"""How many problems of one code are told of one file."""
ENOUGH = 5000
_WORST = (Level.ERROR, Level.WARNING, Level.INFO)
HELP = f"of each kind, the first {MOST} of a file are told; mend these, and the next are"


def bounded(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics in their order, of each code in each file the first `MOST`.

    One more stands for all others of them: where the next one is, and as bad as the worst.
    """
    found = tuple(diagnostics)
    if len(found) <= MOST:
        return found
    return tuple(_told(found))


def _told(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    told: list[list[Diagnostic]] = []
    seen = Counter[tuple[str, str]]()
    last: dict[tuple[str, str], list[Diagnostic]] = {}
    for diagnostic in found:
        kind = diagnostic.place.path, diagnostic.code
        seen[kind] += 1
        if seen[kind] > MOST + 1:
            last[kind].append(diagnostic)
        else:
            last[kind] = [diagnostic]
            told.append(last[kind])
    return map(_said, told)


def _said(those: Sequence[Diagnostic]) -> Diagnostic:
    """Return the diagnostic that stands for several; a single one says itself what is wrong."""
    first, number = those[0], sum(each.number for each in those)
    if number == 1:
        return first
    level = min((each.level for each in those), key=_WORST.index)
    message = f"and {number:,} more `{first.code}` from here on"
    return replace(first, level=level, number=number, message=message, help=HELP)


def while_few(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems of one file; of very many that are dear to find, the last says so."""
    for number, problem in enumerate(problems, 1):
        if number > ENOUGH:
            message = f"{ENOUGH:,} of these stand above; from here on none is looked for"
            yield problem._replace(message=message, help="", level=None)
            return
        yield problem
