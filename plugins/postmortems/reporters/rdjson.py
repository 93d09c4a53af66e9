"""For reviewdog: its Diagnostic Format, one object."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ..model.diagnostic import Diagnostic
from ..model.review import NO_REVIEW, Review, Suggestion

SUGGESTS = True


def write(diagnostics: Sequence[Diagnostic], _: bool = False, review: Review = NO_REVIEW) -> str:
    """Return all diagnostics; columns count bytes of UTF-8 from 1, and paths from the working folder."""
    found = {"source": {"name": "postmortems"}, "diagnostics": [_item(each, review) for each in diagnostics]}
    return json.dumps(found, indent=2) + "\n"


def _item(diagnostic: Diagnostic, review: Review) -> dict[str, Any]:
    place = diagnostic.place
    ends = {"start": place.column, "end": place.end_column}
    range_ = {name: {"line": place.line, "column": _bytes(diagnostic, at)} for name, at in ends.items()}
    suggestion = review.suggested(diagnostic)
    suggested = {"suggestions": [_suggestion(suggestion)]} if suggestion else {}
    return {
        "message": diagnostic.message_and_help,
        "location": {"path": place.path, "range": range_},
        "severity": diagnostic.level.upper(),
        "code": {"value": diagnostic.code},
        **suggested,
    }


def _suggestion(suggestion: Suggestion) -> dict[str, Any]:
    """Return lines to write, up to the start of the line behind them."""
    ends = {"start": suggestion.first, "end": suggestion.last + 1}
    range_ = {name: {"line": line, "column": 1} for name, line in ends.items()}
    return {"range": range_, "text": f"{suggestion.text}\n"}


def _bytes(diagnostic: Diagnostic, column: int) -> int:
    """Return a column in bytes; one behind the end of the line counts on."""
    before = diagnostic.source_line[: column - 1]
    return column + len(before.encode("utf-8", "replace")) - len(before)
