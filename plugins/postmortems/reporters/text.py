"""For people: where, what is wrong, the line itself, and what would be right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ..model.diagnostic import Diagnostic, Level

_COLOURS = {Level.ERROR: "\x1b[1;31m", Level.WARNING: "\x1b[1;33m", Level.INFO: "\x1b[1;36m"}
_RESET = "\x1b[0m"
_NOT_PRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]")
MAX_LINE = 160


def write(diagnostics: Sequence[Diagnostic], colour: bool) -> str:
    """Return all diagnostics as text, then a line that counts them; empty when there are none."""
    if not diagnostics:
        return ""
    parts = [describe(diagnostic, colour) for diagnostic in diagnostics]
    return "\n\n".join([*parts, count(diagnostics)]) + "\n"


def describe(diagnostic: Diagnostic, colour: bool = False) -> str:
    """Return one diagnostic as a few lines, without a last line end."""
    place = diagnostic.place
    level = f"{diagnostic.level}[{diagnostic.code}]"
    if colour:
        level = f"{_COLOURS[diagnostic.level]}{level}{_RESET}"
    head = f"{place.path}:{place.line}:{place.column}: {level}: {diagnostic.message}"
    label, _, rest = diagnostic.help.partition("\n")
    lines = [_printable(head), *_quoted(diagnostic, label if rest else "")]
    for note in (rest or label).splitlines():
        lines.append(_printable(f"{' ' * len(str(place.line))} = help: {note}"))
    return "\n".join(lines)


def count(diagnostics: Sequence[Diagnostic]) -> str:
    """Return how many problems there are of each level, and in how many files."""
    levels = Counter(diagnostic.level for diagnostic in diagnostics)
    named = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}
    parts = [_plural(levels[level], noun) for level, noun in named.items() if levels[level]]
    files = len({diagnostic.place.path for diagnostic in diagnostics})
    return f"{', '.join(parts)} in {_plural(files, 'file')}"


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


def _quoted(diagnostic: Diagnostic, label: str) -> list[str]:
    """Return the offending line with carets under the place; a long line is cut around it."""
    if not diagnostic.source_line.strip():
        return []
    start, end = diagnostic.place.column - 1, diagnostic.place.end_column - 1
    shift = max(0, start - MAX_LINE // 2)
    line = diagnostic.source_line.expandtabs(1)[shift : shift + MAX_LINE]
    width = max(1, min(end - shift, len(line)) - (start - shift))
    number = str(diagnostic.place.line)
    gutter = " " * len(number)
    carets = f"{gutter} | {' ' * (start - shift)}{'^' * width} {label}".rstrip()
    return [f"{gutter} |", _printable(f"{number} | {line}").rstrip(), _printable(carets)]


def _printable(text: str) -> str:
    """Show what a terminal would obey or hide, except our own colours."""
    parts = re.split(r"(\x1b\[[0-9;]*m(?=(?:error|warning|info)\[)|(?<=\])\x1b\[0m)", text)
    return "".join(
        part if index % 2 else _NOT_PRINTABLE.sub("\N{REPLACEMENT CHARACTER}", part)
        for index, part in enumerate(parts)
    )
