"""Action items as people write them: lists, tasks, tables, groups under headings, lines and sentences."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain, islice
from typing import Any

from ...model.document import Block, Document, Section
from ...model.narrative import FoundAction
from ...patterns import deferred
from ...sections import normalise
from ..text.sentences import sentences
from ..text.unmarked import unmarked
from .items import inside, is_a_list, is_own, lines_of
from .phrases import (
    FIELD_OF,
    is_labelled,
    is_order,
    is_placeholder,
    is_promise,
    is_remark,
    kind_of,
    state_of,
)
from .said import is_labels, labelled
from .text import day_of, read_action

_TRACKER = deferred(
    r"/(?:issues?|pulls?|merge_requests|browse|tickets?|work_items|pull-requests|bugs?)/|show_bug|"
    r"jira|linear\.app|"
    r"trello\.com/c/|phabricator|app\.asana\.com",
    re.IGNORECASE,
)
_ADDRESSES = deferred(r"(?:<?https?://[^\s<>]++>?[\s,;]*+)++")
_GROUP_OWNER = deferred(
    r"(?:owner|team|responsible)\s?:\s?(?P<after>[^\n]{1,80})|(?P<handle>@[\w/-]{1,60})|(?P<team>[\w "
    r"-]{1,60} team)",
    re.IGNORECASE,
)
_STRUCK = deferred(r"\s*(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?[*_]{0,3}~~(?!\s)(?:(?!~~)[^\n]){1,1000}~~")
MAX_ACTIONS = 1000
MAX_INSIDE = 100
"""How many items and paragraphs of one item are looked at."""


def read_action_items(
    document: Document, sections: Sequence[Section], near: date | None = None
) -> tuple[FoundAction, ...]:
    """Return the action items of a report in order, `MAX_ACTIONS` at most; never raises.

    `sections` are those of `read_outline`, `near` is the report's day if it is known.
    Items under the lessons are none, nor is the line that introduces a list of them.
    """
    reader = _Reader(document, near)
    found = (
        reader.section(section) if section.role == "actions" else reader.labelled(section)
        for section in sections
    )
    return tuple(islice(chain.from_iterable(found), MAX_ACTIONS))


class _Reader:
    """Reads the sections of one document; knows its text and its links."""

    def __init__(self, document: Document, near: date | None) -> None:
        self._text, self._near = document.source.text, near
        self._links = [link for link in document.links if not link.image]
        self._starts = [link.start for link in self._links]

    def section(self, section: Section) -> Iterator[FoundAction]:
        """Yield the actions of a section that is for them."""
        given = _group(section.title)
        columns: dict[int, str] = {}
        in_list = any(block.kind in ("item", "row") for block in section.blocks)
        above: list[tuple[Block, FoundAction | None]] = []
        for index, block in enumerate(section.blocks):
            if block.kind == "item":
                while above and above[-1][0].level >= block.level:
                    above.pop()
                parent, promised = above[-1] if above else (None, None)
                found = self._item(section.blocks, index, parent, {**given, **_passed_on(promised)})
                yield from [found] if found else []
                above.append((block, found or promised))
            elif block.kind == "head":
                columns = _columns([cell.text for cell in block.cells])
            elif block.kind == "row":
                yield from self._row(block, columns, given)
            elif block.kind == "paragraph" and block.level == 0 and not in_list:
                yield from self._paragraph(block, given)

    def labelled(self, section: Section) -> Iterator[FoundAction]:
        """Yield the actions that say what they are, such as `[Action item] ...`, wherever they stand."""
        for block in section.blocks:
            if block.kind in ("item", "paragraph") and is_labelled(block.text):
                said = block.text.strip("[ \n").partition(
                    "]" if block.text.lstrip().startswith("[") else ":"
                )[2]
                if said.strip() and not is_placeholder(said):
                    yield self._read(
                        said, block.start, block.end, links=self._tickets(block.start, block.end)
                    )

    def _item(
        self, blocks: Sequence[Block], index: int, parent: Block | None, given: Mapping[str, str]
    ) -> FoundAction | None:
        block, within = blocks[index], list(islice(inside(blocks, index), MAX_INSIDE))
        details = [each for each in within if is_labels(each.text)]
        items = [each for each in within if each.kind == "item"]
        parts = [each for each in items if each not in details]
        text = block.text.strip()
        if _asks_nothing(text, bool(parts)) or (parent and not _is_part(block, text, parent)):
            return None
        end = items[0].start if items else block.end
        links = self._tickets(block.start, self._end_of_tickets(blocks, index, end))
        written = {name: value for each in details for name, value in labelled(each.text).items()}
        found = self._read(
            text.removesuffix(":") if details else text, block.start, end, checked=block.checked, links=links,
            given={**given, **written}, struck=bool(_STRUCK.match(self._text, block.start, block.end)),
        )  # fmt: skip
        return replace(found, of_parts=any(map(is_own, parts)))

    def _read(self, text: str, start: int, end: int, **said: Any) -> FoundAction:
        return read_action(text, start, end, near=self._near, **said)

    def _end_of_tickets(self, blocks: Sequence[Block], index: int, end: int) -> int:
        """Return where the item ends with the addresses that stand below it as items of their own."""
        for block in blocks[index + 1 :]:
            if block.kind != "item" or block.level <= blocks[index].level:
                break
            if not _ADDRESSES.fullmatch(block.text.strip()):
                break
            end = max(end, block.end)
        return end

    def _row(
        self, block: Block, columns: Mapping[int, str], given: Mapping[str, str]
    ) -> Iterator[FoundAction]:
        cells = {columns.get(at, ""): cell.text for at, cell in enumerate(block.cells) if cell.text}
        text = cells.get("text", "")
        if text and not is_placeholder(text):
            said = {name: cell for name, cell in cells.items() if name not in ("", "text")}
            links = self._tickets(block.start, block.end)
            struck = any("~~" in self._text[cell.start : cell.end][:12] for cell in block.cells[:2])
            yield self._read(
                text, block.start, block.end, links=links, given={**given, **said}, struck=struck
            )

    def _paragraph(self, block: Block, given: Mapping[str, str]) -> Iterator[FoundAction]:
        raw = self._text[block.start : block.end].rstrip()
        lines = raw.split("\n")
        by_line = is_a_list(lines)
        for start, text in lines_of(lines, block.start) if by_line else sentences(raw, block.start):
            asks = not is_remark(text) if by_line else is_order(text) or is_promise(text)
            if asks and not is_placeholder(text) and not text.endswith(":"):
                end = start + len(text)
                links = self._tickets(start, end)
                yield self._read(unmarked(text), start, end, links=links, given=given)

    def _tickets(self, start: int, end: int) -> str:
        """Return the addresses of tickets between two offsets, joined by a comma."""
        found: list[str] = []
        for link in self._links[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
            if _TRACKER.search(link.url) and link.url not in found:
                found.append(link.url)
        return ", ".join(found) or ", ".join(_bare_addresses(self._text[start:end]))


def _bare_addresses(text: str) -> Iterator[str]:
    if "http" in text:
        for word in text.split():
            bare = word.strip("<>()[],;.")
            if bare.startswith(("https://", "http://")) and _TRACKER.search(bare):
                yield bare


def _group(title: str) -> dict[str, str]:
    """Return what a heading says of all actions below it: their kind, owner, day or state."""
    remark = title[title.find("(") + 1 : title.find(")")] if "(" in title else ""
    owner = _GROUP_OWNER.search(title)
    said = {
        "kind": title if kind_of(title) else "",
        "owner": (owner["after"] or owner["handle"] or owner["team"]).strip() if owner else "",
        "due": title if day_of(title) else "",
        "status": next((word for word in (title, remark) if state_of(word)), ""),
    }
    return {name: value for name, value in said.items() if value}


def _columns(cells: Sequence[str]) -> dict[int, str]:
    """Return the field that each column of a table holds; the first unknown one is the text if none is."""
    fields: dict[str, int] = {}
    for at, cell in enumerate(cells):
        fields.setdefault(FIELD_OF.get(normalise(cell), ""), at)
    if "text" not in fields and "" in fields:
        fields["text"] = fields[""]
    return {at: field for field, at in fields.items() if field}


def _asks_nothing(text: str, has_parts: bool) -> bool:
    """Tell whether an item is a form's, an address, or what introduces those below it."""
    introduces = has_parts and text.endswith(":")
    return introduces or is_placeholder(text) or _ADDRESSES.fullmatch(text) is not None


def _is_part(block: Block, text: str, parent: Block) -> bool:
    """Tell whether an item below another one is one itself, and not a value or an explanation of that."""
    return not is_labels(text) and (parent.text.rstrip().endswith(":") or is_own(block))


def _passed_on(promised: FoundAction | None) -> dict[str, str]:
    """Return what an item says for those below it that do not say it themselves."""
    item = promised.item if promised else None
    said = {"owner": item.owner, "due": item.due.isoformat() if item.due else ""} if item else {}
    return {name: value for name, value in said.items() if value}
