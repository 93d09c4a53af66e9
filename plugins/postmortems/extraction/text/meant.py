"""What Markdown takes for something else than was meant, as the blocks that it was meant to be.

A heading right below a tag of HTML is none to Markdown, a list with an indent of four spaces is code, a table
that was exported with a blank line behind each of its lines is paragraphs, and so are signs for points (`#.`
too) and a heading above other signs than `=` and `-`; a page that was pasted with its fence is code.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from ...model.document import Block, Cell, Document
from ...patterns import EAST, deferred
from ...reading.markdown import read_body
from .unmarked import unmarked

_HEADING = deferred(r"(?m)^ {0,3}#{1,6}[ \t]{1,9}\S")
_OPAQUE = deferred(r"(?i)<(?:[!?]|(?:pre|code|script|style|textarea|svg|template)\b)")
"""What keeps for itself whatever stands in it: a comment, code."""
_PROSE = deferred(r"\s{0,40}[A-Z0-9](?![^\n]{0,200}[;{}=]\s*(?:\n|\Z))")
_GAP = r"(?:&nbsp;|[ \t\u00a0\u3000])"
_SIGN = deferred(
    rf"(?m)^{_GAP}{{0,20}}(?:•|#\.(?=[ \t])|(?P<east>[・●■]|[0-9０-９]{{1,2}}[.．、)）](?={EAST}))){_GAP}*+"
)
"""In the east a point is one line."""
_SIGNS = ("•", "\n・", "\n●", "\n■", "\n1", "\n１")
_MOMENT = deferred(
    r"(?:(?<=[ \t])|\A)[0-9]{1,2}:[0-9]{2}\s?(?:[APap]\.?[Mm]\b\.?)?(?:\s[A-Z]{2,5})?\s?(?P<sign>[:–—-])\s"
)
_PART = deferred(r"\S[^\n]*(?:\n[ \t]*\S[^\n]*)*")
_FEW = 3
_ESCAPED = deferred(r"(?:[0-9]{1,3}\\[.)]|\\[-*+])[ \t]+(?=\S)")
"""The beginning of a point that a word processor wrote as text: `1\\. Add a lamp`."""
_BEGINS = "-|#0123456789"
"""Beginnings of paragraphs that may be something else."""
_UNDERLINED = deferred(r"(?P<title>[^\W_][^\n]{0,120})\n(?P<sign>[#^\"+])(?P=sign){3,}\s*")
"""A heading of reStructuredText that none of Markdown is."""
_LINES = ("###", "^^^", '"""', "+++")
_FENCED = ("```", "~~~")
_PAGE = deferred(r"(?i)(?:`{3,9}|~{3,9})[ \t]{0,3}(?:md|markdown)[ \t]{0,9}\n")
"""What opens a page of Markdown that was pasted as code."""
_POINT = deferred(
    r"(?m)^(?P<indent>[ \t]*)(?:[-*+•]|[0-9]{1,3}[.)])[ \t]+(?:\[(?P<box>[ xX])\][ \t]+)?(?=\S)"
)
_RULE = deferred(r"\|(?:\s?:?-++:?\s?\|)++")
_MOST_LINES = 50
_CELL = deferred(r"(?<=\|)[^|]*")


def as_meant(document: Document) -> Document:
    """Return a document with the blocks that were meant, or as it is where all of them are."""
    blocks, text = document.blocks, document.source.text
    signed = not text.isascii() and any(sign in text for sign in _SIGNS)
    odd = [at for at, block in enumerate(blocks) if _may_be_odd(block, text, signed=signed)]
    meant = tuple(_meant(blocks, odd, text)) if odd else blocks
    return document if meant == blocks else replace(document, blocks=meant)


def _may_be_odd(block: Block, text: str, *, signed: bool) -> bool:
    """Tell whether a block may be something else; `signed` says that signs for points stand in the text."""
    if block.kind == "paragraph":
        return signed or block.text[:1] in _BEGINS or block.text[-3:] in _LINES
    is_fenced = text.startswith(_FENCED, block.start) and not _PAGE.match(text, block.start)
    return block.kind == "html" or (block.kind == "code" and not is_fenced)


def _meant(blocks: Sequence[Block], odd: Sequence[int], text: str) -> Iterator[Block]:
    plain, done = all(block.kind != "heading" for block in blocks), 0
    for at in odd:
        if at < done:
            continue  # it is a row of the table above
        yield from blocks[done:at]
        block, rows = blocks[at], _rows(blocks, at)
        if rows:
            yield _row(rows[0], "head", text)
            yield from (_row(row, "row", text) for row in rows[2:])
        elif block.kind == "html":
            yield from _below_tag(block, text)
        elif page := _PAGE.match(text, block.start):
            inside = text[page.end() : block.end].rstrip().rstrip("`~")
            yield from read_body(inside, page.end()).blocks if plain else [block]
        elif block.kind == "code":
            yield from _points(block, text) or (_paragraphs(block, text) if plain else [block])
        else:
            yield from _parted(block, text)
        done = at + (len(rows) or 1)
    yield from blocks[done:]


