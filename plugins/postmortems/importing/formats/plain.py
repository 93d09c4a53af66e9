"""A report for people, in Markdown or as text, with any front matter or none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...model.document import Document
from ...patterns import deferred
from ...reading.document import read_document
from ..drafting.draft import Destination, Draft
from ..drafting.understand import understand
from . import Claim, fenced

_STATEMENTS = deferred(r"^(?:(?:import|export)\s[^\n]*+\n(?:[^\n]++\n)*+\n?+)++", re.MULTILINE)
"""What MDX has above its text: statements, each up to an empty line."""
SAYS = "a report in Markdown (MDX and Quarto too) or text"
ENDINGS = (".md", ".markdown", ".mdx", ".qmd", ".txt", ".erb", "")


def claim(document: Document) -> Claim:
    """Claim any text that is not data."""
    is_text = document.source.text.strip() and not document.path.lower().endswith(".json")
    return Claim.ANY_TEXT if is_text else Claim.NOT_MINE


def read(document: Document, destination: Destination) -> Sequence[Draft]:
    """Return the incident that a report tells of; statements of MDX are no words of it."""
    shown, draft = _without_code(document), understand(document, destination)
    if shown is document:
        return (draft,)
    is_told = not _STATEMENTS.match(f"{draft.title}\n")
    return (replace(draft, document=shown) if is_told else understand(shown, destination),)


def _without_code(document: Document) -> Document:
    """Return a page of MDX whose statements are shown as the code that they are; any other text as it is."""
    is_mdx = document.path.lower().endswith(".mdx")
    found = _STATEMENTS.search(document.source.text, document.body_start) if is_mdx else None
    if not found:
        return document
    text = document.source.text
    code = "\n".join(fenced(found[0].strip("\n").split("\n"), "js"))
    return read_document(document.path, f"{text[: found.start()]}{code}{text[found.end() :]}".encode())
