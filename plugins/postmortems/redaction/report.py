"""A report to the text that the public may read of it, which is then read like any other report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import field, replace
from typing import Any

from ..frozen import Frozen
from ..model.diagnostic import Problem
from ..model.document import Document, Spans
from ..model.incident import Incident
from ..model.report import Report
from ..reading.document import read_document
from ..reading.front_matter import write
from ..reading.values import spellings
from ..settings import Settings
from .fields import INSTEAD, public_fields
from .joining import all_cuts, joined, left
from .markers import CODE, marks_of
from .parts import Part, parts_of
from .passages import Cut, cut_short, cuts_of
from .structure import Structure, structure_of
from .unseen import without_unseen

_LEFT = Problem(
    CODE, 0, 3, "a marker is left when what is internal is taken out", "mark whole paragraphs or list items"
)


class Redacted(Frozen):
    """What the public may read of a report: a `text` like that of a file, its `fields` and `body`.

    `parts` are those of the report's body, `cuts` what was taken out of them, `shown` where in the file what
    is public of the body stands, `told` where all stands of which the public is told anything. With
    `problems` nothing is public.
    """

    text: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    body: str = ""
    parts: tuple[Part, ...] = ()
    cuts: tuple[Cut, ...] = ()
    shown: Spans = Spans(())
    told: Spans = Spans(())
    problems: tuple[Problem, ...] = ()


def says_public(document: Document) -> bool:
    """Tell whether a report says that the public may read it."""
    return document.text_of("visibility").strip().lower() == "public"


def redacted(report: Report, settings: Settings, names: Mapping[str, str]) -> Redacted:
    """Return what the public may read of a report that says so.

    `names` lead from what public reports are called in relations to their ids.
    """
    document = report.document
    found = marked(document)
    if found.problems:
        return Redacted(problems=found.problems)
    parts = tuple(parts_of(report, found.structure, settings))
    cuts = all_cuts(parts, found.cuts)
    body = without_unseen(joined(document.source.text, document.body_start, cuts))
    fields = dict(public_fields(document.fields, settings, names))
    if report.values and report.values.id:
        fields["id"] = report.values.id
    text = write(fields, body)
    if not marked(read_document(document.path, text.encode("utf-8", "replace"))).is_clean:
        return Redacted(problems=(_LEFT,))
    stretches = tuple(left(len(document.source.text), document.body_start, cuts))
    instead = ((cut.start, cut.end) for cut in cuts if cut.told)
    told = Spans((*stretches, *instead, *_places(document, fields.keys())))
    return Redacted(text, fields, body, parts, found.cuts, Spans(stretches), told)


def _places(document: Document, fields: Set[str]) -> Iterator[tuple[int, int]]:
    """Yield where the fields stand of which anything is public."""
    known = spellings(Incident)
    unsaid = {name for instead, name in INSTEAD.items() if document.text_of(instead).strip()}
    for name, written in document.fields.items():
        if name in INSTEAD or known.get(name, name) in fields - unsaid:
            yield written.start, written.value.end


class Marked(Frozen):
    """What is marked in a body, without the headings that stand in what is taken out."""

    structure: Structure
    cuts: tuple[Cut, ...]
    problems: tuple[Problem, ...]

    @property
    def is_clean(self) -> bool:
        """Whether nothing is marked at all."""
        return not self.cuts and not self.problems


def marked(document: Document) -> Marked:
    """Return what is marked in the body of a report, or what is wrong about that."""
    structure = structure_of(document)
    marks = marks_of(document, structure)
    found = tuple(cuts_of(document, marks.markers))
    cuts = tuple(each for each in found if isinstance(each, Cut))
    problems = (*marks.problems, *(each for each in found if isinstance(each, Problem)))
    problems = (*problems, *cut_short(document, cuts, structure))
    gone = Spans((cut.start, cut.end) for cut in cuts)
    headings = tuple(each for each in structure.headings if not gone.hold(each.start))
    ordered = tuple(sorted(problems, key=lambda each: each.start))
    return Marked(replace(structure, headings=headings, gone=gone), cuts, ordered)
