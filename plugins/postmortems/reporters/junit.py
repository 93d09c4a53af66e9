"""For what reads test results: JUnit's XML, one test suite for each file, one test for each problem.

What fails the check is a failure, anything else is skipped with its message. A file without problems is a
test that passes.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from ..model.diagnostic import Diagnostic, Level
from ..model.review import NO_REVIEW, Review
from ..patterns import deferred
from ..wording.messages import printable
from .text import describe

_NO_XML = deferred("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(diagnostics: Sequence[Diagnostic], _: bool = False, review: Review = NO_REVIEW) -> str:
    """Return one document; a warning fails where it fails the check."""
    fatal = (Level.ERROR, Level.WARNING) if review.strict else (Level.ERROR,)
    by_file = {path: list(found) for path, found in groupby(diagnostics, lambda each: each.place.path)}
    failed = sum(diagnostic.level in fatal for diagnostic in diagnostics)
    tests = len(diagnostics) + len({*review.files} - {*by_file})
    root = ElementTree.Element("testsuites", name="postmortems", tests=str(tests), failures=str(failed))
    for path in sorted({*review.files, *by_file}):
        _suite(root, path, by_file.get(path, []), fatal)
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _suite(root: Element, path: str, found: Sequence[Diagnostic], fatal: Sequence[Level]) -> None:
    failed, name = sum(diagnostic.level in fatal for diagnostic in found), _line(path)
    skipped = str(len(found) - failed)
    suite = _add(
        root, "testsuite", name=name, tests=str(len(found) or 1), failures=str(failed), errors="0",
        skipped=skipped,
    )  # fmt: skip
    if not found:
        _add(suite, "testcase", classname=name, name="no problems")
    for diagnostic in found:
        title = f"{diagnostic.place.line}:{diagnostic.place.column} {diagnostic.code}"
        _outcome(_add(suite, "testcase", classname=name, name=title), diagnostic, fatal)


def _outcome(case: Element, diagnostic: Diagnostic, fatal: Sequence[Level]) -> None:
    said = _line(diagnostic.message)
    if diagnostic.level in fatal:
        failure = _add(case, "failure", type=str(diagnostic.level), message=said)
        failure.text = _text(describe(diagnostic))
    else:
        _add(case, "skipped", message=said)


def _add(parent: Element, tag: str, **attributes: str) -> Element:
    child = parent.makeelement(tag, attributes)
    parent.append(child)
    return child


def _text(text: str) -> str:
    """Return text without what XML cannot hold."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def _line(text: str) -> str:
    return _text(printable(" ".join(text.split())))
