"""Action items as people write them: lists, tasks, tables, headings, lines and sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import chain, islice

from ...model.document import Block, Document, Section
from ...model.narrative import FoundAction
from ...sections import roles_of
from ..facts.prose_times import mentions
from .announced import promised_by
from .label import own_label
from .listed import HEADINGS, Listed
from .phrases import asks, is_commitment, is_plan
from .written import Written

_CARRIED_OUT = frozenset(("resolution", "conclusion"))
_LOOKED_BACK = frozenset(("lessons", "went_well", "went_wrong", "lucky"))
"""Roles of parts in which a promise is a wish."""
_ANY_DAY = date(2000, 1, 1)
MAX_ACTIONS = 1000


def read_action_items(
    document: Document, sections: Sequence[Section], near: date | None = None
) -> tuple[FoundAction, ...]:
    """Return the action items of a report in order, `MAX_ACTIONS` at most; never raises.

    `sections` are those of `read_outline`, `near` is the report's day if it is known. In a section for
    actions all that is listed counts, elsewhere what says that it is one. In the resolution and the
    conclusion also orders do, and sentences about what is being done; what a sentence promises does below
    one that announces a list of it, and where a report has no parts at all. Where no section is for them
    boxes in one without a name count too. Where actions are the second thing that a heading names, what is
    listed counts that asks for something.
    """
    written, first = (
        Written(document, near, sections),
        sections[0].start if sections else len(document.source.text),
    )
    above = tuple(block for block in document.blocks if block.start < first)
    sections = [Section("", "", 1, document.body_start, first, above, filled=True), *sections]
    of_their_own = [section for section in sections if section.role == "actions"]
    listed = Listed(written, of_their_own)
    parts = (_actions(written, listed, section, boxes=not of_their_own) for section in sections)
    found: Iterator[FoundAction] = chain.from_iterable(parts)
    if not any(section.role for section in sections):
        prose = (block for block in document.blocks if block.kind == "paragraph" and block.level == 0)
        promised = chain.from_iterable(written.sentences(block, _is_promised) for block in prose)
        by_start = {action.start: action for action in chain(promised, found)}
        found = (by_start[start] for start in sorted(by_start))
    return tuple(islice(found, MAX_ACTIONS))


def _is_promised(text: str) -> bool:
    """Tell whether a sentence of a report that has no parts is a measure; one with a time announces work."""
    return is_commitment(text) and not mentions(text, _ANY_DAY)


def _elsewhere(written: Written, section: Section, *, boxes: bool) -> Iterator[FoundAction]:
    """Yield the actions of a section that is not for them, each of which says what it is; `boxes` may."""
    named = f"{section.title}: " if section.level > HEADINGS else ""
    tells_past = section.role == "timeline"
    counts = None if tells_past else promised_by(named)
    is_said = is_plan if section.role in _CARRIED_OUT else None
    for block in section.blocks:
        if block.kind == "paragraph" and not tells_past:
            counts = promised_by(written.raw(block))
        label, whole = _labelled(written, section, block, named)
        if label:
            yield from written.labelled(whole, label)
        elif block.kind == "item" and _counts(block, counts or is_said, boxes=boxes):
            yield written.read(block.text, block.start, block.end, checked=block.checked)
        elif block.kind == "paragraph" and is_said:
            yield from written.plans(block)
        elif block.kind == "paragraph" and section.role not in _LOOKED_BACK:
            yield from written.resolves(block)


def _labelled(written: Written, section: Section, block: Block, named: str) -> tuple[str, Block]:
    """Return what says of a block that it is an action, and all of it: its title may, on the same line."""
    if own_label(named) and "\n" not in written.text[section.start : block.start]:
        return named, block._replace(start=section.start, text=named + block.text)
    return written.label(block) if block.kind in ("item", "paragraph") else "", block


def _counts(block: Block, is_promised: Callable[[str], bool] | None, *, boxes: bool) -> bool:
    """Tell whether an item was promised above or is a plan, or has a box where one is a TODO."""
    is_task = boxes and block.checked is not None and not block.text.endswith("?")
    return is_task or (is_promised is not None and is_promised(block.text))


def _actions(written: Written, listed: Listed, section: Section, *, boxes: bool) -> Iterator[FoundAction]:
    """Return the actions of a section; of one that names them second those that ask, behind a name too."""
    if section.role == "actions":
        return listed.section(section)
    if "actions" in roles_of(section.title)[1:]:
        titled = ((found, found.item.title) for found in listed.section(section))
        return (found for found, title in titled if asks(title) or asks(title.partition(": ")[2]))
    return _elsewhere(written, section, boxes=boxes and not section.role)
