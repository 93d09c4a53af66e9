"""Bytes to text: every trap of encoding found, reported at its place, and read past."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from ..model.diagnostic import Level, Problem
from ..model.document import Source
from ..model.setting_types import MOST_KB
from ..patterns import deferred

CODE = "front-matter-syntax"
MAX_BYTES = MOST_KB * 1000
MAX_REPORTS = 20
BOM = "\ufeff"
_CONTROL = deferred("[\x00-\x08\x0b\x0c\r\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff\ufdd0-\ufdef]")
_ODD_BYTES = frozenset((*range(9), *range(11, 32), 127, 0xC2, 0xEF))
"""Control characters, and the first bytes of all others and of non-characters: of ordinary ones too."""
_WITHOUT_ODD = bytes(ord("?") if byte in _ODD_BYTES else byte for byte in range(256))
_HIDDEN_LINE_END = deferred("[\x85\u2028\u2029]")

INVISIBLE, _BY_A_SPACE = "an invisible character", "replace it by a space"
_ODD = "\xa0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff"
_ODD_SPACE = deferred(
    rf"(?m)^[ ]{{0,40}}(?:-[ ]{{1,9}})?(?:[\w-]{{1,60}}:|-)(?P<odd>[{_ODD}])(?![^\n]*:(?:\s|$))"
    rf"|^(?P<indent>[ {_ODD}]{{1,40}})(?=-[ ])"
)
"""An odd space where the value of a field or a list's item begins, or before such an item."""


def read_source(path: str, data: bytes) -> tuple[Source, tuple[Problem, ...]]:
    r"""Decode a file as UTF-8 with `\n` line ends; what is odd is replaced by what reads safely, and said."""
    text = data.decode("utf-8", "replace")
    problems = list(_undecodable(data, text))
    if text.startswith(BOM):
        text = text[1:]
        mark = "the file starts with a byte-order mark"
        problems.append(Problem(CODE, 0, 1, mark, "save it as UTF-8 without BOM"))
    if data.translate(_WITHOUT_ODD) == data:
        return Source(path, text), tuple(problems)
    if "\r" in text and "\n" not in text:
        text = text.replace("\r", "\n")
        problems.append(_old_line_ends(text.index("\n")))
    crlf, lf = text.count("\r\n"), text.count("\n")
    if crlf:
        first = text.index("\r\n")
        text = text.replace("\r\n", "\n")
        problems.append(_carriage_returns(first, crlf, lf))
    problems += characters(text, places_of(_CONTROL, text), "a control character", "remove it")
    text = _CONTROL.sub(" ", text) if _CONTROL.search(text) else text
    return Source(path, text), tuple(problems)


def hidden_line_ends(text: str, offset: int) -> tuple[str, tuple[Problem, ...]]:
    """Return front matter, which stands at an offset, without the line ends that only YAML sees."""
    if text.isascii():
        return text, ()
    found = characters(text, places_of(_HIDDEN_LINE_END, text), INVISIBLE, _BY_A_SPACE, offset)
    return _HIDDEN_LINE_END.sub(" ", text), tuple(found)


def odd_spaces(text: str, offset: int) -> tuple[str, tuple[Problem, ...]]:
    """Return front matter, which stands at an offset, with plain spaces where YAML wants them."""
    if text.isascii():
        return text, ()
    spans = (found.span(found.lastgroup or 0) for found in _ODD_SPACE.finditer(text))
    odd = list(islice((at for span in spans for at in range(*span) if text[at] != " "), MAX_REPORTS))
    plain = text
    for at in odd:
        plain = f"{plain[:at]} {plain[at + 1 :]}"
    return plain, tuple(characters(text, odd, INVISIBLE, _BY_A_SPACE, offset))


def _old_line_ends(first: int) -> Problem:
    """Return the problem of a file all of whose lines end as those of old Macs did."""
    return Problem(CODE, first, first + 1, "lines end in CR alone", "save it with LF line ends")


def _carriage_returns(first: int, crlf: int, lf: int) -> Problem:
    if crlf == lf:
        message, level = "lines end in CR LF", Level.INFO
    else:
        message, level = f"{crlf} of {lf} lines end in CR LF, the others in LF", Level.WARNING
    return Problem(CODE, first, first + 1, message, "save it with LF line ends", level)


def _undecodable(data: bytes, text: str) -> Iterator[Problem]:
    """Report the first bytes of a file that are no UTF-8."""
    if "\ufffd" not in text:
        return
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").removeprefix(BOM).replace("\r\n", "\n")
        shown = data[error.start : error.start + 1].hex().upper()
        wrong = f"the byte {shown} is not UTF-8"
        yield Problem(CODE, len(before), len(before) + 1, wrong, "save the file as UTF-8")


def places_of(pattern: re.Pattern[str], text: str) -> Iterator[int]:
    """Yield where characters of some kind stand in a text."""
    return (found.start() for found in pattern.finditer(text))


def characters(text: str, places: Iterable[int], what: str, help_: str, offset: int = 0) -> Iterator[Problem]:
    """Report the first of some characters of a text, which stands at an offset."""
    for at in islice(places, MAX_REPORTS):
        start = offset + at
        yield Problem(CODE, start, start + 1, f"{what} (U+{ord(text[at]):04X})", help_)
