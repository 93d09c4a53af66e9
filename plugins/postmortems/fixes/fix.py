"""What every fix is and gets, and how they are applied; they are found by looking at this package."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from ..discovery import modules_of
from ..frozen import Frozen
from ..model.document import Document, Value
from ..model.field_types import Declaration
from ..model.incident import Incident, Values
from ..model.vocabulary import Word
from ..reading.document import read_document
from ..reading.events import events
from ..reading.front_matter import plain
from ..reading.incident import read_incident
from ..reading.values import spellings
from ..settings import Settings

LONGEST = 100_000
MAKE_READABLE = ("colons", "indents", "quotes")
"""The fixes without which front matter may not be read."""


class Words(Frozen):
    """What a site declares: its vocabularies by the name of their setting, and fields of its own."""

    vocabularies: Mapping[str, tuple[Word, ...]]
    own: Mapping[str, Declaration]


class Edit(NamedTuple):
    """A stretch of a document's text, by offsets, and what is to stand there."""

    start: int
    end: int
    text: str


def written_as(document: Document, value: Value, text: str) -> Iterator[Edit]:
    """Yield the edit that writes another text in a value's place, in the quotes that it has.

    None where it is written that way, or so that a place in the file is not a place in the text.
    """
    quotes = 0 if value.plain else 1
    start, end = value.start + quotes, value.end - quotes
    if document.source.text[start:end] == value.data != text:
        yield Edit(start, end, text)


Fix = Callable[[Document, Words], Iterator[Edit]]


@cache
def all_fixes() -> Mapping[str, Fix]:
    """Return every fix by its module's name, sorted."""
    found = modules_of(__package__ or "").items()
    return {name: module.fix for name, module in found if hasattr(module, "fix")}


def apply_fixes(document: Document, settings: Settings, templates: tuple[str, ...]) -> Document:
    """Return the document with every fix applied that leaves its meaning as it was, or mends a problem of it.

    One of more than `LONGEST` characters comes back as it is.
    """
    if len(document.source.text) > LONGEST:
        return document
    document = _from_the_first_line(document)
    if not document.has_front_matter:
        return document
    words = Words(settings.vocabularies(templates), settings.own_fields)
    whole = _readable(document, words)
    if whole is None:
        return document
    document = whole
    meant = _meaning(document, settings, templates)
    for _ in range(len(all_fixes()) + 1):
        before = document
        for fix in all_fixes().values():
            text = apply(document.source.text, fix(document, words))
            changed = (
                read_document(document.path, text.encode()) if text != document.source.text else document
            )
            if changed is document:
                continue
            means = _meaning(changed, settings, templates)
            if means == meant or _is_mended(meant, means):
                document, meant = changed, means
        if document is before:
            break
    return document


def _from_the_first_line(document: Document) -> Document:
    """Return a document without the blanks above its front matter."""
    text = document.source.text
    bare = text.lstrip(" \t\n")
    if document.has_front_matter or bare == text or not bare.startswith("---\n"):
        return document
    changed = read_document(document.path, bare.encode())
    return changed if changed.has_front_matter else document


def _readable(document: Document, words: Words) -> Document | None:
    """Return a document whose front matter can be read whole, None where that takes more than a few signs."""
    if not document.broken:
        return document
    changed = document
    for name in MAKE_READABLE:
        text = apply(changed.source.text, all_fixes()[name](changed, words))
        if text != changed.source.text:
            changed = read_document(document.path, text.encode())
    before, after = (
        {name: plain(each.value) for name, each in one.fields.items()} for one in (document, changed)
    )
    same = not changed.broken and all(after.get(name) == value for name, value in before.items())
    return changed if same else None


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits, none of which overlap."""
    parts, last = [], 0
    for edit in sorted(edits):
        parts += [text[last : edit.start], edit.text]
        last = edit.end
    return "".join([*parts, text[last:]])


class _Meaning(Frozen):
    """All that a reader of the file learns: the values, what else is written, what the parser says.

    `doubtful` are the fields in which there is a problem, so that not all of their values could be read.
    """

    values: Values | None
    unknown: Mapping[str, Any]
    fields: frozenset[str]
    broken: frozenset[str]
    body: list[Any]
    problems: frozenset[tuple[str, str]]
    doubtful: frozenset[str]


def _meaning(document: Document, settings: Settings, templates: tuple[str, ...]) -> _Meaning:
    values, found = read_incident(document, settings, templates)
    fields = {name: plain(field.value) for name, field in document.fields.items()}
    names = {**spellings(Incident), **{name: name for name in settings.own_fields}}
    unknown = {name: value for name, value in fields.items() if values is None or name not in names}
    problems = frozenset((each.code, each.message) for each in (*document.problems, *found))
    starts = sorted(problem.start for problem in found)
    doubtful = frozenset(
        names.get(each.name, "")
        for each in document.fields.values()
        if bisect_left(starts, each.start) < bisect_right(starts, each.value.end)
    )
    body = [event[:3] for event in events(document.body)]
    return _Meaning(values, unknown, frozenset(fields), document.broken, body, problems, doubtful)


def _is_mended(before: _Meaning, after: _Meaning) -> bool:
    """Tell whether a problem is gone, there are not more, and all that could be read is as it was."""
    gone = before.problems - after.problems
    if after.body != before.body or not gone or len(after.problems) > len(before.problems) or after.broken:
        return False
    if any(after.unknown.get(name, value) != value for name, value in before.unknown.items()):
        return False
    given = before.values.given if before.values else frozenset()
    kept = given - before.doubtful
    return all(_value(after.values, name) == _value(before.values, name) for name in kept)


def _value(values: Values | None, name: str) -> Any:
    """Return the value of a field, of the site's own ones too."""
    return values.own[name] if values and name in values.own else getattr(values, name, None)
