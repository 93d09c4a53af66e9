"""Blocks that are nothing but labels with their values."""

from __future__ import annotations

from ...model.document import Block
from ...sections import role_of
from .times import is_timed
from .titles import RUN_IN

_LONGEST = 3


def is_about_report(block: Block) -> bool:
    """Tell whether a block is a label and a value that tell of the report itself, as in `- Author: ...`."""
    label, _, value = block.text.partition(":")
    is_label = block.kind == "item" and bool(value.strip()) and len(label.split()) <= _LONGEST
    return is_label and role_of(label) not in RUN_IN and not is_timed(block.text)


def is_labels(block: Block) -> bool:
    """Tell whether the lines of a block are labels with their values: `Duration: two hours`."""
    lines = (line.partition(":") for line in block.text.split("\n"))
    return all(value.strip() and len(label.split()) <= _LONGEST for label, _, value in lines)
