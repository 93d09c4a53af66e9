"""The sections of a report that nobody wrote for a machine: headings, and whatever stands in for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from ...model.document import Block, Document, Section
from ...model.incident import STATUSES
from ...reading.toml_front_matter import toml_end
from ...sections import role_of
from .sections import Part, group
from .times import is_time
from .titles import MAX_LINES, Title, heading, is_form, item_title, line_titles, lone_title, plain_title

_OURS = ("started_at", "services")
"""Fields of front matter that was written for this project."""


def read_outline(document: Document) -> tuple[Section, ...]:
    """Return the sections of a report in order, each with its role; never raises.

    Bold lines are headings too, but in an incident file that has some. Where neither do, plain title
    lines and labels of a list are. A section without a role of its own has that of the section it
    belongs to. A heading that is an entry of the timeline is a section too: see `narrative.is_entry`.
    """
    roles = {block.start: role_of(block.text) for block in document.blocks if block.kind == "heading"}
    roles |= {section.start: section.role for section in document.sections}
    is_ours = any(name in document.fields for name in _OURS)
    has_status = document.text_of("status").strip().lower() in STATUSES
    if (is_ours or has_status) and _is_divided(document.blocks):
        parts = [heading(b, roles[b.start]) if b.kind == "heading" else b for b in document.blocks]
    else:
        parts = list(_parts(document, roles))
    return group(parts, len(document.source.text))


def _parts(document: Document, roles: Mapping[int, str]) -> Iterator[Part]:
    """Yield titles and blocks in order; `roles` are those of the headings by where they stand."""
    text = document.source.text
    end = toml_end(text)
    blocks = document.blocks[sum(block.start < end for block in document.blocks) :]
    headed, plain, labels = _written_so(blocks, text, roles)
    left = MAX_LINES
    for block, following in zip_longest(blocks, blocks[1:]):
        if block.kind == "heading":
            yield heading(block, roles[block.start])
        elif block.start in labels and block.kind == "item":
            yield from _labelled(block, labels[block.start], text)
        elif block.kind == "paragraph" and block.level == 0 and left > 0:
            left -= 1 + block.text.count("\n")
            yield from _paragraph(block, _raw(block, text), following, headed=headed, plain=plain)
        elif block.kind == "item" and plain and left > 0:
            left -= 1 + block.text.count("\n")
            yield from _item(block, text[block.start : following.start if following else block.end])
        else:
            yield _in_the_middle(block, plain=plain)


def _written_so(
    blocks: Sequence[Block], text: str, roles: Mapping[int, str]
) -> tuple[bool, bool, dict[int, Title]]:
    """Return whether headings name parts, whether plain lines may, and the items that do."""
    headed = len({roles[block.start] for block in blocks if block.kind == "heading"} - {""}) > 1
    plain = not headed and not _has_named_bold_lines(blocks, text)
    return headed, plain, _item_titles(blocks, text) if plain and not _is_divided(blocks) else {}


def _in_the_middle(block: Block, *, plain: bool) -> Part:
    """Return the title that a line is whose indent makes it code, where no title has any markup."""
    title = plain_title(block.text.strip(), block.start) if plain and block.kind == "code" else None
    return block if title is None or title.run_in else title


def _paragraph(
    block: Block, raw: str, following: Block | None, *, headed: bool, plain: bool
) -> Iterator[Part]:
    """Yield the titles that a paragraph is or has, and the rest; a form below headings has none."""
    lone = lone_title(block, raw, following, headed=headed)
    if lone:
        yield lone
    elif headed and is_form(raw):
        yield block
    else:
        yield from line_titles(block, raw, plain=plain)


def _item(block: Block, raw: str) -> Iterator[Part]:
    """Cut a list item where a title line stands right below it, without a blank line or an indent.

    Markdown takes such a line for the item's own; in a report without any headings it was meant as one.
    """
    lines, said = raw[: block.end - block.start].rstrip("\n").split("\n"), block.text.split("\n")
    below = [] if is_time(said[0]) else lines[1:]  # what stands below a clock is its text
    titles = (at for at, line in enumerate(below, 1) if plain_title(line, 0) and not line[0].isspace())
    if not (first := next(titles, 0)):
        yield block
        return
    start, rest = block.start + len("\n".join(lines[:first])) + 1, "\n".join(lines[first:])
    yield block._replace(end=start, text="\n".join(said[:first]))
    yield from line_titles(Block("paragraph", start, start + len(rest), rest), rest, plain=True)


def _raw(block: Block, text: str) -> str:
    return text[block.start : block.end].rstrip("\n")


def _is_divided(blocks: Sequence[Block]) -> bool:
    return any(block.kind == "heading" and block.level > 1 for block in blocks)


def _has_named_bold_lines(blocks: Sequence[Block], text: str) -> bool:
    roles: set[str] = set()
    for block in blocks[:MAX_LINES]:
        if block.kind == "paragraph" and block.level == 0:
            raw = _raw(block, text)
            if "**" in raw or "__" in raw or "<" in raw or raw[:2] in ("==", "h1", "h2", "h3"):
                titles = line_titles(block, raw, plain=False)
                roles.update(title.role for title in titles if isinstance(title, Title) and title.role)
        if len(roles) > 1:
            return True
    return False


def _item_titles(blocks: Sequence[Block], text: str) -> dict[int, Title]:
    """Return the items of the outermost lists that name parts of a report, by where they start.

    A single part counts only where its item says nothing else.
    """
    items = (block for block in blocks[:MAX_LINES] if block.kind == "item" and block.level == 1)
    titles = ((block, item_title(block, _first_line(block, text))) for block in items)
    found = [(block, title) for block, title in titles if title]
    several = len({title.role for _, title in found}) > 1
    return {
        block.start: title
        for block, title in found
        if several or title.end == block.start + len(_first_line(block, text))
    }


def _first_line(block: Block, text: str) -> str:
    end = text.find("\n", block.start, block.end)
    return text[block.start : end if end >= 0 else block.end]


def _labelled(block: Block, title: Title, text: str) -> Iterator[Part]:
    """Yield a label of a list, and what is said on its line as a paragraph below it."""
    yield title
    line = _first_line(block, text)
    rest = line[title.end - block.start :]
    if rest.strip(" :"):
        start = title.end + len(rest) - len(rest.lstrip(" :"))
        said = block.text.removeprefix(title.text).lstrip(" :")
        yield Block("paragraph", start, block.start + len(line), said)
