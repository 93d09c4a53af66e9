"""For what reads test results: JUnit's XML, one test suite for each file, one test for each problem.

What fails the check is a failure, anything else is skipped with its message. A file without problems is a
test that passes.
"""

from __future__ import annotations

import re
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from ..model.diagnostic import Level
from ..model.review import NO_REVIEW
from .text import describe, printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..model.diagnostic import Diagnostic
    from ..model.review import Review

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(diagnostics: Sequence[Diagnostic], _: bool = False, review: Review = NO_REVIEW) -> str:
    """Return one document; a warning fails where it fails the check."""
    fatal = (Level.ERROR, Level.WARNING) if review.strict else (Level.ERROR,)
    by_file = {path: list(found) for path, found in groupby(diagnostics, lambda each: each.place.path)}
    suites = [
        line
        for path in sorted({*review.files, *by_file})
        for line in _suite(path, by_file.get(path, []), fatal)
    ]
    failed = sum(diagnostic.level in fatal for diagnostic in diagnostics)
    tests = len(diagnostics) + len({*review.files} - {*by_file})
    opening = f'<testsuites name="postmortems" tests="{tests}" failures="{failed}">'
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', opening, *suites, "</testsuites>", ""])


def _suite(path: str, found: Sequence[Diagnostic], fatal: Sequence[Level]) -> Iterator[str]:
    failed = sum(diagnostic.level in fatal for diagnostic in found)
    name = _attribute(path)
    yield (
        f'  <testsuite name="{name}" tests="{len(found) or 1}" failures="{failed}" errors="0" '
        f'skipped="{len(found) - failed}">'
    )
    if not found:
        yield f'    <testcase classname="{name}" name="no problems"/>'
    for diagnostic in found:
        place = diagnostic.place
        yield f'    <testcase classname="{name}" name="{place.line}:{place.column} {diagnostic.code}">'
        said = _attribute(diagnostic.message)
        if diagnostic.level in fatal:
            whole = _text(describe(diagnostic))
            yield f'      <failure type="{diagnostic.level}" message="{said}">{whole}</failure>'
        else:
            yield f'      <skipped message="{said}"/>'
        yield "    </testcase>"
    yield "  </testsuite>"


def _text(text: str) -> str:
    """Return text without what XML cannot hold."""
    return escape(_NO_XML.sub("\N{REPLACEMENT CHARACTER}", text))


def _attribute(text: str) -> str:
    return _text(printable(" ".join(text.split())))
