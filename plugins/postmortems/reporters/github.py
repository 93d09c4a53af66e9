"""For GitHub Actions: commands that put problems beside the lines of a pull request.

GitHub shows ten errors, ten warnings and ten notices of a step. Those in files that the branch changed come
first; what is left out stands in the log.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..model.diagnostic import Diagnostic, Level
from ..model.review import NO_REVIEW, Review
from ..wording.messages import printable
from .text import count, kind

FOR_PEOPLE = True
MOST = 10
_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}


def write(diagnostics: Sequence[Diagnostic], _: bool = False, review: Review = NO_REVIEW) -> str:
    """Return a command for each problem that GitHub will show, then a line for each other."""
    changed = review.changed or frozenset()
    first = sorted(diagnostics, key=lambda diagnostic: diagnostic.place.path not in changed)
    seen = Counter[Level]()
    shown: list[Diagnostic] = []
    left_out: list[Diagnostic] = []
    for diagnostic in first:
        seen[diagnostic.level] += 1
        (shown if seen[diagnostic.level] <= MOST else left_out).append(diagnostic)
    lines = [*(_command(each, review) for each in shown), *map(_in_log, left_out)]
    if left_out:
        lines.append(
            f"{count(diagnostics)}. GitHub shows {MOST} of a kind beside the lines of a pull request; "
            f"the other {len(left_out)} are listed above."
        )
    return "".join(f"{line}\n" for line in lines)


def _command(diagnostic: Diagnostic, review: Review) -> str:
    place = diagnostic.place
    values = {
        "file": review.in_repository(place.path),
        "line": place.line,
        "col": place.column,
        "endColumn": place.end_column,
        "title": kind(diagnostic),
    }
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in values.items())
    return f"::{_COMMANDS[diagnostic.level]} {properties}::{_data(_said(diagnostic))}"


def _said(diagnostic: Diagnostic) -> str:
    lines = (diagnostic.message, *diagnostic.help.splitlines())
    return "\n".join(map(printable, lines))


def _in_log(diagnostic: Diagnostic) -> str:
    """Return a problem on one line in which the runner finds no command: none begins with `- `."""
    place = diagnostic.place
    where = f"{place.path}:{place.line}:{place.column}"
    line = printable(f"{where}: {kind(diagnostic)}: {diagnostic.message}")
    return f"- {line.replace('##[', '## [')}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(printable(text)).replace(":", "%3A").replace(",", "%2C")
