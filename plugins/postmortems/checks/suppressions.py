"""Suppressions in place: `<!-- postmortems: allow CODE because ... -->`, or after `#` in the front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..model.document import Document
from ..patterns import deferred

_WORDS = r"postmortems:\s*allow\s+(?P<codes>[\w-]+(?:\s*,\s*[\w-]+){0,30})"
_IN_COMMENT = deferred(r"<!--\s*" + _WORDS, re.IGNORECASE)
_IN_FRONT_MATTER = deferred(r"#[ \t]*" + _WORDS, re.IGNORECASE)
_BECAUSE = deferred(r"\s*because\s+\w", re.IGNORECASE)


OF_THE_WHOLE = frozenset({"missing-section", "missing-field"})
"""What is about a report as a whole: an excuse above its first heading counts wherever it is told."""


class Suppression(NamedTuple):
    """One code that is allowed on the line of the comment and on the one below it.

    One for the `whole` report is so on every line.
    """

    code: str
    line: int
    start: int
    end: int
    has_reason: bool
    whole: bool = False

    @property
    def places(self) -> tuple[tuple[str, int], ...]:
        """The code on each line where it is suppressed, line 0 for all; without a reason, nowhere."""
        if self.whole and self.has_reason:
            return ((self.code, 0),)
        return ((self.code, self.line), (self.code, self.line + 1)) if self.has_reason else ()


def suppressions_of(document: Document) -> tuple[Suppression, ...]:
    """Return the suppressions of a document; comments in code are none."""
    if "postmortems:" not in document.source.text.lower():
        return ()
    return tuple(_suppressions(document))


def _suppressions(document: Document) -> Iterator[Suppression]:
    source = document.source
    for match in _IN_FRONT_MATTER.finditer(source.text, 0, document.body_start):
        end = source.text.find("\n", match.start())
        yield from _read(document, match, match.start(), end)
    for markup in document.markup:
        for match in _IN_COMMENT.finditer(markup.text):
            end = markup.text.find("-->", match.start())
            last = markup.start + (end if end >= 0 else match.end())
            yield from _read(document, match, markup.start + match.start(), last)


def _read(document: Document, match: re.Match[str], start: int, last: int) -> Iterator[Suppression]:
    line = document.source.line_at(last)
    at_the_top = all(start < section.start for section in document.sections[:1])
    has_reason = bool(_BECAUSE.match(match.string, match.end()))
    for code in match["codes"].split(","):
        name = code.strip().lower()
        yield Suppression(name, line, start, last, has_reason, at_the_top and name in OF_THE_WHOLE)
