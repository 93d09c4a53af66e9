"""A value of the front matter is not what it looks like.

YAML takes what follows ` #` for a comment, so `title: Ticket #42 is back` is `Ticket`. A list of one text
stays one entry: `services: checkout, search` is one service with a comma in its name, with quotes too, and so
are names on two lines without `-`. An item that is indented deeper than the one above goes on with it:
`checkout - search`; so do items behind `•`, which YAML takes for text. “These” are no quotes of YAML: they
stay a part of the value. Quotes say that a text is meant as it stands, around the entry of a list
(`["Search, Europe"]`); a comment has a space behind its `#`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.diagnostic import Level, Problem
from ..model.document import Document, Value
from ..model.field_types import TEXT, FieldType, Term
from ..model.report import Report
from ..patterns import deferred
from ..reading.declared import declared_lists, every_value, texts
from ..reading.front_matter import COMMENT
from ..reading.yaml_errors import DASHES
from ..wording.messages import shorten
from .check import Context, seen_while_reading

LEVEL = Level.WARNING
BAD = """\
title: Ticket #42 is back
services: checkout, search
"""
GOOD = """\
title: "Ticket #42 is back"
services: [checkout, search]
"""
_CONTINUED = deferred(r"\n[ \t]+(?P<sign>- )")
_COMMENT_BELOW = deferred(r"\n(?P<indent>[ \t]+)(?P<said>#(?![#\s!-]|[\w-]+:)[^\n]*)")
_SEVERAL = deferred(r"[^\s,;](?P<sign>[,;])\s")
_NAMES = deferred(r"[^\s,;](?P<sign>[,;])\s*+[^\s,;]")
_BULLET = deferred(rf"[{DASHES}]\s")
_PARTING = deferred(rf"[,;\[{DASHES}]")
_PARTS = deferred(rf"[,;]\s*|\n\s*|(?:^|(?<=\s))[{DASHES}]\s+")
_OPENS = deferred("[“„‘«»「]")
_CURLY = deferred(r"“[^“”]*[“”]|„[^„“”]*[“”]|‘[^‘’]*’|«[^«»]*»|»[^«»]*«|「[^「」]*」")
_BRACKETS = deferred(r"\[[^\[\]]*\]")
_LINES, _BRACKET, _BULLETS = "line breaks", "brackets", "bullets"
NAMES = ("services", "tags", "authors", "regions", "aliases", "related", "approximate")
"""Lists of names, in which a comma parts two of them in an item of a list too."""


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for each value of which a part is a comment, or that is several in one."""
    document, own = report.document, context.settings.own_fields
    yield from seen_while_reading(report, "misleading-value")
    if document.source.text.find("#", 0, document.body_start) >= 0:
        for value, kind in every_value(document, own):
            yield from _cut(document, value, kind)
    if _CONTINUED.search(document.source.text, 0, document.body_start):
        for value in texts(document.fields):
            yield from _continued(document, value)
    wrong = {problem.start for problem in report.problems if problem.code == "invalid-value"}
    if not document.source.text.isascii() and _OPENS.search(document.source.text, 0, document.body_start):
        for value, _ in every_value(document, own):
            yield from _curly(value) if value.start not in wrong else ()
    for name, value, is_alone in declared_lists(document, own):
        if value.start not in wrong and _may_be_several(document.source.text, value):
            yield from _several(document, name, value, is_alone=is_alone)


def _may_be_several(text: str, value: Value) -> bool:
    return bool(_PARTING.search(str(value.data))) or text.find("\n", value.start, value.end) >= 0


