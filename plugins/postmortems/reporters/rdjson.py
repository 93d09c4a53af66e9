"""For reviewdog: its Diagnostic Format, one object."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ..model.diagnostic import Diagnostic
from ..model.review import NO_REVIEW, Review


def write(diagnostics: Sequence[Diagnostic], _: bool = False, __: Review = NO_REVIEW) -> str:
    """Return all diagnostics; columns count bytes of UTF-8 from 1, and paths from the working folder."""
    found = {"source": {"name": "postmortems"}, "diagnostics": list(map(_item, diagnostics))}
    return json.dumps(found, indent=2) + "\n"


def _item(diagnostic: Diagnostic) -> dict[str, Any]:
    place = diagnostic.place
    ends = {"start": place.column, "end": place.end_column}
    range_ = {name: {"line": place.line, "column": _bytes(diagnostic, at)} for name, at in ends.items()}
    return {
        "message": diagnostic.message_and_help,
        "location": {"path": place.path, "range": range_},
        "severity": diagnostic.level.upper(),
        "code": {"value": diagnostic.code},
    }


def _bytes(diagnostic: Diagnostic, column: int) -> int:
    """Return a column in bytes; one behind the end of the line counts on."""
    before = diagnostic.source_line[: column - 1]
    return column + len(before.encode("utf-8", "replace")) - len(before)
