"""Facts with a label: `Start: ...`, `First detected 2024-05-01 10:00`, a table of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from ...model.document import Block, Section
from ...model.milestone import TIME_FIELDS
from ...patterns import deferred
from ..outline.times import is_dated
from .label_words import fact_of
from .prose_times import mentions

_LEAST = 2
_LONGEST_LABEL = 60
_LONGEST_VALUE = 600
_LONGEST_BLOCK = 3000
_BLOCKS = 1000
_NO_COLON = deferred(r"(?P<label>[A-Za-z]+(?: [A-Za-z]+){0,2})\s+(?=\d{4}-\d\d-\d\d)")
_HOLDERS = frozenset(("", "metadata", "summary", "impact", "timeline", "detection", "resolution", "title"))


class Given(NamedTuple):
    """A value as it is written after a label, or in a `field`, and the offset of its line."""

    text: str
    start: int
    field: bool = False


def read_labels(before: Sequence[Block], sections: Sequence[Section]) -> dict[str, Given]:
    """Return the labelled values of a report by fact; of several for one fact the first.

    `before` are the blocks above the first section.
    """
    said: dict[str, Given] = {}
    whole = (section.blocks for section in sections if section.role in _HOLDERS)
    told = chain(*map(_of, (before, *whole)), *map(_elsewhere, sections))
    for fact, given in told:
        said.setdefault(fact, given)
    return said


def _elsewhere(section: Section) -> Iterator[tuple[str, Given]]:
    """Yield what a title says, alone or with what stands below it, and labelled times in any section."""
    if section.role not in _HOLDERS and section.role != "actions":
        yield from (pair for pair in _of(section.blocks) if _is_time(pair[0], pair[1].text))
    if ":" in section.title:
        said = chain(_line(section.title), _line(section.title.partition(":")[2].strip()))
        yield from ((fact, Given(value, section.start)) for fact, value in said)
    block = next(iter(section.blocks[:1]), None)
    below = block.text if block and block.kind in ("paragraph", "item") else ""
    fact = fact_of(section.title) if 0 < len(below) <= _LONGEST_VALUE else ""
    if fact and (section.role in ("", "metadata") or _is_time(fact, below)):
        yield fact, Given(below, section.start)


def _is_time(fact: str, value: str) -> bool:
    """Tell whether a value of a milestone is nothing but its time."""
    first = next(iter(mentions(value[:_LONGEST_LABEL])), None) if fact in TIME_FIELDS else None
    return first is not None and not value[: first.start].strip()


def _of(blocks: Sequence[Block]) -> Iterator[tuple[str, Given]]:
    for index, block in enumerate(blocks[:_BLOCKS]):
        if block.kind in ("head", "row"):
            pair = _pair(*(cell.text for cell in block.cells)) if len(block.cells) == _LEAST else ()
            yield from ((fact, Given(value, block.start)) for fact, value in pair)
        elif block.kind in ("paragraph", "item"):
            start, text = block.start, block.text[:_LONGEST_BLOCK]
            for line in text.split("\n") if ":" in text or "-" in text else ():
                yield from ((fact, Given(value, start)) for fact, value in _line(line))
                start += len(line) + 1
            if block.kind == "item" and _is_open(block.text) and index + 1 < len(blocks):
                below = blocks[index + 1]
                pair = _pair(block.text.rstrip(": "), below.text)
                yield from ((fact, Given(value, below.start)) for fact, value in pair)


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
