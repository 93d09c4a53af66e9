"""Which items of a list are actions: those of the outermost level, or what they introduce."""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from ...model.document import Block
from ...patterns import deferred
from .brackets import split
from .fields import kind_of
from .phrases import asks, says_done
from .said import is_labels, is_value, labelled, one_line

_BULLET = deferred(
    r"\s{0,3}(?:[-=]>|[-*+•–→»›]|\.{1,3}(?=\s)|\d{1,3}[.)](?!\d)|\d{1,2}(?:\.\d{1,2}){1,2}[.)]?(?=\s)|[a-z]\)(?=\s)|[☐⬜◻▢])?\s*"
    r"(?:\[ \]\s+)?"
)
"""What stands before the words of a point; a box that is ticked is a word of it."""
_SIGNS = "✔✅☑☒✓☐⬜◻▢❌"
_BOXES = ("[ ] ", "[x] ", "[X] ")
"""Boxes with which lines begin that are tasks."""
_ADDRESSES = deferred(r"(?:<?https?://[^\s<>]++>?[\s,;]*+)++")
_DESCRIBES = deferred(r"\w[\w ]{2,30}:\s")
_TITLED = deferred(
    r"\s{0,9}(?:[-*+]|\d{1,3}[.)])\s+(?:\*\*|__)[^*_\n:]{2,80}:?(?:\*\*|__)"
    r"(?:\s\([^()\n]{1,40}\))?:?\s*(?:\n|$)"
)
_MEASURES = r"(?:actions?|measures?|steps?|fix(?:es)?|improvements?|tasks?|items?)(?: taken)?\b"
_STAGE = deferred(
    r"(?i)(?:(?:short|medium|mid|long|near)(?:er)?[ -]?term|immediate(?:ly)?|planned|later|next|corrective"
    rf"|prevent\w{{2,6}})\b(?: (?:\w{{4,12}} )?{_MEASURES})?[^a-z]{{0,9}}(?:\(|$)"
)
"""When or what for something is done, and no more than that."""
_SHORT_TITLE = 2
MAX_INSIDE = 100
"""How many items and paragraphs of one item are looked at."""


class Nested(NamedTuple):
    """An item of a list with what is said of it: its text, values with labels, and the points below it.

    It is `titled` where the whole text is bold.
    """

    block: Block
    text: str
    depth: int
    details: dict[str, str]
    titled: bool
    parts: tuple[Block, ...]

    def counts(self, part: Block) -> bool:
        """Tell whether a part of an item that asks for something itself is to be done for itself."""
        return is_asked(part) and any(map(is_own, self.parts))

    def end_of_addresses(self, end: int) -> int:
        """Return where the item ends with the addresses that stand below it as points of their own."""
        addresses = takewhile(lambda part: is_address(part.text), self.parts)
        return max((end, *(part.end for part in addresses)))


def nested(blocks: Sequence[Block], source: str) -> dict[int, Nested]:
    """Return the items of a section by their index, those below a numbered one as its parts."""
    depths = list(_depths(blocks, source))
    found: dict[int, Nested] = {}
    for index, block in enumerate(blocks):
        if block.kind == "item":
            inside = list(_inside(blocks, depths, index))
            first, *lines = block.text.strip().split("\n")
            labels = [*filter(is_labels, lines), *(each.text for each in inside if is_value(each.text))]
            parts = tuple(each for each in inside if each.kind == "item" and each.text not in labels)
            text = "\n".join((first, *(line for line in lines if line not in labels)))
            titled = _TITLED.match(source, block.start, block.end) is not None
            found[index] = Nested(block, text, depths[index], labelled(*labels), titled, parts)
    return found


def _depths(blocks: Sequence[Block], text: str) -> Iterator[int]:
    """Yield how deep each block stands: points between the numbers of a list are parts of these.

    So are values with labels, of the item that they follow.
    """
    parts, whole = _below_numbers(blocks, text), 0
    for index, block in enumerate(blocks):
        says_more = block.kind == "item" and is_labels(block.text)
        yield block.level + (index in parts or (says_more and whole == block.level))
        whole = block.level if block.kind == "item" and not says_more else whole


