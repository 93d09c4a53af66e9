"""The columns of a table of actions: by their heads, those that nobody knows by what stands in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model.document import Block
from .due import read_due
from .fields import column_of, is_placeholder, state_of
from .tail import NUMBER

_LOOKED_AT = 50


def columns(blocks: Sequence[Block], head: int) -> dict[int, str]:
    """Return the field that each column of a table holds; `head` is the index of its heads."""
    heads = [column_of(cell.text) for cell in blocks[head].cells]
    rows = list(_rows(blocks, head))
    fields: dict[str, int] = {}
    for at, field in enumerate(heads):
        field = field or _field_by_content([row.cells[at].text for row in rows if at < len(row.cells)])
        fields.setdefault(field, at)
    if "text" not in fields and "" in fields:
        fields["text"] = fields[""]
    return {at: field for field, at in fields.items() if field}


def _rows(blocks: Sequence[Block], head: int) -> Iterator[Block]:
    for block in blocks[head + 1 : head + 1 + _LOOKED_AT]:
        if block.kind != "row":
            return
        yield block


def _field_by_content(cells: Sequence[str]) -> str:
    """Return what a column holds in which all that is said is of one kind: days, states, or tickets."""
    said = [cell.strip() for cell in cells if not is_placeholder(cell)]
    for field, is_one in (("due", _is_day), ("status", state_of), ("ticket", NUMBER.fullmatch)):
        if said and all(map(is_one, said)):
            return field
    return ""


def _is_day(text: str) -> bool:
    return text[:1].isdigit() and read_due(text).day is not None
