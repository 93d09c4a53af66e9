"""What the filters of the table ask for besides: the rows that do not stand on its page, and sentences."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterator
from itertools import chain

from .base.page import Site
from .base.paths import list_path, published
from .base.row import Row, rows
from .incidents import parts, rows_path, told_path
from .parts.filters import filters


def list_files(site: Site) -> Iterator[tuple[str, str]]:
    """Yield what incidents say in a sentence, and the packed rows where some do not stand on the page."""
    incidents = published(site)
    _, rest = parts(incidents, site.words)
    if incidents:
        said = [f"{incident.summary} {incident.impact.summary}".strip() for incident in incidents]
        yield told_path(site), json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    if rest:
        marks = filters(site).marks
        found = rows(site, list_path(site), chain.from_iterable(part.incidents for part in rest))
        yield rows_path(site), packed((row, marks[row.id]) for row in found)


def packed(found: Iterator[tuple[Row, tuple[int, ...]]]) -> str:
    """Write rows as JSON: `cells` has each content of a cell once, and a row the places of its own there.

    A row is `[href, title, day, severity, services, open, length, notes, marks]`.
    """
    cells: dict[Hashable, int] = {}

    def place(cell: Hashable) -> int:
        return cells.setdefault(cell, len(cells))

    lines = [
        [
            row.href,
            row.title,
            place((row.day.text, row.day.iso)),
            place((row.severity.name, row.severity.tint)),
            place(", ".join(row.services)),
            place((row.open, row.overdue)),
            place((row.length.text, row.length.iso, row.length.amount, row.length.unit)),
            place((row.ongoing, row.withdrawn, *row.notes)),
            marks,
        ]
        for row, marks in found
    ]
    return json.dumps({"cells": list(cells), "rows": lines}, ensure_ascii=False, separators=(",", ":"))
