"""The rows of long lists of follow-ups, packed for their filters."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterator, Sequence

from .actions import WHICH, List
from .base.page import Site
from .parts.action import Line, lines
from .parts.action_table import WHOLE, Part, part_path, rows_path


def list_files(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the packed rows of each list that has several pages; their links lead from its first."""
    for which in WHICH:
        listed = List(site, which)
        if len(listed.found) > WHOLE:
            page = part_path(site, which, Part(1, 0, 0))
            yield rows_path(site, which), packed(lines(site, page, listed.ordered), listed.filters.marks)


def packed(found: Sequence[Line], marks: Sequence[tuple[int, ...]]) -> str:
    """Write rows as JSON: `cells` has each content of a cell once, and a row the places of its own there.

    A row is `[title, anchor, when, note, owner, states, tickets, incident, marks]`.
    """
    cells: dict[Hashable, int] = {}

    def place(cell: Hashable) -> int:
        return cells.setdefault(cell, len(cells))

    def row(line: Line, own: tuple[int, ...]) -> list[object]:
        action, incident = line.action, line.row
        return [
            action.parts[0] if len(action.parts) == 1 else action.parts,
            line.href.partition("#")[2],
            place((line.when.text, line.when.iso) if line.when else ("", "")),
            place((line.note, action.late)),
            place(action.owner),
            place(line.states),
            place(tuple((ticket.name, ticket.href) for ticket in action.tickets)),
            place((incident.href, incident.title, incident.severity.name, incident.severity.tint)),
            own,
        ]

    rows = [row(*pair) for pair in zip(found, marks, strict=True)]
    return json.dumps({"cells": list(cells), "rows": rows}, ensure_ascii=False, separators=(",", ":"))
