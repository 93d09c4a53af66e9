"""What Markdown takes for something else than was meant, as the blocks that it was meant to be.

A heading right below a tag of HTML is none to Markdown, a list with an indent of four spaces is code, and a
table that was exported with a blank line behind each of its lines is paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...model.document import Block, Cell, Document
from ...patterns import deferred
from ...reading.markdown import read_body
from .unmarked import unmarked

_HEADING = deferred(r"(?m)^ {0,3}#{1,6}[ \t]{1,9}\S")
_OPAQUE = deferred(r"(?i)<(?:[!?]|(?:pre|code|script|style|textarea|svg|template)\b)")
"""What keeps for itself whatever stands in it: a comment, code."""
_FENCED = ("```", "~~~")
_POINT = deferred(r"(?P<indent>[ \t]*)(?:[-*+•]|[0-9]{1,3}[.)])[ \t]+(?:\[(?P<box>[ xX])\][ \t]+)?(?=\S)")
_RULE = deferred(r"\|(?:\s?:?-++:?\s?\|)++")
_MOST_LINES = 50
_CELL = deferred(r"(?<=\|)[^|]*")


def as_meant(document: Document) -> Document:
    """Return a document with the blocks that were meant, or as it is where all of them are."""
    blocks = document.blocks
    if not any(block.kind in ("html", "code") or block.text[:1] == "|" for block in blocks):
        return document
    return replace(document, blocks=tuple(_meant(blocks, document.source.text)))


def _meant(blocks: Sequence[Block], text: str) -> Iterator[Block]:
    at = 0
    while at < len(blocks):
        block = blocks[at]
        rows = _rows(blocks, at) if block.text[:1] == "|" else []
        heading = _HEADING.search(block.text) if block.kind == "html" else None
        if heading and not _OPAQUE.search(block.text, 0, heading.start()):
            start = block.start + heading.start()
            yield block._replace(end=start, text=block.text[: heading.start()])
            yield from read_body(text[start : block.end], start).blocks
        elif block.kind == "code":
            yield from _points(block, text) or (block,)
        elif rows:
            yield _row(rows[0], "head", text)
            yield from (_row(row, "row", text) for row in rows[2:])
            at += len(rows) - 1
        else:
            yield block
        at += 1


def _points(block: Block, text: str) -> list[Block]:
    """Return the points of a list that its indent makes code; none where its first line is no point."""
    first = text.rfind("\n", 0, block.start) + 1
    raw = text[first : block.end].rstrip()
    if raw.lstrip().startswith(_FENCED) or not _POINT.match(raw):
        return []
    shallow, at, said = len(raw) - len(raw.lstrip()), first, list[tuple[int, int, list[str]]]()
    for line in raw.split("\n"):
        if _POINT.match(line):
            said.append((at, at + len(line), [line]))
        elif line.strip():
            start, _, above = said[-1]
            said[-1] = start, at + len(line), [*above, line] if len(above) < _MOST_LINES else above
        at += len(line) + 1
    return [_point(start, end, "\n".join(lines), shallow) for start, end, lines in said]


def _point(start: int, end: int, raw: str, shallow: int) -> Block:
    point = _POINT.match(raw)
    indent, said = (point.end("indent"), point.end()) if point else (0, 0)
    checked = point["box"] != " " if point and point["box"] else None
    depth = 1 + max(0, indent - shallow) // 2
    return Block("item", start + indent, end, unmarked(raw[said:]).strip(), depth, checked=checked)


def _rows(blocks: Sequence[Block], at: int) -> list[Block]:
    """Return the paragraphs from one on that are the lines of a table: its heads, a rule, and rows."""
    is_table = len(blocks) > at + 2 and _RULE.fullmatch(blocks[at + 1].text) is not None
    stop = at
    while is_table and stop < len(blocks) and _is_line(blocks[stop]):
        stop += 1
    return list(blocks[at:stop]) if stop > at + 2 else []


def _is_line(block: Block) -> bool:
    return block.kind == "paragraph" and block.text[:1] == "|" and "\n" not in block.text


def _row(block: Block, kind: str, text: str) -> Block:
    line = text[block.start : block.end].rstrip()
    cells = tuple(
        Cell(unmarked(cell[0]).strip(), block.start + cell.start(), block.start + cell.end())
        for cell in _CELL.finditer(line.removesuffix("|"))
    )
    return Block(kind, block.start, block.end, " | ".join(cell.text for cell in cells), 0, cells)
