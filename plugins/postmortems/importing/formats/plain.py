"""A report for people, in Markdown or as text, with any front matter or none."""

from __future__ import annotations

from collections.abc import Sequence

from ...model.document import Document
from ..drafting.draft import Destination, Draft
from ..drafting.understand import understand
from . import Claim

SAYS = "a report in Markdown (MDX and Quarto too) or text"
ENDINGS = (".md", ".markdown", ".mdx", ".qmd", ".txt", ".erb", "")


def claim(document: Document) -> Claim:
    """Claim any text that is not data."""
    is_text = document.source.text.strip() and not document.path.lower().endswith(".json")
    return Claim.ANY_TEXT if is_text else Claim.NOT_MINE


def read(document: Document, destination: Destination) -> Sequence[Draft]:
    """Return the incident that a report tells of."""
    return (understand(document, destination),)
