"""Action items as people write them: lists, tasks, tables, groups under headings, lines and sentences."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice

from ...model.document import Block, Document, Section
from ...model.narrative import FoundAction
from ...sections import normalise
from ..text.sentences import sentences
from ..text.unmarked import unmarked
from .phrases import (
    FIELD_OF,
    is_labelled,
    is_order,
    is_placeholder,
    is_promise,
    is_remark,
    kind_of,
    says_done,
    state_of,
)
from .text import day_of, read_action

_TRACKER = re.compile(
    r"/(?:issues?|pulls?|merge_requests|browse|tickets?|work_items|pull-requests|bugs?)/|show_bug|"
    r"jira|linear\.app|"
    r"trello\.com/c/|phabricator|app\.asana\.com",
    re.IGNORECASE,
)
_ADDRESSES = re.compile(r"(?:<?https?://[^\s<>]++>?[\s,;]*+)++")
_BULLET = re.compile(r"\s{0,3}(?:[-*+•–]|\d{1,3}[.)])?\s*(?:\[[ xX]\]\s+)?")
_GROUP_OWNER = re.compile(
    r"(?:owner|team|responsible)\s?:\s?(?P<after>[^\n]{1,80})|(?P<handle>@[\w/-]{1,60})|(?P<team>[\w "
    r"-]{1,60} team)",
    re.IGNORECASE,
)
MAX_ACTIONS = 1000


def read_action_items(document: Document, sections: Sequence[Section]) -> tuple[FoundAction, ...]:
    """Return the action items of a report in order, `MAX_ACTIONS` at most; never raises.

    `sections` are those of `read_outline`. Items under the lessons are none, nor is the line that introduces
    a list of them.
    """
    reader = _Reader(document)
    found = (
        reader.section(section) if section.role == "actions" else reader.labelled(section)
        for section in sections
    )
    return tuple(islice(chain.from_iterable(found), MAX_ACTIONS))


class _Reader:
    """Reads the sections of one document; knows its text and its links."""

    def __init__(self, document: Document) -> None:
        self._text = document.source.text
        self._links = [link for link in document.links if not link.image]
        self._starts = [link.start for link in self._links]

    def section(self, section: Section) -> Iterator[FoundAction]:
        """Yield the actions of a section that is for them."""
        given = _group(section.title)
        columns: dict[int, str] = {}
        in_list = any(block.kind in ("item", "row") for block in section.blocks)
        above: list[Block] = []
        for index, block in enumerate(section.blocks):
            if block.kind == "item":
                while above and above[-1].level >= block.level:
                    above.pop()
                yield from self._item(section.blocks, index, above[-1] if above else None, given)
                above.append(block)
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
                    yield read_action(
                        said, block.start, block.end, links=self._tickets(block.start, block.end)
                    )

    def _item(
        self, blocks: Sequence[Block], index: int, parent: Block | None, given: Mapping[str, str]
    ) -> Iterator[FoundAction]:
        block = blocks[index]
        below = _following_item(blocks, index)
        children = below is not None and below.level > block.level
        text = block.text.strip()
        if is_placeholder(text) or _ADDRESSES.fullmatch(text) or (children and text.endswith(":")):
            return
        if parent and not parent.text.rstrip().endswith(":") and not _is_own(block):
            return
        end = below.start if children and below else block.end
        links = self._tickets(block.start, self._end_of_tickets(blocks, index, end))
        yield read_action(text, block.start, end, checked=block.checked, links=links, given=given)

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
            yield read_action(text, block.start, block.end, links=links, given={**given, **said})

    def _paragraph(self, block: Block, given: Mapping[str, str]) -> Iterator[FoundAction]:
        raw = self._text[block.start : block.end].rstrip()
        lines = raw.split("\n")
        by_line = _is_a_list(lines)
        for start, text in _lines(lines, block.start) if by_line else sentences(raw, block.start):
            asks = not is_remark(text) if by_line else is_order(text) or is_promise(text)
            if asks and not is_placeholder(text) and not text.endswith(":"):
                end = start + len(text)
                yield read_action(unmarked(text), start, end, links=self._tickets(start, end), given=given)

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


def _following_item(blocks: Sequence[Block], index: int) -> Block | None:
    return next((block for block in blocks[index + 1 : index + 2] if block.kind == "item"), None)


def _is_own(block: Block) -> bool:
    """Tell whether an item below another one asks for something itself, rather than explaining it."""
    own = block.checked is not None or says_done(block.text)
    return own or is_order(block.text) or is_promise(block.text)


def _is_a_list(lines: Sequence[str]) -> bool:
    """Tell whether the lines of a paragraph are items without bullets: every one begins anew."""
    if len(lines) < 2:
        return False
    return all(_begins(_BULLET.sub("", line, count=1)) for line in lines if line.strip())


def _begins(line: str) -> bool:
    first = line.lstrip("\"'“‘*_`[")[:1]
    return first.isupper() or first.isdigit()


def _lines(lines: Sequence[str], start: int) -> Iterator[tuple[int, str]]:
    for line in lines:
        bullet = _BULLET.match(line)
        lead = bullet.end() if bullet else 0
        yield start + lead, line[lead:].removesuffix("\\").rstrip()
        start += len(line) + 1
