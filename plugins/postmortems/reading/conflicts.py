"""The marks that Git leaves where a merge was not finished."""

from __future__ import annotations

from collections.abc import Iterator

from ..patterns import deferred, shape

_MARK = deferred(r"(?m)^(?:<{7}|>{7})(?:[ \t][^\n]*)?$|^(?:={7}|\|{7}(?:[ \t][^\n]*)?)$")
UNFINISHED = "a merge that was not finished"
HELP = "keep what is right of the two sides, and remove the lines with the marks"


def conflicts(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield where the first mark of each conflict starts and ends, and where the last one starts.

    A row of `=` alone underlines a heading, one of `<` or `>` alone is what is left of a conflict.
    """
    if not any(mark in shape(text) for mark in ("<<<<<<<", ">>>>>>>")):
        return
    first: tuple[int, int] | None = None
    for mark in _MARK.finditer(text):
        sign = mark[0][0]
        if sign == "<":
            if first:
                yield (*first, first[0])
            first = mark.span()
        elif sign == ">":
            yield (*(first or mark.span()), mark.start())
            first = None
    if first:
        yield (*first, first[0])


def without_other_side(text: str) -> str:
    """Return a text with blanks for the marks and the second side of each conflict."""
    if "<<<<<<<" not in text:
        return text
    kept, drop = [], False
    for line in text.split("\n"):
        mark = _MARK.fullmatch(line)
        drop = (drop or line[:1] in "=|") and line[:1] != ">" if mark else drop
        kept.append(" " * len(line) if mark or drop else line)
    return "\n".join(kept)
