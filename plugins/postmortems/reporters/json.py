"""For programs: one array; each item has path, line, column, end_column, code, level, message and help."""

from __future__ import annotations

import json
from collections.abc import Sequence

from ..model.diagnostic import Diagnostic
from ..model.review import NO_REVIEW, Review


def write(diagnostics: Sequence[Diagnostic], _: bool = False, __: Review = NO_REVIEW) -> str:
    """Return all diagnostics as JSON; lines and columns count from 1, in characters."""
    items = [
        {
            **diagnostic.place._asdict(),
            "code": diagnostic.code,
            "level": diagnostic.level.value,
            "message": diagnostic.message,
            "help": diagnostic.help,
        }
        for diagnostic in diagnostics
    ]
    return json.dumps(items, indent=2) + "\n"