def _below_tag(block: Block, text: str) -> Iterator[Block]:
    """Yield HTML up to a heading below it, and from there on what Markdown makes of it."""
    heading = _HEADING.search(block.text)
    if heading is None or _OPAQUE.search(block.text, 0, heading.start()):
        yield block
        return
    start = block.start + heading.start()
    yield block._replace(end=start, text=block.text[: heading.start()])
    yield from read_body(text[start : block.end], start).blocks


def _parted(block: Block, text: str) -> Iterator[Block]:
    """Yield the points behind signs in a paragraph, or the entries that stand in one line of it."""
    raw = text[block.start : block.end].rstrip()
    if escaped := _ESCAPED.match(raw):
        at = block.start + escaped.end()
        yield Block("item", at, block.start + len(raw), unmarked(raw[escaped.end() :]).strip(), 1)
        return
    if title := _UNDERLINED.fullmatch(raw):
        level = 1 if title["sign"] == "#" else 3
        yield Block("heading", block.start, block.end, unmarked(title["title"]).strip(), level)
        return
    indent = block.start - text.rfind("\n", 0, block.start) - 1 if raw[0] == "#" else 0
    cuts = _signs(raw) or _moments(raw)
    if not cuts:
        yield block
        return
    for start, end in pairwise([*([0] if cuts[0] else []), *cuts, len(raw)]):
        sign = _SIGN.match(raw, start, end)
        at = sign.end() if sign else start
        kind, depth = ("item", 1 + indent // 2) if sign else ("paragraph", 0)
        stop = block.start + start + len(raw[start:end].rstrip())
        yield Block(kind, block.start + at, stop, unmarked(raw[at:end]).strip(), depth)


def _signs(raw: str) -> list[int]:
    """Return where several lines have a sign for a point, or one that nothing else begins with."""
    is_one = raw.startswith("#. ")
    found = [] if raw.isascii() and not is_one else list(_SIGN.finditer(raw))
    ends = (raw.find("\n", sign.end()) + 1 for sign in found if sign["east"])
    return (
        sorted({*(sign.start() for sign in found), *filter(None, ends)}) if len(found) > 1 or is_one else []
    )


def _moments(raw: str) -> list[int]:
    """Return where times stand with a sign behind them, the first before all else."""
    found = list(_MOMENT.finditer(raw)) if raw[:1].isdigit() and raw.count(":") >= _FEW else []
    cuts = [one.start() for one in found if one["sign"] == found[0]["sign"]]
    return cuts if len(cuts) >= _FEW and not cuts[0] else []


def _paragraphs(block: Block, text: str) -> Iterator[Block]:
    """Yield the paragraphs of a text that its indent makes code, where it has words and no statements."""
    raw = text[block.start : block.end].rstrip()
    if not _PROSE.match(raw):
        yield block
        return
    for part in _PART.finditer(raw):
        said = "\n".join(line.strip() for line in unmarked(part[0]).split("\n"))
        yield Block("paragraph", block.start + part.start(), block.start + part.end(), said)


def _points(block: Block, text: str) -> list[Block]:
    """Return the points of a list that its indent makes code; none where its first line is no point."""
    first = text.rfind("\n", 0, block.start) + 1
    raw = text[first : block.end].rstrip()
    if not _POINT.match(raw):
        return []
    points, found = list(_POINT.finditer(raw)), list[Block]()
    for point, end in zip(points, (*(point.start() for point in points[1:]), len(raw)), strict=True):
        lines = [line for line in raw[point.end() : end].split("\n") if line.strip()]
        said = unmarked("\n".join(lines[:_MOST_LINES])).strip()
        depth = 1 + max(0, len(point["indent"]) - len(points[0]["indent"])) // 2
        checked = point["box"] != " " if point["box"] else None
        stop = point.start() + len(raw[point.start() : end].rstrip())
        found.append(Block("item", first + point.end("indent"), first + stop, said, depth, checked=checked))
    return found


def _rows(blocks: Sequence[Block], at: int) -> list[Block]:
    """Return the paragraphs from one on that are the lines of a table: its heads, a rule, and rows."""
    if len(blocks) < at + 3 or not _RULE.fullmatch(blocks[at + 1].text):
        return []
    rows = list(takewhile(_is_line, map(blocks.__getitem__, range(at, len(blocks)))))
    return rows if len(rows) > 2 else []


def _is_line(block: Block) -> bool:
    return block.kind == "paragraph" and block.text[:1] == "|" and "\n" not in block.text


def _row(block: Block, kind: str, text: str) -> Block:
    line = text[block.start : block.end].rstrip()
    cells = tuple(
        Cell(unmarked(cell[0]).strip(), block.start + cell.start(), block.start + cell.end())
        for cell in _CELL.finditer(line.removesuffix("|"))
    )
    return Block(kind, block.start, block.end, " | ".join(cell.text for cell in cells), 0, cells)
