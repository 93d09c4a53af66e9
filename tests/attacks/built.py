"""The knowledge base of all attacks, built by MkDocs, and its harmless twin."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import building
from browser.example_site import NOW, served
from postmortems.model.diagnostic import Level
from samples import check

from .corpus import Corpus, corpus, write
from .view import Look, look

if TYPE_CHECKING:
    from collections.abc import Mapping

    from postmortems.model.diagnostic import Diagnostic


@dataclass(frozen=True)
class Built:
    """A built site: its folder, what went into it, and what the check refused before."""

    root: Path
    corpus: Corpus
    refused: Mapping[str, tuple[Diagnostic, ...]]
    address: str

    @property
    def site(self) -> Path:
        """The folder that is published."""
        return self.root / "site"

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """Every page; files of the corpus are none, whatever they are called. Of those alike, one will do."""
        found = (path for path in sorted(self.site.rglob("*.html")) if path.is_file())
        names = (path.relative_to(self.site).as_posix() for path in found)
        return tuple(name for name in names if name not in self.corpus.files and not alike(name))

    @cached_property
    def looks(self) -> Mapping[str, Look]:
        """What matters of each page."""
        return {name: look((self.site / name).read_text("utf-8")) for name in self.paths}


def alike(name: str) -> bool:
    """Tell whether a page is one of the many that differ in a number only."""
    return name.startswith("incidents/many-") and not name.startswith("incidents/many-000/")


@contextmanager
def served_site(root: Path, *, harmless: bool) -> Iterator[Built]:
    """Build the site of all attacks, or its twin, with the address in it at which it is then served."""
    (root / "site").mkdir()
    with served(root / "site") as address:
        yield build(root, address, harmless=harmless)


def build(root: Path, address: str, *, harmless: bool) -> Built:
    """Build the site of all attacks, or its twin, below `root`; a report with an error is left out."""
    made = corpus(address, harmless=harmless)
    return Built(root, made, built_of(made.files, root), address)


def built_of(files: Mapping[str, str], root: Path) -> Mapping[str, tuple[Diagnostic, ...]]:
    """Write files and build the site of them; return the reports that were refused, and left out."""
    write(files, root)
    refused = dict(_refused(root))
    for name in refused:
        (root / name).unlink()
    mkdocs(root)
    return refused


def mkdocs(root: Path) -> str:
    """Build the site in a folder with a fixed clock; return what was said."""
    done = building.mkdocs(root, "build", SOURCE_DATE_EPOCH=NOW)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stderr


def _refused(root: Path) -> Iterator[tuple[str, tuple[Diagnostic, ...]]]:
    """Yield each report with errors, and these."""
    errors = [found for found in check(root) if found.level is Level.ERROR]
    for path in dict.fromkeys(found.place.path for found in errors):
        yield path, tuple(found for found in errors if found.place.path == path)
