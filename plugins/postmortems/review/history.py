"""When reports changed, as far as Git tells: the day on which each file's newest commit was made."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from ..site.folder import repository_of
from . import CannotCheck
from .git import names, text_of

_COMMIT = "//"
"""What begins the line of a commit: no path in a repository begins so."""


def changed(folder: Path, base: Path) -> Mapping[str, datetime]:
    """Return when each file below a folder last changed, in UTC, by its path relative to `base`.

    What has changed since the last commit is left out. Nothing is known without Git, in a shallow clone,
    whose oldest commit seems to have made everything, and where a commit has a day that no calendar has.
    """
    return _committed(folder, base, "--no-renames", newer=True)


def _committed(folder: Path, base: Path, *which: str, newer: bool = False) -> Mapping[str, datetime]:
    """Return the times of commits by the files that they name; with `newer`, not of what changed since."""
    if repository_of(folder) is None:
        return {}
    try:
        root = Path(text_of(folder, "rev-parse", "--show-toplevel"))
        if text_of(root, "rev-parse", "--is-shallow-repository") == "true":
            return {}
        told = names(root, "log", f"--format={_COMMIT}%cI", "--name-only", "-z", *which, "--", str(folder))
        since = ("diff", "--name-only", "-z", "--no-ext-diff", "HEAD", "--", str(folder))
        left_out = {*(names(root, *since) if newer else ())}
        found = dict(_newest(told))
    except (CannotCheck, ValueError, OverflowError):
        return {}
    return {os.path.relpath(root / name, base): when for name, when in found.items() if name not in left_out}


def added(folder: Path, base: Path) -> Mapping[str, datetime]:
    """Return when each file below a folder was added, in UTC; of one that was renamed nothing is known.

    Nothing is known where `changed` knows nothing.
    """
    return _committed(folder, base, "--diff-filter=A", "--find-renames")


def why_unknown(folder: Path) -> str:
    """Say why nothing is known of when the files below a folder changed; "" where it is."""
    if repository_of(folder) is None:
        return "this is no repository of Git"
    try:
        is_shallow = text_of(folder, "rev-parse", "--is-shallow-repository") == "true"
    except CannotCheck as why:
        return str(why)
    return (
        "this clone has a part of the history alone; `git fetch --unshallow` brings the rest"
        if is_shallow
        else ""
    )


def _newest(told: Iterable[str]) -> Iterator[tuple[str, datetime]]:
    """Yield each file's name and the time of its newest commit."""
    when, is_first, seen = datetime.min.replace(tzinfo=UTC), False, set[str]()
    for part in told:
        if part.startswith(_COMMIT):
            when, is_first = datetime.fromisoformat(part.removeprefix(_COMMIT)).astimezone(UTC), True
            continue
        name = part.removeprefix("\n") if is_first else part
        is_first = False
        if name not in seen:
            seen.add(name)
            yield name, when
