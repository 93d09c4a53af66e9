"""What every fix is and gets, and how they are applied; they are found by looking at this package."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from ..discovery import modules_of
from ..model.document import Document
from ..model.vocabulary import Word
from ..reading.document import read_document
from ..reading.events import events
from ..reading.front_matter import plain
from ..reading.incident import read_incident
from ..settings import Settings

LONGEST = 100_000

Words = Mapping[str, tuple[Word, ...]]


class Edit(NamedTuple):
    """A stretch of a document's text, by offsets, and what is to stand there."""

    start: int
    end: int
    text: str


Fix = Callable[[Document, Words], Iterator[Edit]]


@cache
def all_fixes() -> Mapping[str, Fix]:
    """Return every fix by its module's name, sorted."""
    found = modules_of(__package__ or "").items()
    return {name: module.fix for name, module in found if hasattr(module, "fix")}


def apply_fixes(document: Document, settings: Settings, templates: tuple[str, ...]) -> Document:
    """Return the document with every fix applied that leaves its meaning as it was.

    One of more than `LONGEST` characters, or whose front matter cannot be read whole, comes back as it is.
    """
    if not document.has_front_matter or document.broken or len(document.source.text) > LONGEST:
        return document
    words = settings.vocabularies(templates)
    meant = _meaning(document, settings, templates)
    for _ in range(len(all_fixes()) + 1):
        before = document
        for fix in all_fixes().values():
            text = apply(document.source.text, fix(document, words))
            changed = (
                read_document(document.path, text.encode()) if text != document.source.text else document
            )
            if changed is not document and _meaning(changed, settings, templates) == meant:
                document = changed
        if document is before:
            break
    return document


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits, none of which overlap."""
    parts, last = [], 0
    for edit in sorted(edits):
        parts += [text[last : edit.start], edit.text]
        last = edit.end
    return "".join([*parts, text[last:]])


def _meaning(document: Document, settings: Settings, templates: tuple[str, ...]) -> tuple[Any, ...]:
    """Return all that a reader of the file learns: the incident, unknown fields, what the parser says."""
    incident = read_incident(document, settings, templates).values
    fields = {name: plain(field.value) for name, field in document.fields.items()}
    known = {name: value for name, value in fields.items() if incident is None or not hasattr(incident, name)}
    return incident, known, frozenset(fields), [event[:3] for event in events(document.body)]
