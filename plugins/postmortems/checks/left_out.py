"""A site for the public leaves something out.

A site whose `audience` is `public` has the reports that say `visibility: public`, and of these the fields and
sections that the setting `public` names, without what stands between `<!-- internal -->` and `<!-- /internal
-->`. So `postmortems check --audience public` tells what of each report is left out: its fields, sections,
passages, pictures and follow-ups, each kind at its first place with the lines of all, and why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..frozen import Frozen
from ..model.diagnostic import Level, Problem
from ..model.document import Document
from ..model.incident import Incident
from ..model.report import Report
from ..reading.incident import FREE
from ..reading.values import spellings
from ..redaction.fields import INSTEAD, written_fields
from ..redaction.passages import PASSAGE
from ..redaction.report import Redacted
from ..settings import Settings
from ..wording.messages import shorten
from ..wording.numbers import count
from .check import Context

LEVEL = Level.INFO
LOOKS_AROUND = True
BAD = """\
visibility: public
authors: [payments-team]
"""
GOOD = """\
visibility: public
title_public: Payments unavailable
"""
CODE = "left-out"
NOWHERE = "no public part has it"
_NOT_TOLD = (*INSTEAD, "template")
NOT_PUBLIC = "to publish it, write `visibility: public` once somebody has looked through it"


def may_find(report: Report, settings: Settings) -> bool:
    """Tell whether the site is for the public."""
    return settings.audience == "public"


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield what is left out of a report, or that it is left out itself."""
    if context.settings.audience != "public":
        return
    field = report.document.fields.get("visibility")
    start, end = (field.start, field.end) if field else (0, 3)
    found = context.edition().redacted.get(report.path)
    if found is None:
        message = "the report is left out: it does not say `visibility: public`"
        yield Problem(CODE, start, end, message, NOT_PUBLIC)
    elif not found.problems:
        for noun, why, those in _left(report, found, context):
            if those:
                message = f"the site leaves out {count(len(those), noun)}: {why}"
                yield Problem(CODE, those[0].start, those[0].end, message, _listed(report.document, those))


class _Part(Frozen):
    name: str
    start: int
    end: int


Kinds = Iterator[tuple[str, str, list[_Part]]]
"""Kinds of what is left out, each with the reason and all that is of it."""


def _left(report: Report, found: Redacted, context: Context) -> Kinds:
    """Yield what is left out of a report, by kind and reason."""
    yield from _of_fields(report.document, found, context.settings)
    hidden = [part for part in found.parts if not part.public and not part.opening]
    ends = [report.document.source.text.find("\n", part.start) for part in hidden]
    titles = [_Part(part.title, part.start, end) for part, end in zip(hidden, ends, strict=True)]
    yield "section", "`public.sections` does not name them", titles
    passages = [_Part("", cut.start, cut.end) for cut in found.cuts if cut.kind == PASSAGE]
    yield "passage", "marked as internal", passages
    beside = [_Part(link.url, link.start, link.end) for link, *_ in context.paths.beside_of(report.document)]
    yield "file", NOWHERE, [each for each in beside if not found.shown.hold(each.start)]
    yield "follow-up", NOWHERE, list(_promised(report, context))


def _promised(report: Report, context: Context) -> Iterator[_Part]:
    """Yield the follow-ups that the public is not told."""
    public = context.edition().knowledge_base.by_path.get(report.path)
    told = {each.item.title for each in public.action_items} if public else set()
    for each in report.action_items:
        if each.item.title not in told:
            yield _Part(each.item.title, each.start, each.end)


def _of_fields(document: Document, found: Redacted, settings: Settings) -> Kinds:
    written, named = written_fields(document.fields, settings), settings.public.all_fields
    whole = [name for name in written if name not in (*found.fields, *_NOT_TOLD)]
    unnamed = [name for name in (*whole, *document.fields) if name not in named]
    unnamed = [name for name in unnamed if name in whole or name.startswith(FREE)]
    partly = [name for name, value in written.items() if 0 < _size(found.fields.get(name)) < _size(value)]
    yield "field", "`public.fields` does not name them", _fields(document, dict.fromkeys(unnamed))
    yield "field", "nothing that they name is public", _fields(document, named.intersection(whole))
    yield "partly told field", "`public.fields` names only a part of them", _fields(document, partly)


def _fields(document: Document, names: Iterable[str]) -> list[_Part]:
    """Return where fields stand, by their declared names."""
    known = spellings(Incident)
    at = {known.get(name, name): field for name, field in reversed(tuple(document.fields.items()))}
    return sorted((_Part(name, at[name].start, at[name].end) for name in names), key=lambda each: each.start)


def _listed(document: Document, those: Iterable[_Part]) -> str:
    """Return all of a kind, each with its line, for a person who signs it off."""
    line = document.source.line_at
    return shorten(
        ", ".join(f"line {line(each.start)}{': ' * bool(each.name)}{each.name}" for each in those), 600
    )


def _size(value: Any) -> int:
    """Return how many single values there are in one."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return int(value is not None) if inner is None else sum(map(_size, inner))
