"""What a folder of incident files holds already, and the names that are free in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256
from itertools import chain, count
from pathlib import Path
from typing import NamedTuple

from ..extraction.timeline.calendar import dates_in
from ..model.document import Document
from ..model.milestone import TIME_FIELDS
from ..model.report import ORIGIN
from ..patterns import deferred
from ..reading.front_matter import plain
from ..reading.names import key_of
from ..site.claims import claimed_id
from ..site.folder import find_reports, read_file
from .drafting.draft import Draft
from .relocate import plain_name

_LINKS_A_DATE = deferred(r"(?<!\s)\s++(?:on|of|for|at|from)$", re.IGNORECASE)
_NOISE = deferred(r"^(?:incident|outage|post-?mortem)(?: report)?(?: on| for| of)?\b\W*", re.IGNORECASE)


class Origin(NamedTuple):
    """Where an incident file was imported from: a file's name, and the start of its text's SHA-256."""

    file: str
    sha256: str


def origin_of(document: Document) -> Origin:
    """Return the origin that a file would have if it were imported."""
    digest = sha256(document.source.text.encode("utf-8", "replace")).hexdigest()
    return Origin(document.path.rsplit("/", 1)[-1], digest[:16])


class Existing:
    """The incident files of a folder and those that are to come, by their origins and by their ids.

    With `force` a file of the same name gives way.
    """

    def __init__(self, folder: Path, force: bool) -> None:
        self.folder = folder
        self.force = force
        self._imported: dict[Origin, Path] = {}
        self._claims: dict[str, Path] = {}
        self._new: set[Path] = set()
        for path in find_reports(folder) if folder.is_dir() else ():
            self._put(read_file(path, path.as_posix()), path)

    def _put(self, document: Document, path: Path) -> None:
        known = (document.fields.get(name) for name in (ORIGIN, "aliases"))
        origin, aliases = (plain(field.value) if field else None for field in known)
        if isinstance(origin, Mapping):
            self._imported[Origin(str(origin.get("file")), str(origin.get("sha256")))] = path
        for name in (claimed_id(document), document.stem, *(aliases if isinstance(aliases, list) else ())):
            self._claims[key_of(str(name))] = path

    def imported(self, origin: Origin) -> Path | None:
        """Return the file that is imported from this very text; with `force`, one of those to come."""
        path = self._imported.get(origin)
        return path if path in self._new or not self.force else None

    def knows(self, id_: str) -> bool:
        """Tell whether a report has an id, or is to have it."""
        return key_of(id_) in self._claims

    def claim(self, id_: str, stem: str) -> bool:
        """Claim an id for `stem`.md; False where another file has it."""
        file = self._file(stem)
        return self._claims.setdefault(key_of(id_), file) == file

    def claim_name(self, name: str, origin: Origin) -> str | None:
        """Claim a file's name, numbered where other incidents have it, and return it.

        None where a file of that name is there which may be the same incident: one that was imported from a
        file called the same, or that was not imported at all.
        """
        again = self._imported.get(origin)
        numbered = (f"{name}-{number}" for number in count(2))
        for stem in chain([again.stem if again else name], numbered):
            file, holder = self._file(stem), self._claims.get(key_of(stem))
            others = {other.file for other, path in self._imported.items() if path == holder}
            if holder is None:
                self.claim(stem, stem)
            elif holder in self._new or not others <= {origin.file}:
                continue
            elif not self.force or holder != file:
                return None
            self._new.add(file)
            self._imported[origin] = file
            return stem
        raise AssertionError

    def _file(self, stem: str) -> Path:
        return self.folder / f"{stem}.md"


def name_of(draft: Draft) -> str:
    """Return the name of a draft's file without its ending: day and title."""
    times = (str(draft.fields[name]) for name in TIME_FIELDS if name in draft.fields)
    day = next(times, draft.day)[:10]
    title = draft.title
    for date in reversed(list(dates_in(title))) if day else ():
        title = f"{title[: date.start]} {title[date.end :]}"
    bare = _LINKS_A_DATE.sub("", title.strip(" -:,."))
    titles = (_NOISE.sub("", bare), bare, draft.document.stem)
    title = next(filter(None, map(plain_name, titles)), "incident")
    return f"{day}-{title}" if day else title
