"""A blank line before a list that follows a paragraph: without it, some readers of Markdown see no list.

Lists inside lists and quotes stay as they are, because a blank line there would set them wider.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.document import Document
from .fix import Edit, Words
from .steps import steps


def fix(document: Document, _: Words) -> Iterator[Edit]:
    """Yield a line end before each such list; a suppression is not parted from what it is for."""
    text, last = document.source.text, ""
    for step in steps(document):
        if step.depth == 0 and step.opens and (step.name, last) == ("List", "Paragraph"):
            start = text.rfind("\n", 0, step.start) + 1
            above = text[text.rfind("\n", 0, start - 1) + 1 : start]
            if above.strip() and "postmortems:" not in above:
                yield Edit(start, start, "\n")
        if step.depth == 0:
            last = step.name
