"""A report as a page of HTML, as wikis and office programs export it: its text and structure as Markdown."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html.parser import HTMLParser

from ...model.document import Document
from ...patterns import deferred
from ...reading.document import read_document
from ..drafting.draft import Destination, Draft
from ..drafting.understand import understand
from . import Claim, address, code_span, fenced, markdown_table

SAYS = "a page of HTML"
ENDINGS = (".html", ".htm", ".xhtml")
_LOOKS = deferred(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype html|html|head|body|div|h1|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_SKIPPED = frozenset(("script", "style", "head", "nav", "template", "svg", "noscript", "button", "form"))
_NAMES = (
    "p div section article main header footer aside figure figcaption dl address details summary ul ol "
    "table blockquote pre hr h1 h2 h3 h4 h5 h6"
)
_BLOCKS = frozenset(_NAMES.split())
_LISTS = ("ul", "ol", "dl")
"""What holds points; that of a term goes on in what is said of it."""
_LEVELS = {f"h{level}": f"{'#' * level} " for level in range(1, 7)}
_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "del": "~~", "s": "~~", "strike": "~~"}
_LONGEST = 2_000_000
_DEEPEST = 50
_SPACE = deferred(r"\s+")
_BLANK = deferred(r"\n{3,}")
_OPENS = deferred(
    r"(?:[-+#]|\d{1,9}(?=[.)]))(?=[.)]?(?:\s|$))|>|\||(?<!=)=++$|(?<!-)-{2,}+$|~{3,}+|\[(?=[^\]]{1,99}\]:)"
)
"""What begins something else than a line of text."""
_MARKUP = deferred(r"[\\*`]|(?<![^\W_])(?<![/.:=?&#-])_|&(?=#?\w{1,31};)")
_CDATA = deferred(r"<!\[CDATA\[|\]\]>")
_EMPTY_MARKS = deferred(r"(?<!\S)(\*\*|~~|\*)\s*\1(?!\S)")


def claim(document: Document) -> Claim:
    """Claim what has the ending of it and begins like it."""
    is_mine = document.path.lower().endswith(ENDINGS) and _LOOKS.match(document.source.text)
    return Claim.HAS_MY_MARKS if is_mine else Claim.NOT_MINE


def read(document: Document, destination: Destination) -> Sequence[Draft]:
    """Read it as the same report in Markdown."""
    return read_html(document.source.text, document.path, destination)


def read_html(text: str, path: str, destination: Destination) -> Sequence[Draft]:
    """Read HTML as a report in Markdown."""
    page = _Page()
    page.feed(_CDATA.sub("", text[:_LONGEST]))
    page.close()
    return (understand(read_document(path, page.markdown().encode()), destination),)


class _Page(HTMLParser):
    """Writes Markdown while it reads."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._written: list[str] = []
        self._line: list[str] = []
        self._skipped = self._code = self._quotes = 0
        self._span: int | None = None
        self._lists: list[int] = []
        self._links: list[tuple[str, int]] = []
        self._rows: list[list[str]] = []
        self._tables = 0
        self._lead = ""

    def markdown(self) -> str:
        """Return all that was read."""
        self._end_line()
        return _BLANK.sub("\n\n", "\n".join(self._written)).strip("\n") + "\n"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element; a head may be open until the body begins."""
        self._skipped *= tag != "body"
        if tag in _SKIPPED or self._skipped:
            self._skipped += tag in _SKIPPED
            return
        said = {name: value or "" for name, value in attrs}
        if tag in _BLOCKS and not self._tables:
            self._end_line(blank=not (self._lists and tag in ("p", "div", *_LISTS)))
        self._begin(tag, said)

    def _begin(self, tag: str, said: Mapping[str, str]) -> None:
        if tag in _MARKS:
            self._mark(tag)
        elif tag == "br":
            self._line.append(" " if self._tables else "\n")
        elif tag == "img":
            self._line.append(f"![{_plain(said.get('alt', ''))}]({address(said.get('src', ''))})")
        elif tag == "a":
            self._links.append((said.get("href", ""), len(self._line)))
        elif tag == "code" and not self._code:
            self._end_code()
            self._span = len(self._line)
        elif tag == "pre":
            self._code += 1
        elif tag == "hr":
            self._written.append("---")
        elif tag == "blockquote":
            self._quotes += 1
        else:
            self._begin_list_or_table(tag, said)

    def _begin_list_or_table(self, tag: str, said: Mapping[str, str]) -> None:
        if tag in _LISTS:
            self._lists.append(1 if tag == "ol" else 0)
        elif tag in ("li", "dt"):
            self._begin_item()
        elif tag == "dd" and "".join(self._line).strip():
            self._line.append(" – ")
        elif tag == "input" and said.get("type") == "checkbox":
            self._line.append("[x] " if "checked" in said else "[ ] ")
        elif tag == "table":
            self._tables += 1
        elif tag == "tr" and self._tables == 1:
            self._rows.append([])
        elif tag in ("td", "th") and self._tables == 1:
            self._end_code()
            self._line.clear()
        elif tag in _LEVELS:
            self._lead = _LEVELS[tag]

    def _begin_item(self) -> None:
        self._end_line(blank=False)
        number = self._lists[-1] if self._lists else 0
        self._lead = f"{number}. " if number else "- "
        if number:
            self._lists[-1] += 1

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        if self._skipped:
            self._skipped -= tag in _SKIPPED
        elif tag in _MARKS:
            self._mark(tag)
        elif tag == "a" and self._links:
            self._end_link(*self._links.pop())
        elif tag == "code":
            self._end_code()
        elif tag in ("td", "th") and self._tables == 1 and self._rows:
            self._end_code()
            self._rows[-1].append(_SPACE.sub(" ", "".join(self._line)).strip())
            self._line.clear()
        elif tag == "table" and self._tables:
            self._end_table()
        elif not self._tables:
            self._end_block(tag)

    def _mark(self, tag: str) -> None:
        if not self._code and self._span is None:
            self._line.append(_MARKS[tag])

    def _end_code(self) -> None:
        if self._span is not None:
            text = "".join(self._line[self._span :])
            del self._line[self._span :]
            self._line.append(code_span(text))
            self._span = None

    def _end_link(self, url: str, at: int) -> None:
        text = _SPACE.sub(" ", "".join(self._line[at:])).strip()
        del self._line[at:]
        runs = "".join(url.split()).lower().startswith("javascript:")
        is_link = text and url and not runs and self._span is None
        self._line.append(f"[{text}]({address(url)})" if is_link else text)

    def _end_table(self) -> None:
        self._tables -= 1
        if not self._tables:
            rows = [row for row in self._rows if any(row)]
            self._written.extend(markdown_table(rows))
            self._rows.clear()

    def _end_block(self, tag: str) -> None:
        if tag in _LISTS and self._lists:
            self._end_line(blank=len(self._lists) == 1)
            self._lists.pop()
        elif tag == "pre" and self._code:
            self._code -= 1
            self._written += fenced("".join(self._line).strip("\n").split("\n"))
            self._line.clear()
        elif tag == "blockquote" and self._quotes:
            self._end_line()
            self._quotes -= 1
        elif tag == "li":
            self._end_line(blank=False)
        elif tag in _BLOCKS:
            self._end_line(blank=not self._lists)

    def handle_data(self, data: str) -> None:
        """Take text."""
        if not self._skipped:
            self._line.append(data if self._code or self._span is not None else _plain(data))

    def _end_line(self, *, blank: bool = True) -> None:
        """Write what the line says, with what its block begins with."""
        self._end_code()
        lines = [" ".join(line.split()) for line in "".join(self._line).split("\n")]
        said = [line for line in (_EMPTY_MARKS.sub("", line).strip() for line in lines) if line]
        self._line.clear()
        depth = min(max(0, len(self._lists) - 1), _DEEPEST)
        indent, quote = "   " * depth, "> " * min(self._quotes, _DEEPEST)
        for line in said:
            inner = self._lead or ("   " if self._lists else "")
            opens = _OPENS.match(line)
            at = opens.end() if opens and opens[0].isdigit() else 0
            text = f"{line[:at]}\\{line[at:]}" if opens else line
            self._written.append(f"{quote}{indent}{inner}{text}")
            self._lead = ""
        if blank and self._written and self._written[-1]:
            self._written.append(quote.rstrip())


def _plain(text: str) -> str:
    """Return text in which Markdown finds no markup."""
    return _MARKUP.sub(r"\\\g<0>", _SPACE.sub(" ", text)).replace("<", "&lt;")
