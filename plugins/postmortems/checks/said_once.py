"""What two checks find of one mistake is told once."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from ..model.diagnostic import Diagnostic, Level, Problem

LEVELS = (Level.OFF, Level.INFO, Level.WARNING, Level.ERROR)
UNKNOWN, MISSING = "unknown-field", "missing-field"
Told = tuple[Problem, Level]


def said_once(found: Iterable[Told]) -> Iterator[Told]:
    """Yield problems but for fields that are missing where it is told, no milder, what stands there instead.

    `severty` is a name that nobody knows, and for that `severity` is missing: both are mended at one place.
    What is told says what it `lacks`.
    """
    told = tuple(found)
    instead: dict[str, int] = {}
    for problem, level in told:
        if problem.meant:
            instead[problem.meant] = max(LEVELS.index(level), instead.get(problem.meant, 0))
    if not instead:
        return iter(told)
    dropped = {
        problem.lacks
        for problem, level in told
        if problem.code == MISSING and LEVELS.index(level) <= instead.get(problem.lacks, -1)
    }
    left = (each for each in told if each[0].code != MISSING or each[0].lacks not in dropped)
    return ((_lacking(problem, dropped), level) for problem, level in left)


def either_of(diagnostic: Diagnostic, codes: Container[str]) -> Iterator[Diagnostic]:
    """Yield a problem if its check was asked for, or as the problem of another in whose place it is told."""
    if diagnostic.code in codes:
        yield diagnostic
    elif diagnostic.code == UNKNOWN and diagnostic.lacks and MISSING in codes:
        message = f"`{diagnostic.lacks}` is missing, and {diagnostic.message}"
        yield replace(diagnostic, code=MISSING, message=message)


def _lacking(problem: Problem, dropped: Container[str]) -> Problem:
    return problem._replace(lacks=problem.meant) if problem.meant in dropped else problem