def _below_numbers(blocks: Sequence[Block], text: str) -> frozenset[int]:
    """Return which items are parts of the numbers of a list, between which points stand."""
    outer = [index for index, block in enumerate(blocks) if block.kind == "item" and block.level == 1]
    numbers = [index for index in outer if text[blocks[index].start].isdigit()]
    points = set(outer).difference(numbers)
    if not numbers or not any(numbers[0] < index < numbers[-1] for index in points):
        return frozenset()
    items = (index for index, block in enumerate(blocks) if block.kind == "item")
    return frozenset(index for index in items if index > numbers[0]).difference(numbers)


def _inside(blocks: Sequence[Block], depths: Sequence[int], index: int) -> Iterator[Block]:
    """Yield the items directly below an item, and its paragraphs but for the first."""
    direct = 0
    for at in range(index + 1, min(index + 1 + MAX_INSIDE, len(blocks))):
        block = blocks[at]
        if block.kind == "item":
            if depths[at] <= depths[index]:
                return
            direct = direct or depths[at]
            if depths[at] == direct:
                yield block
        elif block.kind == "paragraph" and block.level == blocks[index].level:
            yield block


def is_introduction(item: Nested) -> bool:
    """Tell whether an item only introduces those below it: it asks for nothing that they do not ask for."""
    parts = [part for part in item.parts if not is_address(part.text)]
    if parts and _names_group(item.text):
        return True
    asked = sum(map(is_asked, parts))
    if not parts or item.block.checked is not None or item.details or _is_explained(item, len(parts), asked):
        return False
    asks_itself = asks(item.text) or asks(item.text.partition(": ")[2])
    if item.text.endswith((":", "：")):
        return asked > 0 or not asks_itself
    return not asks_itself and asked * 2 >= len(parts)


def _is_explained(item: Nested, parts: int, asked: int) -> bool:
    """Tell whether below a bold title stands how it is done: one point, or some that ask for nothing.

    A word alone is the subject of what is asked for below it.
    """
    is_word = asked and " " not in item.text.strip()
    return item.titled and (
        (parts == 1 and not is_word) or (not asked and item.text.count(" ") >= _SHORT_TITLE)
    )


def _names_group(text: str) -> bool:
    """Tell whether an item names when those below it are due, `Short term (May)`, or what kind they are."""
    words = text.strip(" :*_")
    return bool(_STAGE.match(words) or (" " not in words and kind_of(words)))


def is_own(block: Block) -> bool:
    """Tell whether an item below one that asks for something has a state, an owner or a day of its own."""
    said = split(one_line(block.text))[1].keys() & {"owner", "due", "status"}
    return block.checked is not None or says_done(block.text) or bool(said)


def is_asked(block: Block) -> bool:
    """Tell whether an item asks for something, and does not only describe it."""
    return is_own(block) or (asks(block.text) and not _DESCRIBES.match(block.text))


def is_address(text: str) -> bool:
    """Tell whether a text is an address or several, and nothing else."""
    return _ADDRESSES.fullmatch(text.strip()) is not None


def is_a_list(lines: Sequence[str]) -> bool:
    """Tell whether the lines of a paragraph are items without bullets: every one begins anew."""
    points = (_BULLET.sub("", line, count=1) for line in lines if line.strip())
    bare = (point.removeprefix("[x] ").removeprefix("[X] ").lstrip("\"'“‘*_`[")[:1] for point in points)
    return len(lines) > 1 and (are_marked(lines) or all(first.isupper() or first.isdigit() for first in bare))


def are_marked(lines: Sequence[str]) -> bool:
    """Tell whether all lines begin with a letter in brackets, a sign or a box."""
    begun = (line.lstrip() for line in lines if line.strip())
    return all(line[1:3] == ") " or line[0] in _SIGNS or line[:4] in _BOXES for line in begun)


def lines_of(lines: Sequence[str], start: int) -> Iterator[tuple[int, str]]:
    """Yield the lines of a paragraph that begins at `start`, each with where it starts, without bullets."""
    for line in lines:
        bare = _BULLET.sub("", line, count=1)
        yield start + len(line) - len(bare), bare.removesuffix("\\").rstrip()
        start += len(line) + 1
