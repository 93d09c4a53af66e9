"""An incident file to be, and what a format has to know of where it goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from ...frozen import Frozen
from ...model.document import Document
from ...settings import Settings


class Destination(Frozen):
    """The settings and templates of the site that drafts are for.

    `date_order` (`day` or `month`) says which number comes first where a report does not tell.
    `zone` is the IANA name for clocks whose zone nobody stated, `supplied` are values by our names for
    what a report does not state.
    """

    settings: Settings
    templates: tuple[str, ...]
    zone: str
    supplied: Mapping[str, Any] = field(default_factory=dict)
    date_order: str = ""


class Draft(Frozen):
    """What was understood of one report.

    `fields` are plain values by our names, `doubts` sentences about what a person should look at again.
    `document` holds the body that is to be kept. `day` (ISO) and the title of a `titled` draft are what the
    report itself states. A `verbatim` draft is an incident file already; one
    whose file holds something else has the `whole` text of it, and is named by its id.
    """

    document: Document
    fields: Mapping[str, Any]
    doubts: tuple[str, ...] = ()
    day: str = ""
    titled: bool = True
    verbatim: bool = False
    whole: str = ""

    @property
    def title(self) -> str:
        """The title, empty where there is none."""
        return str(self.fields.get("title", ""))
