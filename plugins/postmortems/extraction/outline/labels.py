"""Blocks that are nothing but labels with their values."""

from __future__ import annotations

from ...model.document import Block
from ...sections import role_of
from .times import is_timed
from .titles import BOLD, COLON, RUN_IN

_LONGEST = 3
_MAX_FORM = 20


def is_about_report(block: Block) -> bool:
    """Tell whether a block is a label and a value that tell of the report itself, as in `- Author: ...`."""
    label, _, value = block.text.partition(":")
    is_label = block.kind == "item" and bool(value.strip()) and len(label.split()) <= _LONGEST
    return is_label and role_of(label) not in RUN_IN and not is_timed(block.text)


def is_labels(block: Block) -> bool:
    """Tell whether the lines of a block are labels with their values: `Duration: two hours`."""
    lines = (line.partition(":") for line in block.text.split("\n"))
    return all(value.strip() and len(label.split()) <= _LONGEST for label, _, value in lines)


def is_form(raw: str) -> bool:
    """Tell whether a paragraph is labels with their values, one a line, as of a form above the text."""
    lines = raw.split("\n")
    labels = (BOLD.match(line.strip()) for line in lines[:_MAX_FORM])
    return len(lines) > 1 and all(
        found and (COLON.match(found.string, found.end()) or ":" in found[0][-3:]) for found in labels
    )
