"""Of what one file does wrong very often, the first cases and how many more there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
    kept: list[Diagnostic] = []
    seen: dict[tuple[str, str], list[int]] = {}
    for diagnostic in found:
        places = seen.setdefault((diagnostic.place.path, diagnostic.code), [])
        if len(places) <= MOST:
            places.append(len(kept))
            kept.append(diagnostic)
        else:
            kept[places[-1]] = _joined(kept[places[-1]], diagnostic)
    lasts = {places[-1] for places in seen.values() if len(places) > MOST}
    return (_said(each) if at in lasts else each for at, each in enumerate(kept))


def _joined(one: Diagnostic, other: Diagnostic) -> Diagnostic:
    level = min(one.level, other.level, key=_WORST.index)
    return replace(one, level=level, number=one.number + other.number)


def _said(last: Diagnostic) -> Diagnostic:
    """Return the diagnostic that stands for others; a single one says itself what is wrong."""
    if last.number == 1:
        return last
    return replace(last, message=f"and {last.number:,} more `{last.code}` from here on", help=HELP)


def while_few(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems of one file; of very many that are dear to find, the last says so."""
    for number, problem in enumerate(problems, 1):
        if number > ENOUGH:
            message = f"{ENOUGH:,} of these stand above; from here on none is looked for"
            yield problem._replace(message=message, help="", level=None)
            return
        yield problem
