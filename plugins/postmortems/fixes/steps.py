"""A body as the parser walks through it, for fixes that have to know what stands in what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from ..model.document import Document
from ..reading.events import characters, events


class Step(NamedTuple):
    """An element that opens or ends, with offsets into the document; `depth` counts what is around it."""

    opens: bool
    name: str
    start: int
    end: int
    depth: int
    data: Any


def steps(document: Document) -> Iterator[Step]:
    """Yield each opening and end of the body, in order."""
    offset, depth = characters(document.body, document.body_start), 0
    for kind, name, data, (start, end) in events(document.body):
        if kind in ("Start", "End"):
            depth -= kind == "End"
            yield Step(kind == "Start", name, offset(start), offset(end), depth, data)
            depth += kind == "Start"