def _several(document: Document, name: str, value: Value, *, is_alone: bool) -> Iterator[Problem]:
    """Yield a problem for one entry of a list that looks like several."""
    text, whole = str(value.data), document.source.text
    written, text = whole[value.start : value.end].strip(), text.strip()
    sign = _BULLETS if value.plain and _BULLET.match(text) else ""
    sign = sign or _sign(text, written, is_name=name in NAMES, is_alone=is_alone, plain=value.plain)
    if not sign:
        return
    apart = _bare(written) if sign == _LINES else text.strip("[]")
    parts = ", ".join(part.strip(" \"'") for part in _PARTS.split(apart) if part.strip())
    right = f"`[{shorten(parts, 60)}]`" if is_alone else "each on a line of its own"
    entry = " ".join(text.split()).replace('"', "'")
    one = f'`["{shorten(entry, 60)}"]` if it is one' if is_alone and name in NAMES else "quote it"
    other = "without quotes" if sign == _BRACKET else f"or {one}"
    message = f"`{shorten(' '.join(text.split()), 40)}` is one entry of `{name}`, {sign} and all"
    yield Problem("misleading-value", value.start, value.end, message, f"write {right}, {other}")


def _curly(value: Value) -> Iterator[Problem]:
    """Yield a problem for a text between quotes that YAML does not know."""
    text = str(value.data)
    if value.plain and _CURLY.fullmatch(text):
        what = f"`{text[0]}` and `{text[-1]}` are a part of the value: YAML does not know them as quotes"
        help_ = f'write `"{shorten(text[1:-1], 60)}"`, or `"{shorten(text, 60)}"` if they belong to it'
        yield Problem("misleading-value", value.start, value.end, what, help_)


def _bare(written: str) -> str:
    """Return what a value says without the sign of a block scalar."""
    return written.lstrip("|>-+ \n").rstrip()


def _sign(text: str, written: str, *, is_name: bool, is_alone: bool, plain: bool) -> str:
    """Say what parts a text into several; quotes around an entry of a list tell that it is one."""
    if is_name and is_alone and _BRACKETS.fullmatch(text):
        return _BRACKET
    if not plain and not (is_name and is_alone):
        return ""
    if found := (_NAMES if is_name else _SEVERAL).search(text) if is_name or is_alone else None:
        return "comma" if found["sign"] == "," else "semicolon"
    return _LINES if is_name and _has_lines(written, plain=plain) else ""


def _has_lines(written: str, *, plain: bool) -> bool:
    """Tell whether a value stands on several lines, none of which looks like an item: that is told there."""
    return "\n" in _bare(written) and not (plain and _CONTINUED.search(written))


def _cut(document: Document, value: Value, kind: FieldType | None) -> Iterator[Problem]:
    """Yield a problem for what stands behind a text as a comment and looks like its rest."""
    is_text = kind in (TEXT, None) or (isinstance(kind, Term) and kind.setting == "services")
    if not value.plain or not is_text:
        return
    text = document.source.text
    if rest := COMMENT.match(text, value.end) or _below(text, value):
        start = rest.start("said")
        message = f"the value ends before `#`: `{shorten(rest['said'], 40)}` is a comment"
        whole = shorten(" ".join(text[value.start : rest.end()].split()), 80)
        help_ = f'write `"{whole}"`, or put a space behind `#`' if '"' not in whole else "quote the value"
        yield Problem("misleading-value", start, rest.end(), message, help_)


def _below(text: str, value: Value) -> re.Match[str] | None:
    """Return the comment on the next line that is indented as if a value went on there."""
    found = _COMMENT_BELOW.match(text, value.end)
    line = text[text.rfind("\n", 0, value.start) + 1 :]
    return found if found and len(found["indent"]) > len(line) - len(line.lstrip(" \t")) else None


def _continued(document: Document, value: Value) -> Iterator[Problem]:
    """Yield a problem for a text that goes on with what looks like the next item."""
    is_long = value.plain and value.end - value.start > len(str(value.data))
    if is_long and (found := _CONTINUED.search(document.source.text, value.start, value.end)):
        message = f"this line goes on with the value above it: `{shorten(str(value.data), 60)}`"
        help_ = "indent it as the items beside it are, or put quotes around the whole value"
        yield Problem("misleading-value", found.start("sign"), found.end("sign") - 1, message, help_)
