"""Where a report tells what happened: the blocks of its parts that are no entries of the timeline."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from ...model.document import Block, Document, Section
from ...model.timeline import Timeline

_TELLING = frozenset(("", "metadata", "summary", "impact", "detection", "resolution", "trigger"))
"""Roles of the sections that tell what happened."""
_MOST = 60


def telling(sections: Iterable[Section]) -> Iterator[Block]:
    """Yield the blocks of the sections that tell what happened."""
    return _of(sections, _TELLING)


def before_sections(document: Document, sections: Sequence[Section]) -> tuple[Block, ...]:
    """Return the blocks above the first section."""
    end = sections[0].start if sections else len(document.source.text)
    blocks = (block for block in document.blocks if block.start < end and block.kind != "heading")
    return tuple(block if block.end <= end else _up_to(document, block, end) for block in blocks)


def _up_to(document: Document, block: Block, end: int) -> Block:
    """Return what of a block stands above an offset: a title line may divide a paragraph."""
    lines = document.source.text.count("\n", block.start, end)
    return block._replace(end=end, text="\n".join(block.text.split("\n")[:lines]))


class Prose:
    """The paragraphs and items of a report that are no entries of its timeline."""

    def __init__(self, document: Document, sections: Sequence[Section], timeline: Timeline) -> None:
        self._sections = sections
        self._entries = sorted(entry.start for entry in timeline.entries)
        self.told = self._prose(chain(before_sections(document, sections), telling(sections)))

    def within(self, *roles: str) -> tuple[Block, ...]:
        """Return those of the sections with some roles."""
        return self._prose(_of(self._sections, frozenset(roles)))

    def _prose(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        kept = (
            block for block in blocks if block.kind in ("paragraph", "item") and not self._is_entry(block)
        )
        return tuple(islice(kept, _MOST))

    def _is_entry(self, block: Block) -> bool:
        entry = bisect_left(self._entries, block.start)
        return entry < len(self._entries) and self._entries[entry] < block.end


def _of(sections: Iterable[Section], roles: frozenset[str]) -> Iterator[Block]:
    for section in sections:
        if section.role in roles:
            yield from section.blocks
