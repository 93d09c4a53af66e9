"""For programs: one array; each item has path, line, column, end_column, code, level, message and help."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..model.diagnostic import Diagnostic


def write(diagnostics: Sequence[Diagnostic], colour: bool) -> str:
    """Return all diagnostics as JSON; lines and columns count from 1, in characters."""
    items = [
        {
            **diagnostic.place._asdict(), "code": diagnostic.code, "level": diagnostic.level.value,
            "message": diagnostic.message, "help": diagnostic.help,
        }
        for diagnostic in diagnostics
    ]  # fmt: skip
    return json.dumps(items, indent=2, ensure_ascii=False) + "\n"
