"""A summary as in the collection icco/postmortems: front matter with `url`, `company` and `categories`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...model.document import Document, Value
from ...model.field_types import LINK
from ...model.vocabulary import find_word
from ...reading.front_matter import plain
from ...reading.scalars import INVALID, Reading
from ...reading.values import read_value
from ..drafting.draft import Destination, Draft
from ..drafting.understand import texts_of, understand
from . import Claim

_NAMES = {"start_time": "started_at", "end_time": "resolved_at", "url": "", "categories": "", "keywords": ""}
_EVERY_ONE = "postmortem"
SAYS = "a summary as in icco/postmortems"
ENDINGS = (".md", ".markdown", "")


def claim(document: Document) -> Claim:
    """Claim what has the fields that all of the collection have."""
    is_summary = {"url", "categories", "company"} <= document.fields.keys()
    return Claim.HAS_MY_MARKS if is_summary else Claim.NOT_MINE


def read(document: Document, destination: Destination) -> Sequence[Draft]:
    """Return the incident: categories are its trigger where the site knows them as one, else tags."""
    draft = understand(document, destination, _NAMES)
    categories = [name for name in texts_of(document, "categories") if name != _EVERY_ONE]
    known = [name for name in categories if find_word(name, destination.settings.triggers)]
    company = document.text_of("company").strip()
    service = document.text_of("product").strip() or company
    more = {
        "title": "" if draft.titled else f"Incident at {company}" if company else draft.title,
        "services": [service] if service else [],
        "trigger": find_word(known[0], destination.settings.triggers) if known else "",
        "tags": [*(name for name in categories if name not in known[:1]), *texts_of(document, "keywords")],
        **_address(document.fields["url"].value),
    }
    return (replace(draft, fields={**draft.fields, **{k: v for k, v in more.items() if v}}),)


def _address(url: Value) -> dict[str, object]:
    """Return where the report stands: as a link, or as it is written where it is none."""
    if read_value(url, LINK, "url", Reading({})) is INVALID:
        return {"x-url": plain(url)}
    return {"links": [{"title": "Report", "url": plain(url)}]}
