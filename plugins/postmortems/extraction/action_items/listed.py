"""What is listed in the sections for actions: items, rows, headings, paragraphs."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from ...model.document import Block, Section
from ...model.narrative import FoundAction
from ...patterns import deferred
from ..text.nothing import is_placeholder
from ..text.orders import is_order
from ..text.unmarked import unmarked
from .abroad import tells_to_come
from .announced import items_below
from .fields import said_values
from .html_table import with_rows
from .label import said_by
from .nesting import Nested, is_address, is_asked, is_introduction, is_own, nested
from .phrases import (
    filled_in,
    has_happened,
    is_needed,
    is_of_page,
    is_of_the_text,
    is_promise,
    is_remark,
    says_done,
)
from .said import is_labels, is_value, labelled, without_name
from .table import (
    Lead,
    bare_name,
    columns,
    group,
    group_of,
    is_owner_of,
    lead_of,
    owners_of,
    said_of_list,
    taken_apart,
)
from .text import starts_with_state
from .written import Asks, Written

_STRUCK = deferred(r"\s*(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?[*_]{0,3}~~(?!\s)(?:(?!~~)[^\n]){1,1000}~~")
_NUMBER = deferred(r"\s{0,3}\d{1,3}[.)]\s+")
_FORM = deferred(r"\s*([*_])(?![*_\s])[^*_]{1,500}\1\s*")
"""A paragraph in italics above a list: what a form says of it."""
HEADINGS = 6
"""The level of the last headings; titles without their signs are below it."""


class _Above(NamedTuple):
    """An item above others: how deep, what it says of them, and the whole item if they explain it."""

    depth: int
    given: Mapping[str, str]
    whole: Nested | None


class Listed:
    """Reads the sections of one document that are for actions."""

    def __init__(self, written: Written, sections: Sequence[Section]) -> None:
        self._written = written
        blocks = chain.from_iterable(section.blocks for section in sections)
        above = (self._name(*pair) for pair in pairwise(blocks))
        self._owners = owners_of([*(section.title for section in sections), *filter(None, above)])
        self._divided = {one.start for one, below in pairwise(sections) if below.level > one.level}
        self._first = min((section.level for section in sections), default=0)

    def _blocks(self, section: Section) -> Sequence[Block]:
        return with_rows(section.blocks, self._written.text)

    def _lead(self, block: Block) -> Lead | None:
        is_line = block.kind == "paragraph" and block.level == 0
        return lead_of(self._written.raw(block)) if is_line else None

    def _name(self, block: Block, below: Block) -> str:
        """Return what a line or a point says that may be a name of what stands below it."""
        lead = self._lead(block)
        is_above = block.kind == below.kind == "item" and block.level < below.level
        return lead.text if lead else bare_name(block.text) if is_above else ""

    def section(self, section: Section) -> Iterator[FoundAction]:
        """Yield all that is listed in a section, or the action that its heading is."""
        action = self._heading(section) if self._first < section.level <= HEADINGS else None
        yield from [action] if action else self._inside(section)

    def _inside(self, section: Section) -> Iterator[FoundAction]:
        blocks, above, heads = self._blocks(section), list[_Above](), dict[int, str]()
        given = of_all = group(section.title, self._owners)
        items = nested(blocks, self._written.text)
        counts, takes = self._what_counts(blocks), items_below(section.title)
        for at, block in enumerate(blocks):
            if block.kind == "item" and takes(block):
                yield from self._item(items[at], above, given)
            elif block.kind == "head":
                heads = columns(blocks, at)
            elif block.kind == "row":
                named = self._named(block)
                given = {**of_all, **named} if named else given
                yield from () if named else self._row(block, heads, given)
            elif block.kind == "paragraph" and block.level == 0:
                lead, above = self._lead(block), []
                takes = items_below(lead.text if lead else "", block.text)
                if (said := said_of_list(lead, blocks, at, self._owners)) is not None:
                    given = {**of_all, **said}
                    continue
                found = list(self._paragraph(block, lead, given, counts))
                if lead and found and block.text.endswith((":", "：")):
                    takes = is_asked  # points say how
                yield from found

    def _heading(self, section: Section) -> FoundAction | None:
        """Return the action that a heading below theirs is itself, where nothing is listed below it."""
        lists = any(map(_is_listed, section.blocks))
        number = _NUMBER.match(section.title)
        title = section.title[number.end() :] if number else section.title
        said = group(title, self._owners)
        is_whole = number and section.start not in self._divided
        is_one = (is_order(title) and " " in title) or (is_whole and (not said or "owner" in said))
        if lists or not is_one:
            return None
        end = self._written.text.find("\n", section.start)
        below = labelled(*(block.text for block in section.blocks if is_labels(block.text)))
        return self._written.read(title, section.start, end if end > 0 else section.end, given=below)

    def _item(self, item: Nested, above: list[_Above], given: Mapping[str, str]) -> Iterator[FoundAction]:
        """Yield the action that an item is; leaves it in `above` for those below it."""
        parent = _parent(above, item.depth)
        text = filled_in(item.text)
        is_more = parent.whole is not None and not parent.whole.counts(item.block)
        explains = is_more or (bool(above) and is_value(text))
        named = group_of(text, self._owners) if item.parts else {}
        is_none = explains or bool(named) or _is_none(item, text, below=bool(above))
        found = None if is_none else self._action(item, text, {**given, **parent.given})
        is_one = found is not None and bool(found.item.title)
        yield from [found] if found and is_one else []
        whole = item if is_one or explains or parent.whole else None
        above.append(_Above(item.depth, _passed_on(found) if found else {**parent.given, **named}, whole))

    def _action(self, item: Nested, text: str, given: Mapping[str, str]) -> FoundAction | None:
        block, label = item.block, self._written.label(item.block, text)
        end = item.parts[0].start if item.parts else block.end
        links = self._written.tickets(block.start, item.end_of_addresses(end))
        said = said_by(label) if label else {}
        text = text[len(label) :]
        if (is_address(text) and not links) or (label and is_of_the_text(text)):
            return None
        found = self._written.read(
            without_name(text.removesuffix(":")) if item.details else text, block.start, end,
            checked=block.checked, links=links, given={**given, **item.details, **said},
            struck=bool(_STRUCK.match(self._written.text, block.start, block.end)),
        )  # fmt: skip
        return found._replace(of_parts=True) if any(map(is_own, item.parts)) else found

    def _named(self, row: Block) -> dict[str, str]:
        """Return what a row says of those below it that only names them, such as `Prevention`."""
        filled = [cell.text for cell in row.cells if cell.text.strip()]
        is_title = len(row.cells) > len(filled) == 1 and not (is_order(filled[0]) and " " in filled[0])
        return group(filled[0], self._owners) if is_title else {}

    def _row(self, block: Block, heads: Mapping[int, str], given: Mapping[str, str]) -> Iterator[FoundAction]:
        cells = {heads[at]: cell.text for at, cell in enumerate(block.cells) if cell.text and at in heads}
        cells = taken_apart(cells)
        text = filled_in(cells.pop("text", ""))
        said = said_values(cells)
        struck = any("~~" in self._written.text[cell.start : cell.end][:12] for cell in block.cells[:2])
        lines = text.split("\n")
        for each in lines if all(map(is_order, lines)) else [text]:
            if not is_placeholder(each):
                yield self._written.read(each, block.start, block.end, given={**given, **said}, struck=struck)

    def _what_counts(self, blocks: Sequence[Block]) -> Asks:
        """Return what tells of the paragraphs of a section which are actions."""
        if any(block.kind in ("item", "row") for block in blocks):
            return _asks
        if sum(bool(lead.rest) for block in blocks if (lead := self._lead(block))) > 1:
            return _is_led
        are_lines = len(blocks) > 1 and all(
            block.kind == "paragraph" and "\n" not in block.text and block.text[-1:].isalnum()
            for block in blocks
        )
        return _is_line if are_lines else _asks_or_tells

    def _paragraph(
        self, block: Block, lead: Lead | None, given: Mapping[str, str], counts: Asks
    ) -> Iterator[FoundAction]:
        label = self._written.label(block)
        if counts is _asks and _FORM.fullmatch(self._written.raw(block)):
            return
        if label or starts_with_state(block.text):
            yield from self._written.labelled(block, label)
        elif lead and lead.rest and (lead.text in self._owners or is_owner_of(lead)):
            owner = {**given, "owner": lead.text}
            yield self._written.read(unmarked(lead.rest), block.start, block.end, given=owner)
        elif counts is _is_led and lead and lead.rest:
            yield self._written.read(unmarked(self._written.raw(block)), block.start, block.end, given=given)
        else:
            lines = None if counts is _asks else _is_line
            yield from self._written.sentences(block, counts, given, lines)


def _is_listed(block: Block) -> bool:
    """Tell whether a block below a heading is an action by itself."""
    is_point = block.kind == "row" or (block.kind == "item" and not is_labels(block.text))
    return is_point or bool(starts_with_state(block.text))


def _is_none(item: Nested, text: str, *, below: bool) -> bool:
    """Tell whether an item says nothing that is to be done, or only leads to what stands below it."""
    return is_placeholder(text) or is_of_page(text) or (below and is_address(text)) or is_introduction(item)


def _parent(above: list[_Above], depth: int) -> _Above:
    """Return the item that one of this depth stands below, and leave only those in `above`."""
    while above and above[-1].depth >= depth:
        above.pop()
    return above[-1] if above else _Above(0, {}, None)


def _asks(text: str) -> bool:
    return is_order(text) or is_promise(text)


def _asks_or_tells(text: str) -> bool:
    return _asks(text) or has_happened(text) or is_needed(text) or says_done(text) or tells_to_come(text)


def _is_led(text: str) -> bool:
    """Tell what counts beside paragraphs that bold words open, each of which is one: `**Backups.** …`."""
    return _asks_or_tells(text)


def _is_line(text: str) -> bool:
    """Tell what counts where nothing but lines stand, each a paragraph that is no sentence."""
    return not is_remark(text)


def _passed_on(action: FoundAction) -> dict[str, str]:
    """Return what an item says for those below it that do not say it themselves."""
    item = action.item
    said = {"owner": item.owner, "due": item.due.isoformat() if item.due else ""}
    return {name: value for name, value in said.items() if value}
