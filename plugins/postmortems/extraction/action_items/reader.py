"""Action items as people write them: lists, tasks, tables, headings, lines and sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain, islice

from ...model.document import Document, Section
from ...model.narrative import FoundAction
from .listed import HEADINGS, Listed
from .phrases import own_label
from .written import Written

_CARRIED_OUT = frozenset(("resolution", "conclusion"))
MAX_ACTIONS = 1000


def read_action_items(
    document: Document, sections: Sequence[Section], near: date | None = None
) -> tuple[FoundAction, ...]:
    """Return the action items of a report in order, `MAX_ACTIONS` at most; never raises.

    `sections` are those of `read_outline`, `near` is the report's day if it is known. In a section for
    actions all that is listed counts, elsewhere what says that it is one. In the resolution and the
    conclusion also orders do, and sentences about what is being done.
    """
    written = Written(document, near)
    listed = Listed(written, [section for section in sections if section.role == "actions"])
    found = (
        listed.section(section) if section.role == "actions" else _elsewhere(written, section)
        for section in sections
    )
    return tuple(islice(chain.from_iterable(found), MAX_ACTIONS))


def _elsewhere(written: Written, section: Section) -> Iterator[FoundAction]:
    """Yield the actions of a section that is not for them, each of which says what it is."""
    named = f"{section.title}: "
    is_one = section.level > HEADINGS and bool(own_label(named))
    for block in section.blocks:
        if is_one and "\n" not in written.text[section.start : block.start]:
            whole = block._replace(start=section.start, text=named + block.text)
            yield from written.labelled(whole, named)
        elif block.kind in ("item", "paragraph") and (label := written.label(block)):
            yield from written.labelled(block, label)
        elif block.kind == "paragraph" and section.role in _CARRIED_OUT:
            yield from written.plans(block)
