"""An issue of cState, the status page for Hugo: front matter with `date`, `resolvedWhen` and `affected`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...model.document import Document
from ...patterns import deferred
from ..drafting.draft import Destination, Draft
from ..drafting.understand import understand
from . import Claim

_NAMES = {"date": "started_at", "resolvedWhen": "resolved_at", "resolved": "", "section": ""}
_SEVERITIES = ("down", "disrupted", "notice")
_PLANNED = deferred(r"\bmaintenance\b", re.IGNORECASE)
SAYS = "an issue of cState"
ENDINGS = (".md", ".markdown", "")


def claim(document: Document) -> Claim:
    """Claim what has a date and, as cState writes them, an end, a severity or a section."""
    marks = (
        "resolvedWhen" in document.fields,
        document.text_of("severity").lower() in _SEVERITIES and "affected" in document.fields,
        document.text_of("section") == "issue",
    )
    is_issue = "date" in document.fields and any(marks)
    return Claim.HAS_MY_MARKS if is_issue else Claim.NOT_MINE


def read(document: Document, destination: Destination) -> Sequence[Draft]:
    """Return the incident; what calls itself maintenance is that, what is not resolved goes on."""
    draft = understand(document, destination, _NAMES)
    more: dict[str, object] = {}
    if _PLANNED.search(draft.title):
        more["kind"] = "maintenance"
    if document.text_of("resolved").lower() == "false" and "resolved_at" not in draft.fields:
        more["ongoing"] = True
    return (replace(draft, fields={**draft.fields, **more}),)
