"""Where a report tells what happened: the blocks of its parts that are no entries; and whether it is one."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, filterfalse, islice

from ...model.document import Block, Document, Section
from ...model.timeline import Timeline
from ...patterns import deferred
from ...reading.toml_front_matter import toml_end
from ..outline.times import is_day
from .prose_times import first_day

_TELLING = frozenset(("", "metadata", "summary", "impact", "detection", "resolution", "trigger"))
"""Roles of the sections that tell what happened."""
_MOST = 60
_COUNTED = deferred(
    r"(?i)\b(?:two|three|four|five|six|seven|eight|nine|ten|several|multiple|various|\d{1,2})\s+"
    r"(?:(?!previous|earlier|past|prior|similar|other|related|more|subsequent)\w{2,20}\s+){0,2}"
    r"(?:outages|incidents|post-?mortems|interruptions|disruptions|occasions|time periods)\b"
)
_LEAST = 2
_MANY = deferred(r"(?i)\b(?:outages|incidents|post-?mortems)\b")
_LABEL = deferred(
    r"(?i)\W{0,4}(?:total )?(duration|downtime|date|status|start|began)\w{0,2}(?: (?:time|at))?\b\W{0,3}:"
)
_LOOK = 6
"""How many blocks of a section are looked at for a label."""


def telling(sections: Iterable[Section], roles: frozenset[str] = _TELLING) -> Iterator[Block]:
    """Yield the blocks of the sections that tell what happened, or of those with some other roles."""
    return chain.from_iterable(section.blocks for section in sections if section.role in roles)


def before_sections(document: Document, sections: Sequence[Section]) -> tuple[Block, ...]:
    """Return the blocks above the first section, but for front matter in TOML."""
    end, first = sections[0].start if sections else len(document.source.text), toml_end(document.source.text)
    blocks = (block for block in document.blocks if first <= block.start < end and block.kind != "heading")
    return tuple(block if block.end <= end else _up_to(document, block, end) for block in blocks)


def _up_to(document: Document, block: Block, end: int) -> Block:
    """Return what of a block stands above an offset: a title line may divide a paragraph."""
    lines = document.source.text.count("\n", block.start, end)
    return block._replace(end=end, text="\n".join(block.text.split("\n")[:lines]))


class Prose:
    """The paragraphs and items of a report that are no entries of its timeline, `above` its sections too."""

    def __init__(self, above: Sequence[Block], sections: Sequence[Section], timeline: Timeline) -> None:
        self._sections = sections
        self._entries = sorted(entry.start for entry in timeline.entries)
        roles = _TELLING if timeline.entries else _TELLING | {"timeline"}
        self.told = self._prose(chain(above, telling(sections, roles)))

    def within(self, *roles: str) -> tuple[Block, ...]:
        """Return those of the sections with some roles."""
        return self._prose(telling(self._sections, frozenset(roles)))

    def _prose(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        prose = (block for block in blocks if block.kind in ("paragraph", "item"))
        return tuple(islice(filterfalse(self._is_entry, prose), _MOST))

    def _is_entry(self, block: Block) -> bool:
        entry = bisect_left(self._entries, block.start)
        return entry < len(self._entries) and self._entries[entry] < block.end


def tells_of_several(title: str, sections: Sequence[Section], told: Sequence[str]) -> bool:
    """Tell whether the title counts incidents, or parts are days, or have labels of an incident each."""
    if _COUNTED.search(title[:200]) or (told and _COUNTED.search(told[0][:600])):
        return True
    if sum(is_day(section.title) for section in sections if not section.role) > _LEAST:
        return True
    if sum(map(_is_one_incident, sections)) >= _LEAST:
        return True
    labels = Counter(label for section in sections if section.role != "actions" for label in _labels(section))
    most = max((labels[name] for name in labels if name != "status"), default=0)
    return most > _LEAST or (max(labels.values(), default=0) >= _LEAST and bool(_MANY.search(title)))


def _is_one_incident(section: Section) -> bool:
    """Tell whether a part is an incident of its own: it has a day in its title, and says when it began."""
    return "start" in _labels(section) and first_day(section.title) is not None


def _labels(section: Section) -> Iterator[str]:
    texts = (block.text[:40] for block in section.blocks[:_LOOK] if block.kind in ("paragraph", "item"))
    found = (_LABEL.match(text) for text in (section.title[:40], *texts) if ":" in text)
    yield from {label[1].lower() for label in found if label}
