"""Suppressions in place: `<!-- postmortems: allow CODE because ... -->`, or after `#` in the front matter."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from operator import itemgetter

from ..frozen import Frozen
from ..model.document import Document
from ..patterns import deferred, likely

_WORDS = r"(?P<name>postmortems?):\s*(?P<verb>[a-z]{2,12})\s+(?P<codes>[\w-]+(?:\s*,\s*[\w-]+){0,30})"
_SIGNS = ("postmortems:", "postmortem:")
_IN_COMMENT = deferred(r"<!--\s*" + _WORDS, re.IGNORECASE)
_IN_FRONT_MATTER = deferred(r"#[ \t]*" + _WORDS, re.IGNORECASE)
_BECAUSE = deferred(r"\s*because\s+\w", re.IGNORECASE)


_RIGHT = "postmortems", "allow"
_VERBS = frozenset(
    ("allow", "alow", "allows", "disable", "excuse", "except", "ignore", "noqa", "permit", "skip", "suppress")
)
"""What people write for an excuse."""
_NEXT = deferred(r"\n(?:[ \t]{0,9}\n){0,3}+")


OF_THE_WHOLE = frozenset({"missing-section", "missing-field"})
"""What is about a report as a whole: an excuse above its first heading counts wherever it is told, and one
in a section where that section's heading is named, for what is missing would stand there."""


class Suppression(Frozen):
    """One code that is allowed on the line of the comment, the next that is not blank, and `others`.

    One for the `whole` report is so on every line. One that is `misspelt` excuses nothing.
    """

    code: str
    line: int
    start: int
    end: int
    has_reason: bool
    whole: bool = False
    others: tuple[int, ...] = ()
    misspelt: bool = False

    @property
    def places(self) -> tuple[tuple[str, int], ...]:
        """The code on each line where it is suppressed, line 0 for all; without a reason, nowhere."""
        lines = (0,) if self.whole else (self.line, *self.others)
        return tuple((self.code, line) for line in lines) if self.has_reason and not self.misspelt else ()


def suppressions_of(document: Document) -> tuple[Suppression, ...]:
    """Return the suppressions of a document; comments in code are none."""
    if not likely(document.source.text, _SIGNS):
        return ()
    return tuple(_suppressions(document))


def _suppressions(document: Document) -> Iterator[Suppression]:
    source, above = document.source, list(_above(document))
    for match in _IN_FRONT_MATTER.finditer(source.text, 0, document.body_start):
        end = source.text.find("\n", match.start())
        yield from _read(document, match, match.start(), end, above)
    for markup in document.markup:
        for match in _IN_COMMENT.finditer(markup.text):
            end = markup.text.find("-->", match.start())
            last = markup.start + (end if end >= 0 else match.end())
            yield from _read(document, match, markup.start + match.start(), last, above)


def _above(document: Document) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield where each section starts, with the lines of its heading and of those that it is below."""
    levels: dict[int, int] = {}
    for section in document.sections:
        levels = {level: line for level, line in levels.items() if level < section.level}
        levels[section.level] = document.source.line_at(section.start)
        yield section.start, tuple(levels.values())


def _read(
    document: Document,
    match: re.Match[str],
    start: int,
    last: int,
    above: Sequence[tuple[int, tuple[int, ...]]],
) -> Iterator[Suppression]:
    said = match["name"].lower(), match["verb"].lower()
    if said[1] not in _VERBS:
        return
    line = document.source.line_at(last)
    below = document.source.line_at(_after_blank(document.source.text, last))
    index = bisect(above, start, key=itemgetter(0))
    has_reason = bool(_BECAUSE.match(match.string, match.end()))
    for code in match["codes"].split(","):
        name = code.strip().lower()
        of_the_whole = name in OF_THE_WHOLE
        others = (below, *(above[index - 1][1] if of_the_whole and index else ()))
        at_the_top = of_the_whole and not index and bool(above)
        yield Suppression(name, line, start, last, has_reason, at_the_top, others, said != _RIGHT)


def _after_blank(text: str, place: int) -> int:
    """Return where the next line starts that is not blank."""
    found = _NEXT.search(text, place)
    return found.end() if found else place
