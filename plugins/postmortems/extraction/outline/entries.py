"""Which sections of a timeline are entries of it, and no parts of the report."""

from __future__ import annotations

from ...model.document import Section
from .times import is_day, is_timed
from .titles import LABEL


def is_entry(section: Section, following: Section | None) -> bool:
    """Tell whether a section of a timeline is one entry of it: its title has a clock, or a day of its own."""
    if section.role != "timeline":
        return False
    if is_timed(section.title):
        return True
    if section.level >= LABEL or not is_day(section.title):
        return False
    has_date = following is not None and ("-" in following.title[:12] or "/" in following.title[:12])
    divided = following is not None and is_timed(following.title) and not has_date
    inside = (block.kind == "item" or is_timed(block.text, weak=True) for block in section.blocks)
    return not divided and not any(inside)
