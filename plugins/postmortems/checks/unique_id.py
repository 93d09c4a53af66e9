"""Two reports claim the same id.

An id is a page's address and what other reports refer to. It is the file's name unless the field `id` says
otherwise; earlier ids, in `aliases`, count too, because they lead to the report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from ..model.diagnostic import Level, Problem
from ..model.document import Document
from ..model.report import Report
from ..reading.names import id_of, key_of
from ..site.claims import claimed_id, claims_of
from ..site.folder import shown_path
from .check import Context

RENAME = "rename one of them"
LEVEL = Level.ERROR
LOOKS_AROUND = True
BAD = """\
id: 2025-11-20-checkout
"""
GOOD = """\
id: 2026-03-04-checkout
"""


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for each id of the report that another file claims, or that a page of ours has."""
    is_incident, names = claims_of(report)
    if not is_incident:
        return
    if len(names) > 1:
        yield from _alike(names, report.document)
    for id_ in dict.fromkeys(names):
        others = [path for path in context.paths_of(id_) if path != report.path]
        if others:
            start, end = _place(report.document, id_)
            where = " and ".join(f"`{path}`" for path in others)
            why = "" if id_ in _names(others, context) else "; upper and lower case do not count"
            yield Problem("unique-id", start, end, f"the id `{id_}` is also that of {where}{why}", RENAME)
        address = context.paths.project.settings.report_page(id_)
        taken = context.paths.taken(address) or context.paths.attached_at(address)
        if taken:
            start, end = _place(report.document, id_)
            page = shown_path(taken, context.paths.project.base)
            yield Problem("unique-id", start, end, f"the id `{id_}` has the address of `{page}`", RENAME)


def _names(paths: Iterable[str], context: Context) -> Iterator[str]:
    """Yield the ids of some reports as they are written; of one that was not read what its name gives it."""
    for path in paths:
        report = context.knowledge_base.by_path.get(path)
        if report and report.incident:
            yield from (report.incident.id, *report.incident.aliases)
        else:
            yield claimed_id(report.document) if report else id_of(PurePosixPath(path).stem)


def _alike(names: Iterable[str], document: Document) -> Iterator[Problem]:
    """Yield a problem for each earlier id that is the same name as another on some disks."""
    seen: dict[str, str] = {}
    for id_ in names:
        first = seen.setdefault(key_of(id_), id_)
        if first != id_:
            start, end = document.place_of("aliases", id_) or (0, 3)
            message = f"`{id_}` is the same name as `{first}` on many disks"
            yield Problem("unique-id", start, end, message, "remove one of them")


def _place(document: Document, id_: str) -> tuple[int, int]:
    return document.place_of("id", id_) or document.place_of("aliases", id_) or (0, 3)
