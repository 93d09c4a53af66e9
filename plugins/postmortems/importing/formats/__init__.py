"""Reports of other tools and habits, as drafts of incident files: one module, one format.

A module of this package with `claim(document)` is a format that can be imported. The function says how sure
it is that a file is its own, and `read(document, destination)` of the surest module is used. `SAYS` tells
people what it is, `ENDINGS` are those of the files in which it comes; `SEVERAL`, where it is true, says that
one of them may hold many incidents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from functools import cache
from typing import Any

from ...discovery import modules_of
from ...model.document import Document
from ..drafting.draft import Destination, Draft


class Claim(IntEnum):
    """How sure a format is that a file is its own."""

    NOT_MINE = 0
    ANY_TEXT = 1
    HAS_MY_MARKS = 2
    IS_AN_INCIDENT_FILE = 3


@cache
def formats() -> Mapping[str, Any]:
    """Return the modules that are formats, by name."""
    return {name: module for name, module in modules_of(__name__).items() if hasattr(module, "claim")}


def in_words() -> tuple[str, ...]:
    """Return what a file may be, as people call it."""
    return tuple(module.SAYS for module in formats().values())


def endings() -> frozenset[str]:
    """Return the endings of files that may be reports, each in lower case with its dot."""
    return frozenset(ending for module in formats().values() for ending in module.ENDINGS)


def may_hold_several(ending: str) -> bool:
    """Tell whether a file with this ending may hold many incidents."""
    return any(ending in module.ENDINGS for module in formats().values() if getattr(module, "SEVERAL", False))


def format_of(document: Document) -> str:
    """Return the name of the format that a file is in, empty where it is in none."""
    claims = {name: module.claim(document) for name, module in formats().items()}
    surest = max(claims, key=lambda name: claims[name])
    return surest if claims[surest] > Claim.NOT_MINE else ""


def read_drafts(document: Document, destination: Destination) -> Sequence[Draft]:
    """Return the incidents that a file tells of, none where its format is not known; never raises."""
    name = format_of(document)
    drafts: Sequence[Draft] = formats()[name].read(document, destination) if name else ()
    return drafts


def markdown_table(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table, of which the first row is its head."""
    found = list(rows)
    width = max(map(len, found), default=0)
    yield ""
    for at, row in enumerate(found):
        cells = [" ".join(cell.split()).replace("|", "\\|") for cell in row]
        yield f"| {' | '.join([*cells, *[''] * (width - len(cells))])} |"
        if at == 0:
            yield f"|{' --- |' * width}"
    yield ""
