"""A report for people, in Markdown or as text, with any front matter or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..drafting.understand import understand

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...model.document import Document
    from ..drafting.draft import Draft, Site


def claim(document: Document) -> int:
    """Claim any text that is not data."""
    return int(bool(document.source.text.strip()) and not document.path.lower().endswith(".json"))


def read(document: Document, site: Site) -> Sequence[Draft]:
    """Return the incident that a report tells of."""
    return (understand(document, site),)
