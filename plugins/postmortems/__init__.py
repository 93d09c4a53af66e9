"""A folder of incident reports, read, checked and turned into a knowledge base.

The path through the package, from a file to a page, one room after the other:

    reading/      bytes -> Document -> Incident        what does the front matter say, and what is where?
    extraction/   Document -> Narrative -> Report      when, how long, who promised what?
    redaction/    Report -> a smaller text             what may the public read?
    site/         a folder -> the files of a site      what is there, and what did mkdocs.yml choose?
    exporting/    fields, settings -> other formats    what is told elsewhere?
    rendering/    the body -> safe HTML                what does the report look like?
    checks/       Report -> Diagnostic...              what is wrong, and how is it fixed?
    fixes/        a file -> the same, fixed            what has one right answer?
    insight/      KnowledgeBase -> values              what do incidents tell together?
    remembering   reports -> an index by clues         what is there to be found?
    recalling     a text -> reports like it            what was seen before?
    pages/        KnowledgeBase -> Page...             which pages does the site have?
    importing/    other formats -> incident files      what comes in?
    scaffolding/  nothing -> a site, a report          how does one begin?
    review/       a branch -> what it changed          what is new?
    reporters/    Diagnostic... -> text                who reads the problems?
    showing       a report -> HTML                     what does it look like, and where do its links lead?
    making        Page... -> their content             what has to be made, what is kept?
    publishing    a knowledge base -> a site           what do all hosts share?
    library       a folder -> a corpus                 what do programs of others get?
    digests/      what is new -> a message             what does a review of the week need?
    previewing    a site -> the same, told           what is wrong with it, while somebody writes?
    hosts/        pages -> MkDocs                      where do they go?
    commands/     one verb, one file                   what was asked?

`headings/` knows which part of a report a heading names; `kept/` keeps what was made, by what it was made
of; `model/` holds the values that travel along the path, `settings.py` what a site may choose, `wording/`
how values are told to people. `discovery.py` finds what stands in a folder: checks, fixes, pages, formats;
`patterns.py` compiles an expression when it is first used; values that do not change are made by `frozen.py`.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .library import (
        ActionItem,
        CannotCheck,
        Corpus,
        Detection,
        Diagnostic,
        Duration,
        Entry,
        Impact,
        Incident,
        Level,
        Link,
        Moment,
        Place,
        Postmortem,
        Related,
        Responders,
        Tie,
        load,
    )

__version__ = "0.1.0"
__all__ = [
    "ActionItem", "CannotCheck", "Corpus", "Detection", "Diagnostic", "Duration", "Entry", "Impact",
    "Incident", "Level", "Link", "Moment", "Place", "Postmortem", "Related", "Responders", "Tie", "load",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """Load what programs of others ask for when they do: the command starts without it."""
    if name in __all__:
        return getattr(importlib.import_module(f"{__name__}.library"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
