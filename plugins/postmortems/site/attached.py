"""The files that are published beside pages: those that a report refers to, and what is made for programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..frozen import Frozen
from .attachments import bare_file, kind_of, referred
from .waiting import Waiting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..model.document import Document
    from .links import SitePaths

_NONE = Path()


class Attachment(Frozen):
    """A file to publish under `path`: its own bytes, or those of a drawing made harmless."""

    path: str
    file: Path = _NONE
    content: Waiting | None = None

    @property
    def data(self) -> bytes | None:
        """Its own bytes."""
        return self.content.data if self.content else None


def attachments(documents: Iterable[Document], paths: SitePaths) -> Iterator[Attachment]:
    """Yield what is published beside the pages of some documents, in the order of their paths."""
    is_public = paths.project.settings.audience == "public"
    for path, file in sorted({*referred(documents, paths)}):
        if not paths.why_not(path, file):
            anew = is_public or kind_of(file.name) == "svg"
            data = bare_file(file, is_bare=is_public) if anew else None
            if data is not None or not anew:
                yield Attachment(path, file, None if data is None else Waiting(data))
