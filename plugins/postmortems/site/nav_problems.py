"""What a site's `nav` names of ours that is not there: settings left it out, or put it elsewhere."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path

from ..model.diagnostic import Problem
from ..model.document import Value
from ..model.page_kinds import HOME, KINDS
from ..settings import Settings
from .config_yaml import CODE
from .folder import exists, folder_at, inside

DEEPEST = 6
"""How many levels of a navigation are read."""


def nav_problems(nav: Value | None, settings: Settings, docs: Path, root: Path) -> Iterator[Problem]:
    """Yield a problem for each entry of a navigation that names an overview where it does not stand.

    What the site has there of its own in `docs`, or another plugin makes, is no page of ours; `root` is the
    folder of mkdocs.yml.
    """
    for entry in _entries(nav, DEEPEST) if nav else ():
        path = posixpath.normpath(str(entry.data))
        kind = next((kind for kind in KINDS if path in _called(kind, settings)), "")
        if kind and path not in settings.overviews and not _is_own(path, settings, docs, root):
            there = settings.under("index.md" if kind == HOME else f"{kind}/index.md")
            if settings.has(there):
                wrong, help_ = f"`{kind}` stands at `{there}`", f"write `{there}`"
            else:
                wrong = f"`pages` leaves `{kind}` out"
                help_ = f"take it out of `nav`, or `{kind}: false` out of `pages`"
            yield Problem(CODE, entry.start, entry.end, f"`nav` names `{path}`, but {wrong}", help_)


def _called(kind: str, settings: Settings) -> Iterator[str]:
    """Yield what a navigation may call the overview of a kind, whatever the site has chosen."""
    if kind == HOME:
        yield f"{settings.path}/index.md".lstrip("/")
    else:
        yield f"{kind}/index.md"
        yield f"{settings.path}/{kind}/index.md"


def _is_own(path: str, settings: Settings, docs: Path, root: Path) -> bool:
    own = docs / path
    is_made = any(fnmatchcase(path, pattern) for pattern in settings.virtual)
    return is_made or (exists(own) and not inside(own, folder_at(root, settings.incidents_dir)))


def _entries(value: Value, depth: int) -> Iterator[Value]:
    """Yield the pages that a navigation names."""
    data = value.data
    if isinstance(data, str):
        yield value
    elif depth:
        inner = (field.value for field in data.values()) if isinstance(data, Mapping) else data or ()
        for each in inner:
            yield from _entries(each, depth - 1)
