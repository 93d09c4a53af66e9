"""Facts with a label: `Start: ...`, `First detected 2024-05-01 10:00`, a table of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model.document import Block, Section
from ...patterns import deferred
from ..outline.times import is_dated
from .phrases import fact_of

_LEAST = 2
_LONGEST_LABEL = 60
_LONGEST_VALUE = 600
_LONGEST_BLOCK = 3000
_BLOCKS = 1000
_NO_COLON = deferred(r"(?P<label>[A-Za-z]+(?: [A-Za-z]+){0,2})\s+(?=\d{4}-\d\d-\d\d)")
_HOLDERS = frozenset(("", "metadata", "summary", "impact", "timeline", "detection", "resolution", "title"))


def read_labels(before: Sequence[Block], sections: Sequence[Section]) -> dict[str, str]:
    """Return the labelled values of a report by fact; of several for one fact the first.

    `before` are the blocks above the first section.
    """
    said: dict[str, str] = {}
    for blocks in (before, *(section.blocks for section in sections if section.role in _HOLDERS)):
        for fact, value in _of(blocks):
            said.setdefault(fact, value)
    for section in sections:
        value = next((block.text for block in section.blocks[:1] if block.kind in ("paragraph", "item")), "")
        if section.role not in ("", "metadata") or not 0 < len(value) <= _LONGEST_VALUE:
            continue
        if fact := fact_of(section.title):
            said.setdefault(fact, value)
    return said


def _of(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    for index, block in enumerate(blocks[:_BLOCKS]):
        if block.kind in ("head", "row"):
            yield from _pair(*(cell.text for cell in block.cells)) if len(block.cells) == _LEAST else ()
        elif block.kind in ("paragraph", "item"):
            for line in block.text[:_LONGEST_BLOCK].split("\n"):
                yield from _line(line)
            if block.kind == "item" and _is_open(block.text) and index + 1 < len(blocks):
                yield from _pair(block.text.rstrip(": "), blocks[index + 1].text)


def _is_open(text: str) -> bool:
    """Tell whether a text is a label alone, whose value stands below it."""
    return len(text) <= _LONGEST_LABEL and text.endswith(":") and bool(fact_of(text))


def _line(line: str) -> Iterator[tuple[str, str]]:
    bare = _NO_COLON.match(line)
    if bare:
        yield from _pair(bare["label"], line[bare.end() :])
        return
    label, colon, value = line.partition(":")
    if colon and len(label) <= _LONGEST_LABEL:
        yield from (pair for pair in _pair(label, value) if not is_dated(label))


def _pair(label: str, value: str) -> Iterator[tuple[str, str]]:
    fact, value = fact_of(label), value.strip()[:_LONGEST_VALUE]
    if fact and value and not (value.startswith(("[", "<")) and value.endswith(("]", ">"))):
        yield fact, value
