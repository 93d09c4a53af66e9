"""What every check is and gets; the checks are found by looking at this package."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ..model.diagnostic import Level, Problem
from ..model.document import Document
from ..reading.incident import status_of

if TYPE_CHECKING:
    from datetime import datetime
    from types import ModuleType

    from ..model.corpus import Corpus
    from ..model.incident import Incident
    from ..site.links import SitePaths
    from ..site.project import Library

Around = Callable[["Context"], Iterator[tuple[str, Problem]]]
Find = Callable[[Document, "Context"], Iterator[Problem]]


@dataclass(frozen=True)
class Context:
    """What a check may ask besides the document: the other reports, the site's files, and the time.

    `paths_of(id)` returns the files that claim an id, as their name or among their earlier ones.
    """

    corpus: Corpus
    library: Library
    paths: SitePaths
    paths_of: Callable[[str], tuple[str, ...]]
    now: datetime

    def incident(self, document: Document) -> Incident | None:
        """Return the incident of a document, if it is whole."""
        return self.corpus.by_path.get(document.path)

    def values(self, document: Document) -> Incident | None:
        """Return what the front matter says, in which even a required field may be empty."""
        return self.incident(document) or self.corpus.unfinished.get(document.path)


@dataclass(frozen=True)
class Check:
    """A check as its module declares it.

    `on_text` says that it needs no front matter to find something. `around` finds what stands in no report,
    with the path of the file that it is about.
    """

    code: str
    level: Level
    doc: str
    bad: str
    good: str
    find: Find
    on_text: bool = False
    around: Around | None = None

    @property
    def title(self) -> str:
        """What it finds, in one line."""
        return self.doc.partition("\n")[0]

    @property
    def why(self) -> str:
        """Why that matters, and what to do."""
        return self.doc.partition("\n")[2].strip()


@cache
def all_checks() -> Mapping[str, Check]:
    """Return every check by its code, sorted: the modules of this package that declare a `LEVEL`."""
    package = __package__ or ""
    folder = importlib.import_module(package).__path__
    names = sorted(module.name for module in pkgutil.iter_modules(folder))
    modules = {name: importlib.import_module(f"{package}.{name}") for name in names}
    checks = (_declared(name, module) for name, module in modules.items() if hasattr(module, "LEVEL"))
    return {check.code: check for check in checks}


def _declared(name: str, module: ModuleType) -> Check:
    return Check(
        name.replace("_", "-"),
        module.LEVEL,
        module.__doc__ or "",
        module.BAD,
        module.GOOD,
        module.find,
        getattr(module, "ON_TEXT", False),
        getattr(module, "around", None),
    )


def found_while_reading(code: str) -> Find:
    """Make the `find` of a check whose problems the reader sees already."""

    def find(document: Document, _: Context) -> Iterator[Problem]:
        return (problem for problem in document.problems if problem.code == code)

    return find


LEVEL_OF_WHAT_IS_WANTING = {
    "draft": Level.INFO, "withdrawn": Level.INFO, "in-review": Level.WARNING, "final": None
}  # fmt: skip


def wanting(document: Document) -> Level | None:
    """Return the level of what a report of this status has not written yet; None is the check's own."""
    return LEVEL_OF_WHAT_IS_WANTING[status_of(document)]
