"""Where a body's own headings are, and what of it is code, as the parser has it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..frozen import Frozen
from ..model.document import Document, Section, Spans
from ..reading.events import characters, events
from ..reading.verbatim import open_fence

_CONTAINERS = frozenset({"List", "Item", "BlockQuote", "FootnoteDefinition", "Table"})


class Heading(NamedTuple):
    """A heading that stands in no list, quote or note; `start` is where its line begins.

    Another line that a reader takes for that of a section has the `role` of that.
    """

    title: str
    level: int
    start: int
    end: int
    role: str = ""


class Structure(Frozen):
    """What redaction has to know of a body.

    In `code` signs are no markup. In what is `unsure` of it nobody meant them not to be: code by indentation,
    a fence that is never closed, a span over several lines. What is `gone` stands in a marked passage.
    """

    headings: tuple[Heading, ...]
    code: Spans
    unsure: Spans
    gone: Spans = Spans(())


def structure_of(document: Document) -> Structure:
    """Return the structure of a document's body, in offsets of its file."""
    body, start = document.body, document.body_start
    place = characters(body, start)
    headings, code, unsure = [], [], []
    for name, said, (first, last) in _found(body):
        span = place(first), place(last)
        text = document.source.text[slice(*span)]
        if name == "Heading":
            line = document.source.text.rfind("\n", 0, span[0]) + 1
            headings.append(Heading(said[1:], int(said[0]), max(line, start), span[1]))
            continue
        code.append(span)
        is_fence = name == "CodeBlock" and text.lstrip()[:3] in ("```", "~~~")
        if not (is_fence and not open_fence(text)) and not (name == "Code" and "\n" not in text):
            unsure.append(span)
    return Structure(tuple(headings), Spans(code), Spans(unsure))


def other_titles(
    document: Document, sections: Iterable[Section], headings: Iterable[Heading]
) -> Iterator[Heading]:
    """Yield what opens a section of some role besides headings; `sections` are those that a reader finds.

    That is a heading in HTML, a quote or a list, and where a report has no headings, a bold line or another.
    """
    text, known = document.source.text, {heading.start for heading in headings}
    for section in sections:
        start = max(text.rfind("\n", 0, section.start) + 1, document.body_start)
        if section.role and start not in known:
            end, before = text.find("\n", section.start), text[start : section.start]
            # in a list or a quote it is below the section around that, whatever its level
            level = section.level + 6 * (bool(before.strip()) and "<" not in before)
            yield Heading(section.title, level, start, end if end >= 0 else len(text), section.role)


def _found(body: str) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """Yield headings, with level and words, and code, each with its place in bytes."""
    depth, words = 0, [""]
    for kind, tag, data, span in events(body):
        if tag in _CONTAINERS:
            depth += 1 if kind == "Start" else -1
        elif tag == "Heading" and kind == "Start":
            words = []
        elif tag == "Heading" and not depth:
            yield tag, f"{data[1]}{''.join(words).strip()}", span
        elif kind == "Start" and tag == "CodeBlock":
            yield tag, "", span
        elif kind in ("Text", "Code"):
            words.append(data)
            if kind == "Code":
                yield kind, "", span
