"""What two checks find of one mistake is told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model.diagnostic import Level, Problem

LEVELS = (Level.OFF, Level.INFO, Level.WARNING, Level.ERROR)
Told = tuple[Problem, Level]


def said_once(found: Iterable[Told]) -> Iterator[Told]:
    """Yield problems but for fields that are missing where it is told, no milder, what stands there instead.

    `severty` is a name that nobody knows, and for that `severity` is missing: both are mended at one place.
    """
    told = tuple(found)
    instead: dict[str, int] = {}
    for problem, level in told:
        if problem.meant:
            instead[problem.meant] = max(LEVELS.index(level), instead.get(problem.meant, 0))
    for problem, level in told:
        is_missing = problem.code == "missing-field" and problem.lacks in instead
        if not (is_missing and LEVELS.index(level) <= instead[problem.lacks]):
            yield problem, level
