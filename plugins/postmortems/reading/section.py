"""Blocks to sections: a heading, its role, and what stands under it."""

from __future__ import annotations

from collections.abc import Iterable

from ..model.copies import new_tuple, with_values
from ..model.document import Block, Document, Section
from ..model.own import OwnSection
from ..sections import own_role_of, role_of

GIST = ("summary", "trigger", "root_cause")
"""The roles of the sections that tell what a report is about."""
MAX_GIST = 6_000
_EMPTY_KINDS = ("heading", "rule")


def read_sections(blocks: tuple[Block, ...], end: int) -> tuple[Section, ...]:
    """Return the sections of a body that ends at offset `end`, in order."""
    at = [index for index, block in enumerate(blocks) if block.kind == "heading"]
    bounds = zip(at, [*at[1:], len(blocks)], strict=False)
    found: list[Section] = []
    for index, stop in bounds:
        heading, under = blocks[index], blocks[index + 1 : stop]
        last = blocks[stop].start if stop < len(blocks) else end
        role, filled = role_of(heading.text), has_content(under)
        said = role, heading.text, heading.level, heading.start, last, under, filled
        found.append(new_tuple(Section, said))
    return tuple(fill_parents(found))


def gist_of(sections: Iterable[Section]) -> str:
    """Return the text that tells what a report is about, as much of it as is compared."""
    blocks = (block.text for section in sections if section.role in GIST for block in section.blocks)
    return "\n".join(blocks)[:MAX_GIST]


def with_own_roles(document: Document, own: tuple[OwnSection, ...]) -> Document:
    """Return a document whose sections have the roles that a site gives their titles too."""
    if not own or not document.sections:
        return document
    found = ((section, own_role_of(section.title, own)) for section in document.sections)
    sections = tuple([each._replace(role=role) if role else each for each, role in found])
    if sections == document.sections:
        return document
    return with_values(document, sections=sections, gist=gist_of(sections))


def has_content(blocks: tuple[Block, ...]) -> bool:
    """Tell whether something other than headings, rules and comments stands here."""
    for block in blocks:  # noqa: SIM110 (a generator takes twice as long)
        if block.kind not in _EMPTY_KINDS and not is_comment(block):
            return True
    return False


def is_comment(block: Block) -> bool:
    """Tell whether a block is nothing but one HTML comment."""
    if block.kind != "html":
        return False
    text = block.text.strip()
    return text.startswith("<!--") and text.find("-->") in (-1, len(text) - 3)


def fill_parents(sections: list[Section]) -> list[Section]:
    """Count a section as filled where one of its sub-sections is."""
    deepest, result = 0, []
    for section in reversed(sections):
        filled = section.filled or deepest > section.level
        deepest = section.level if filled else deepest
        result.append(section if filled == section.filled else section._replace(filled=True))
    return result[::-1]
