"""A body as the parser walks through it, for fixes that have to know what stands in what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ..reading.markdown import characters, events

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.document import Document


class Step(NamedTuple):
    """An element that opens or ends, with offsets into the document; `depth` counts what is around it."""

    opens: bool
    name: str
    start: int
    end: int
    depth: int
    content: Any


def steps(document: Document) -> Iterator[Step]:
    """Yield each opening and end of the body, in order."""
    offset, depth = characters(document.body, document.body_start), 0
    for event, where in events(document.body):
        kind, content = next(iter(event.items())) if isinstance(event, dict) else ("", "")
        if kind not in ("Start", "End"):
            continue
        name = content if isinstance(content, str) else next(iter(content))
        depth -= kind == "End"
        yield Step(kind == "Start", name, offset(where["start"]), offset(where["end"]), depth, content)
        depth += kind == "Start"
