"""What stands in an item of a list, and lines that are items without bullets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model.document import Block
from ...patterns import deferred
from .phrases import is_order, is_promise, says_done

_BULLET = deferred(r"\s{0,3}(?:[-*+•–]|\d{1,3}[.)])?\s*(?:\[[ xX]\]\s+)?")


def inside(blocks: Sequence[Block], index: int) -> Iterator[Block]:
    """Yield the items directly below an item, and its paragraphs but for the first."""
    item, direct = blocks[index], 0
    for at in range(index + 1, len(blocks)):
        block = blocks[at]
        if block.kind == "item":
            if block.level <= item.level:
                return
            direct = direct or block.level
        elif not (block.kind == "paragraph" and block.level == item.level):
            continue
        if block.kind == "paragraph" or block.level == direct:
            yield block


def is_own(block: Block) -> bool:
    """Tell whether an item below another one asks for something itself, rather than explaining it."""
    own = block.checked is not None or says_done(block.text)
    return own or is_order(block.text) or is_promise(block.text)


def is_a_list(lines: Sequence[str]) -> bool:
    """Tell whether the lines of a paragraph are items without bullets: every one begins anew."""
    if len(lines) < 2:
        return False
    return all(_begins(_BULLET.sub("", line, count=1)) for line in lines if line.strip())


def _begins(line: str) -> bool:
    first = line.lstrip("\"'“‘*_`[")[:1]
    return first.isupper() or first.isdigit()


def lines_of(lines: Sequence[str], start: int) -> Iterator[tuple[int, str]]:
    """Yield the lines of a paragraph that begins at `start`, each with where it starts, without bullets."""
    for line in lines:
        bullet = _BULLET.match(line)
        lead = bullet.end() if bullet else 0
        yield start + lead, line[lead:].removesuffix("\\").rstrip()
        start += len(line) + 1
