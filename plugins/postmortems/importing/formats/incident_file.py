"""Our own incident files: recognised, so that nothing happens to them, and written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...model.document import Document
from ...model.field_types import declarations
from ...model.incident import STATUSES, Incident
from ...model.report import ORIGIN
from ...reading.front_matter import write
from ...reading.incident import FREE
from ...reading.values import spellings
from ..drafting.draft import Destination, Draft
from . import Claim

_TELLING = ("severity", "services", "started_at", ORIGIN)
SAYS = "an incident file"
ENDINGS = (".md", ".markdown", "")


def claim(document: Document) -> Claim:
    """Claim what has a title, one of our statuses and no field that is not ours."""
    ours = spellings(Incident)
    known = all(name in ours or name.startswith(FREE) for name in document.fields)
    is_ours = known and "title" in document.fields and document.text_of("status").lower() in STATUSES
    is_told = any(name in document.fields for name in _TELLING)
    return Claim.IS_AN_INCIDENT_FILE if is_ours and is_told else Claim.NOT_MINE


def read(document: Document, _: Destination) -> Sequence[Draft]:
    """Return the file as it is."""
    return (Draft(document, {}, verbatim=True),)


def text_of(fields: Mapping[str, Any], body: str) -> str:
    """Return the text of an incident file: the fields that have a value, in the order of their declaration.

    Fields of the site's own follow in the order in which they come.
    """
    names = dict.fromkeys((*declarations(Incident), *fields))
    given = {name: fields[name] for name in names if fields.get(name) not in (None, "", [], {})}
    return write(given, body)
