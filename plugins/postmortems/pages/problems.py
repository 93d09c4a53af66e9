"""In a preview: what is wrong, on the page itself. Nothing of this is on a site that is published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ..model.diagnostic import Diagnostic, Level
from ..rendering.report import Heading
from ..wording.messages import printable
from ..wording.numbers import count, listing
from .base.page import Fragment
from .base.template import render

TITLE = "Problems"
NOUNS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}
MOST = 200
"""How many problems of each kind stand on a page; `postmortems check` lists all."""
WIDEST = 160
SETTING = "invalid-setting"


class Line(NamedTuple):
    """A line of a file: what stands before the place, there, and after it."""

    number: int
    before: str
    place: str
    after: str


class Shown(NamedTuple):
    """A problem as a page shows it; in sentences, every second part is code."""

    level: str
    where: str
    code: str
    said: Sequence[str]
    helps: Sequence[Sequence[str]]
    line: Line | None


class File(NamedTuple):
    """The problems of one file, those that matter apart from the notes, and where its page is."""

    path: str
    anchor: str
    size: str
    href: str
    problems: Sequence[Shown]
    notes: Sequence[Shown]
    left_out: int
    is_settings: bool


def matters(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether there is more than notes."""
    return any(each.level is not Level.INFO for each in diagnostics)


def size(diagnostics: Iterable[Diagnostic]) -> str:
    """Return how many problems there are, by level: `1 error and 2 notes`."""
    levels = Counter[Level]()
    for each in diagnostics:
        levels[each.level] += each.number
    return listing([count(levels[level], noun) for level, noun in NOUNS.items() if levels[level]])


def box(path: str, diagnostics: Sequence[Diagnostic], overview: str, *, is_published: bool) -> str:
    """Write the problems of a report for the top of its page; open where there is an error."""
    return render(
        "problem_box.html",
        file=_file(path, diagnostics, ""),
        overview=overview,
        is_published=is_published,
        is_open=not is_published or any(each.level is Level.ERROR for each in diagnostics),
    )


def sizes(diagnostics: Iterable[Diagnostic]) -> tuple[str, str]:
    """Return how many problems there are besides notes, and in how many files."""
    told = [each for each in diagnostics if each.level is not Level.INFO]
    return size(told), count(len({each.place.path for each in told}), "file")


def notice(sizes: tuple[str, str], overview: str) -> str:
    """Write how many problems the site has, for the top of a page that shows no report."""
    return render("problem_notice.html", size=sizes[0], files=sizes[1], overview=overview)


def overview(by_path: Mapping[str, Sequence[Diagnostic]], hrefs: Mapping[str, str]) -> Fragment:
    """Write all problems, file by file; `hrefs` lead to the pages of reports."""
    files = [
        _file(path, found, hrefs.get(path, ""), f"pm-file-{number}")
        for number, (path, found) in enumerate(by_path.items(), 1)
        if matters(found)
    ]
    files.sort(key=lambda file: not file.is_settings)  # others may follow from what they say
    told = [each for found in by_path.values() for each in found]
    html = render("problem_list.html", title=TITLE, files=files, size=size(told))
    return Fragment(html, tuple(Heading(2, printable(file.path), file.anchor) for file in files))


def _file(path: str, diagnostics: Sequence[Diagnostic], href: str, anchor: str = "") -> File:
    told = [each for each in diagnostics if each.level is not Level.INFO]
    notes = [each for each in diagnostics if each.level is Level.INFO]
    left_out = len(told[MOST:]) + len(notes[MOST:])
    first, others = (list(map(_shown, each[:MOST])) for each in (told, notes))
    is_settings = any(each.code == SETTING for each in diagnostics)
    return File(printable(path), anchor, size(diagnostics), href, first, others, left_out, is_settings)


def _shown(diagnostic: Diagnostic) -> Shown:
    place = diagnostic.place
    return Shown(
        str(diagnostic.level),
        f"{printable(place.path)}:{place.line}:{place.column}",
        diagnostic.code,
        _in_code(diagnostic.message),
        tuple(map(_in_code, diagnostic.help.splitlines())),
        _line(diagnostic),
    )


def _in_code(text: str) -> tuple[str, ...]:
    """Split a message at its backticks: every second part is code; one that has an odd one is all words."""
    parts = tuple(printable(text).split("`"))
    return parts if len(parts) % 2 else (printable(text),)


def _line(diagnostic: Diagnostic) -> Line | None:
    """Return the line that a problem is about, a long one around the place."""
    place, line = diagnostic.place, diagnostic.source_line
    if not line.strip():
        return None
    at = place.column - 1
    first = max(0, at - WIDEST // 2)
    end = min(place.end_column - 1, first + WIDEST)
    parts = (line[first:at], line[at:end], line[max(at, end) : first + WIDEST])
    return Line(place.line, *map(printable, parts))
