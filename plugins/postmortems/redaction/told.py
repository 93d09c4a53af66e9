"""What the public is told by a report, part by part: for a person who signs it off."""

from __future__ import annotations

import json
from collections.abc import Mapping

from ..model.document import Document
from .passages import between
from .report import Redacted


def told(document: Document, redacted: Redacted) -> Mapping[str, str]:
    """Return what each public field and section says, by what people call it."""
    found = {f"`{name}`": json.dumps(value, sort_keys=True) for name, value in redacted.fields.items()}
    for part in redacted.parts:
        if part.public:
            name = f"the section `{part.title}`" if part.title else "what stands above the first section"
            pieces = between(document.source.text, part.start, part.end, redacted.cuts)
            said = " ".join(" ".join(pieces).split())
            found[name] = f"{found.get(name, '')}{said}{_instead(redacted, part.start, part.end)}"
    return {name: said for name, said in found.items() if said}


def _instead(redacted: Redacted, start: int, end: int) -> str:
    """Return what the public is told instead in a stretch of a body."""
    return " ".join(cut.told for cut in redacted.cuts if start <= cut.start < end)
