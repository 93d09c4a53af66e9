"""For people: where, what is wrong, the line itself, and what would be right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..model.diagnostic import Diagnostic, Level
from ..model.review import NO_REVIEW, Review
from ..wording.columns import width
from ..wording.messages import printable

_COLOURS = {Level.ERROR: "\x1b[1;31m", Level.WARNING: "\x1b[1;33m", Level.INFO: "\x1b[1;36m"}
_RESET = "\x1b[0m"
FOR_PEOPLE = True
MAX_LINE = 160


def write(diagnostics: Sequence[Diagnostic], colour: bool, _: Review = NO_REVIEW) -> str:
    """Return all diagnostics as text, then a line that counts them; empty when there are none."""
    if not diagnostics:
        return ""
    parts = [describe(diagnostic, colour) for diagnostic in diagnostics]
    return "".join(map(_apart, parts, [*parts[1:], "\n"])) + f"{count(diagnostics)}\n"


def _apart(part: str, after: str) -> str:
    """Return a part with what stands between it and the next: a blank line, unless both are one line."""
    return f"{part}\n" if "\n" not in part + after else f"{part}\n\n"


def describe(diagnostic: Diagnostic, colour: bool = False) -> str:
    """Return one diagnostic as a few lines, without a last line end."""
    place, said = diagnostic.place, printable(diagnostic.message)
    level = kind(diagnostic)
    if colour:
        level = f"{_COLOURS[diagnostic.level]}{level}{_RESET}"
    label, _, rest = diagnostic.help.partition("\n")
    return "\n".join(
        (
            f"{printable(place.path)}:{place.line}:{place.column}: {level}: {said}",
            *_quoted(diagnostic, label if rest else ""),
            *(f"{_gutter(diagnostic)} = help: {printable(note)}" for note in (rest or label).splitlines()),
        )
    )


def kind(diagnostic: Diagnostic) -> str:
    """Return the level of a problem, with its check where it is of one."""
    return f"{diagnostic.level}[{diagnostic.code}]" if diagnostic.code else str(diagnostic.level)


def count(diagnostics: Sequence[Diagnostic]) -> str:
    """Return how many problems there are of each level, and in how many files."""
    levels = Counter[Level]()
    for diagnostic in diagnostics:
        levels[diagnostic.level] += diagnostic.number
    named = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}
    parts = [_plural(levels[level], noun) for level, noun in named.items() if levels[level]]
    files = len({diagnostic.place.path for diagnostic in diagnostics})
    return f"{', '.join(parts)} in {_plural(files, 'file')}"


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


def _gutter(diagnostic: Diagnostic) -> str:
    return " " * len(str(diagnostic.place.line))


def _quoted(diagnostic: Diagnostic, label: str) -> list[str]:
    """Return the offending line with carets under the place; a long line is cut around it."""
    if not diagnostic.source_line.strip():
        return []
    place, line, gutter = diagnostic.place, diagnostic.source_line, _gutter(diagnostic)
    first = max(0, place.column - 1 - MAX_LINE // 2)
    before = width(line[first : place.column - 1])
    wide = width(line[place.column - 1 : min(place.end_column - 1, first + MAX_LINE)])
    carets = f"{gutter} | {' ' * before}{'^' * max(1, wide)} {printable(label)}".rstrip()
    shown = printable(line[first : first + MAX_LINE])
    return [f"{gutter} |", f"{place.line} | {shown}".rstrip(), carets]
