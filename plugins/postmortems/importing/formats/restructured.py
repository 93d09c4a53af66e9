"""A report in reStructuredText: what it is made of as Markdown, what is not understood as it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model.document import Document
from ...patterns import deferred
from ...reading.document import read_document
from ..drafting.draft import Destination, Draft
from ..drafting.understand import understand
from . import Claim, address, fenced, markdown_table

SAYS = "a report in reStructuredText"
ENDINGS = (".rst", ".rest")
_LINE = deferred(r"([=\-~^\"'`#*+.:_<>])\1{2,}\s*$")
_DIRECTIVE = deferred(r"\.\. (?P<name>[a-z][\w-]*)::\s*(?P<said>[^\n]*)$")
_COMMENT = deferred(r"\.\.(?:\s|$)")
_TWO = deferred("-(?=-)")
_FIELD = deferred(r":(?P<name>[^:`\n]{1,60}):\s+(?P<said>\S[^\n]*)$")
_OPTION = deferred(r"\s*:[\w-]+:")
_AUTO_NUMBER = deferred(r"(?P<indent>\s*)#\.\s+")
_RULES = deferred(r"={2,}(?:\s+={2,})+\s*$")
_LIST_CELL = deferred(r"\s*(?P<row>\*\s+)?-\s?(?P<cell>[^\n]*)$")
_INLINE = (
    (deferred(r"``(?P<a>[^`\n]{1,300})``"), r"`\g<a>`"),
    (deferred(r"`(?P<a>[^`<>\n]{1,300}?)\s?<(?P<b>[^<>\s`]{1,1000})>`__?"), r"[\g<a>](\g<b>)"),
    (deferred(r":[\w:-]{1,30}:`(?P<a>[^`\n]{1,300})`"), r"`\g<a>`"),
    (deferred(r"`(?P<a>[^`\n]{1,300})`__?(?!\w)"), r"\g<a>"),
)
_CODE = frozenset(("code", "code-block", "sourcecode", "highlight", "literalinclude"))
_IMAGES = frozenset(("image", "figure"))
_NOTES = frozenset(
    ("note", "warning", "tip", "important", "caution", "danger", "attention", "hint", "admonition")
)


def claim(document: Document) -> Claim:
    """Claim what has the ending of it."""
    is_mine = document.path.lower().endswith(ENDINGS) and document.source.text.strip()
    return Claim.HAS_MY_MARKS if is_mine else Claim.NOT_MINE


def read(document: Document, destination: Destination) -> Sequence[Draft]:
    """Read it as the same report in Markdown."""
    markdown = "\n".join(_Lines(document.source.text.split("\n")).as_markdown()) + "\n"
    return (understand(read_document(document.path, markdown.encode()), destination),)


class _Lines:
    """The lines of a document, and how far they are read."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines, self._at = lines, 0
        self._levels: list[str] = []

    def as_markdown(self) -> Iterator[str]:
        """Yield the lines of the same text as Markdown."""
        while self._at < len(self._lines):
            line = self._lines[self._at]
            self._at += 1
            directive = _DIRECTIVE.match(line)
            if title := self._title(line):
                yield from ("", title, "")
            elif directive:
                yield from self._directive(directive["name"], directive["said"].strip())
            elif _COMMENT.match(line):
                yield f"<!-- {_TWO.sub('- ', ' '.join([line, *self._indented()]))} -->"
            elif _RULES.match(line):
                yield from markdown_table(self._simple_rows(line))
            elif line.startswith("+-"):
                yield from markdown_table(self._grid_rows())
            else:
                yield from self._text(line)

    def _title(self, line: str) -> str:
        """Return a heading where this line and the next, or the next two, are one."""
        following = self._lines[self._at : self._at + 2]
        is_over = bool(_LINE.match(line)) and len(following) == 2 and following[1].strip() == line.strip()
        title, under = (following[0], following[1]) if is_over else (line, following[0] if following else "")
        if (
            not title.strip()
            or not _LINE.match(under)
            or (title[0].isspace() and not is_over)
            or _LINE.match(title)
        ):
            return ""
        self._at += 2 if is_over else 1
        kind = under[0] * (2 if is_over else 1)
        if kind not in self._levels:
            self._levels.append(kind)
        return f"{'#' * min(6, self._levels.index(kind) + 1)} {_inline(title.strip())}"

    def _directive(self, name: str, said: str) -> Iterator[str]:
        inside = self._indented()
        body = [line for line in inside if not _OPTION.match(line)]
        if name in _IMAGES:
            yield from ("", f"![]({address(said)})", *map(_inline, body))
        elif name in _CODE:
            yield from fenced(body, said)
        elif name == "list-table":
            yield from markdown_table(_listed_rows(body))
        elif name in _NOTES:
            yield from ("", *(f"> {_inline(line)}".rstrip() for line in (said, *body) if line or body), "")
        else:
            yield from fenced([f".. {name}:: {said}".rstrip(), *(f"   {line}" for line in inside)], "rst")

    def _text(self, line: str) -> Iterator[str]:
        field = _FIELD.match(line)
        line = f"- {field['name']}: {field['said']}" if field else line
        number = _AUTO_NUMBER.match(line)
        line = f"{number['indent']}1. {line[number.end() :]}" if number else line
        is_code = line.rstrip().endswith("::")
        shown = line.rstrip()[:-1] if is_code else line
        if not (is_code and shown.strip() == ":"):
            yield _inline(shown)
        if is_code and (body := self._indented()):
            yield from fenced(body)

    def _indented(self) -> list[str]:
        """Take the lines that stand further in, without their common indent."""
        start = self._at
        while self._at < len(self._lines) and (
            not self._lines[self._at].strip() or self._lines[self._at][0] in " \t"
        ):
            self._at += 1
        while self._at > start and not self._lines[self._at - 1].strip():
            self._at -= 1
        taken = self._lines[start : self._at]
        least = min((len(line) - len(line.lstrip()) for line in taken if line.strip()), default=0)
        body = [line[least:] for line in taken]
        return body[1:] if body and not body[0].strip() else body

    def _grid_rows(self) -> Iterator[list[str]]:
        """Take the rows of a table that is drawn with `+---+`."""
        cells: list[str] = []
        while self._at < len(self._lines) and self._lines[self._at][:1] in ("|", "+"):
            line = self._lines[self._at].strip()
            self._at += 1
            if line.startswith("+"):
                yield from [cells] if cells else []
                cells = []
            else:
                more = [_inline(cell.strip()) for cell in line.strip("|").split("|")]
                cells = [f"{a} {b}".strip() for a, b in zip(cells, more, strict=False)] if cells else more

    def _simple_rows(self, rule: str) -> Iterator[list[str]]:
        """Take the rows of a table between lines of `=====  =====`, whose columns those name."""
        starts = [at for at, sign in enumerate(rule) if sign == "=" and (at == 0 or rule[at - 1] != "=")]
        rules = 1
        while self._at < len(self._lines) and rules < 3 and self._lines[self._at].strip():
            line = self._lines[self._at]
            self._at += 1
            if _RULES.match(line):
                rules += 1
            else:
                yield [_inline(line[a:b].strip()) for a, b in zip(starts, [*starts[1:], None], strict=True)]


def _listed_rows(lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield the rows of a table that is written as a list of lists."""
    cells: list[str] = []
    for line in lines:
        found = _LIST_CELL.match(line)
        if found and found["row"]:
            yield from [cells] if cells else []
            cells = []
        if found:
            cells.append(_inline(found["cell"].strip()))
        elif cells and line.strip():
            cells[-1] += f" {_inline(line.strip())}"
    yield from [cells] if cells else []


def _inline(text: str) -> str:
    for pattern, form in _INLINE:
        text = pattern.sub(form, text) if "`" in text else text
    return text
