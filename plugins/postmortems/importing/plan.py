"""Files of any kind to incident files: what each becomes, what is missing, and what stands in the way."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from ..checks.check import all_checks
from ..checks.judging import found_alone, level_of
from ..extraction.report import read_report
from ..frozen import Frozen
from ..model.diagnostic import Level, Problem, failure
from ..model.document import Document
from ..model.field_types import declarations
from ..model.incident import Incident
from ..model.milestone import TIME_FIELDS
from ..model.report import ORIGIN
from ..model.required import required
from ..patterns import deferred
from ..reading.document import read_document
from ..reading.incident import FREE
from ..reading.names import id_of, is_slug
from ..site.folder import inside, read_bytes
from ..site.templates import NO_TEMPLATES
from ..wording.messages import shorten
from .drafting.draft import Destination, Draft
from .existing import Existing, name_of, origin_of
from .formats import read_drafts, why_refused
from .formats.incident_file import text_of
from .layout import laid_out
from .related import with_known_reports
from .relocate import Surroundings, plain_name, relocate, removed, resolved
from .sources import SourceFile, read_source_file
from .tidy import tidy

T = TypeVar("T")
THERE = "a report of this name is there"
GUIDE = "it is about reports and tells of no incident: nothing in it says when something happened"
FORM = "it is a form that nobody has filled in: nothing in it says when something happened"
_REPORTS = deferred(r"\bpost-?mortems?\b|\bretrospectives?\b", re.IGNORECASE)
_A_FEW = 2
_LISTED = ("missing-field", "missing-section")
"""Codes of what is listed as still to supply."""
_CONTRADICTIONS = ("duration-mismatch", "timeline-milestone", "timeline-outside-incident", "time-order")
_OF_A_REPORT = frozenset((
    "timeline", "impact", "root_cause", "resolution", "detection", "trigger", "lessons", "actions",
))  # fmt: skip


class Import(Frozen):
    """What became of one incident of one file.

    `content` is what `target` is to hold, and `images` are the sources of the images beside it by their
    targets. `understood`, `missing` and `later` name fields; those of `later` are required of a final
    report. `problem` says why there is nothing to write; the file was `passed_over` where that is no loss.
    `present` says that it is there already.
    """

    source: Path
    target: Path | None = None
    content: bytes = b""
    images: Mapping[Path, Path] = field(default_factory=dict)
    understood: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    problem: str = ""
    passed_over: bool = False
    present: bool = False


class _Planned(NamedTuple):
    """A draft that has its name; its links wait until all have theirs."""

    source: SourceFile
    draft: Draft
    stem: str


def plan_imports(
    sources: Sequence[SourceFile], destination: Destination, homes: tuple[Path, ...], force: bool
) -> tuple[Import, ...]:
    """Return what becomes of each file, in their order; nothing is written.

    `homes` are the folders whose files are published, that of the incident files first.
    """
    existing = Existing(homes[0], force)
    steps = [
        step
        for source in sources
        for step in _guarded(source, partial(_steps, source, destination, existing))
    ]
    names = _new_names(steps, homes[0])
    return tuple(
        done
        for step in steps
        for done in (
            _guarded(step.source, partial(_finished, step, names, destination, homes, existing))
            if isinstance(step, _Planned)
            else [step]
        )
    )


def _guarded(source: SourceFile, make: Callable[[], Iterator[T | Import]]) -> list[T | Import]:
    """Return what becomes of a file; a mistake of ours costs that file alone."""
    try:
        return list(make())
    except Exception as error:
        return [Import(source.path, problem=failure("it cannot be understood", error).message)]


def _new_names(steps: Iterable[_Planned | Import], folder: Path) -> Mapping[Path, str]:
    """Return what links to the imported files become; a file of several incidents has no one name."""
    found: dict[Path, list[str]] = {}
    for step in steps:
        if isinstance(step, _Planned):
            found.setdefault(resolved(step.source.path), []).append(f"{step.stem}.md")
        elif step.target and not step.problem:
            name = os.path.relpath(step.target, folder).replace(os.sep, "/")
            found.setdefault(resolved(step.source), []).append(name)
    return {path: names[0] for path, names in found.items() if len(names) == 1}


def _steps(source: SourceFile, destination: Destination, existing: Existing) -> Iterator[_Planned | Import]:
    document, doubt = read_source_file(source, destination.settings.max_report_bytes)
    said = next((problem.message for problem in document.problems), "")
    if not document.readable or not document.source.text.strip():
        yield Import(source.path, problem=said)
        return
    drafts = read_drafts(document, destination)
    if not drafts:
        refused = why_refused(document)
        yield Import(source.path, problem=refused.why, passed_over=refused.belongs and not source.named)
    for draft in drafts:
        if draft.verbatim or draft.whole:
            yield _as_it_is(source, existing, draft, destination)
        elif why := _why_none(draft, destination):
            yield Import(source.path, problem=why, passed_over=not source.named)
        elif source.named or _reads_like_a_report(draft):
            doubts = tuple(filter(None, (doubt, *draft.doubts)))
            yield _named(source, replace(draft, doubts=doubts), existing)
        else:
            yield Import(source.path, problem="it reads like no report", passed_over=True)


def _why_none(draft: Draft, destination: Destination) -> str:
    """Say why a text that names no time tells of no incident: it is about reports, or a form."""
    if draft.day or any(name in draft.fields for name in TIME_FIELDS):
        return ""
    blocks = (block for block in draft.document.blocks if block.kind in ("paragraph", "item"))
    if sum(len(_REPORTS.findall(block.text)) for block in blocks) > _A_FEW:
        return GUIDE
    found = _judged(draft.document, destination)
    return FORM if sum(code == "placeholder-text" for code, _ in found) > _A_FEW else ""


def _judged(document: Document, destination: Destination) -> tuple[tuple[str, Problem], ...]:
    """Return what checks find in a report alone."""
    report = read_report(document, destination.settings, destination.templates)
    return found_alone(report, destination.settings, NO_TEMPLATES)


def _reads_like_a_report(draft: Draft) -> bool:
    roles = {section.role for section in draft.document.sections}
    return any(name in draft.fields for name in TIME_FIELDS) or bool(roles & _OF_A_REPORT)


def _as_it_is(source: SourceFile, existing: Existing, draft: Draft, destination: Destination) -> Import:
    """Return the import of an incident file: the same bytes, nothing where it is one of the folder."""
    if inside(source.path, existing.folder):
        return Import(source.path, source.path, present=True)
    name = str(draft.fields["id"]) if draft.whole else source.path.stem
    stem = id_of(name) if is_slug(name) else plain_name(name) or "incident"
    target = existing.folder / f"{stem}.md"
    try:
        content = draft.whole.encode("utf-8", "replace") or read_bytes(source.path)
        if target.exists() and read_bytes(target) == content:
            return Import(source.path, target, present=True)
    except (OSError, ValueError) as error:
        return Import(source.path, problem=str(error))
    is_free = existing.claim(stem, stem) and (existing.force or not target.exists())
    doubts = tuple(_wrong(draft.whole, target, destination)) if draft.whole else ()
    return Import(source.path, target, content, doubts=doubts, problem="" if is_free else THERE)


def _named(source: SourceFile, draft: Draft, existing: Existing) -> _Planned | Import:
    origin = origin_of(draft.document)
    there = existing.imported(origin)
    if there:
        return Import(source.path, there, present=True)
    name = name_of(draft)
    stem = existing.claim_name(name, origin)
    if stem is None:
        return Import(source.path, existing.folder / f"{name}.md", problem=THERE)
    fields, doubts = dict(draft.fields), list(draft.doubts)
    for name in ("id", "aliases"):
        ids = fields.get(name, [])
        if not all(existing.claim(id_, stem) for id_ in ([ids] if isinstance(ids, str) else ids)):
            doubts.append(f"{name}: another report has it; kept as `{FREE}{name}`")
            fields[f"{FREE}{name}"] = fields.pop(name)
    fields[ORIGIN] = origin._asdict()
    return _Planned(source, replace(draft, fields=fields, doubts=tuple(doubts)), stem)


def _finished(
    planned: _Planned,
    names: Mapping[Path, str],
    destination: Destination,
    homes: tuple[Path, ...],
    existing: Existing,
) -> Iterator[Import]:
    source, draft, stem = planned
    relocated = relocate(laid_out(draft.document), Surroundings(source.path, source.root, names, homes), stem)
    images = {homes[0] / name: path for name, path in relocated.images.items()}
    tidied = tidy(relocated.body)
    told, unknown = with_known_reports(draft.fields, names, existing)
    fields = {**destination.supplied, **{name: value for name, value in told.items() if value}}
    text = text_of(fields, relocated.body if tidied is None else tidied)
    target = homes[0] / f"{stem}.md"
    doubts = [*draft.doubts, *unknown, *_wrong(text, target, destination)]
    if tidied is None:
        doubts.append("body: kept as it was written, for tidying would change what it says or take long")
    doubts += [f"link: `{shorten(url)}` leads to nothing that comes along" for url in relocated.left]
    doubts += removed(relocated.images)
    now, later = required("always", fields), required("final", fields, destination.settings.all_rules)
    yield Import(
        source.path, target, text.encode(), images,
        tuple(name for name in declarations(Incident) if draft.fields.get(name) and name != "status"),
        now, later, tuple(doubts),
    )  # fmt: skip


def _wrong(text: str, path: Path, destination: Destination) -> Iterator[str]:
    """Yield what the next check will stop for in what is written, and what contradicts itself in it."""
    document = read_document(path.as_posix(), text.encode())
    for code, problem in _judged(document, destination):
        is_wrong = level_of(problem, all_checks()[code], destination.settings) in (Level.ERROR, Level.WARNING)
        if code not in _LISTED and (is_wrong or code in _CONTRADICTIONS):
            yield f"{problem.code}: {problem.message}"
