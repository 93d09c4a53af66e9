"""What an export is written for: one module, one generator, found by its name.

Each has `SAYS`, what it is in a line; `files(export)`, which yields what is written; `nav(export)`, the
navigation as that generator has it; and `then(export)`, what to do with the folder. One that `TAKES_OWN` gets
the site's own pages too and keeps the addresses that mkdocs.yml asks for; `BUILT` names what the generator
makes at the top of the folder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from ...discovery import module_of, names_in
from ..exporting.export import Export, File


class Target(NamedTuple):
    """A generator; see the package."""

    name: str
    says: str
    files: Callable[[Export], Iterator[File]]
    nav: Callable[[Export], str]
    then: Callable[[Export], str]
    takes_own: bool
    built: tuple[str, ...]


def names() -> tuple[str, ...]:
    """Return the generators that there are."""
    return names_in(__name__)


def target(name: str) -> Target:
    """Return a generator by its name."""
    found = module_of(__name__, name)
    return Target(
        name, found.SAYS, found.files, found.nav, found.then,
        getattr(found, "TAKES_OWN", False), getattr(found, "BUILT", ()),
    )  # fmt: skip
