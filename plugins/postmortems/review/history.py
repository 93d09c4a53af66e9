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
    if repository_of(folder) is None:
        return {}
    try:
        root = Path(text_of(folder, "rev-parse", "--show-toplevel"))
        if text_of(root, "rev-parse", "--is-shallow-repository") == "true":
            return {}
        told = names(
            root, "log", f"--format={_COMMIT}%cI", "--name-only", "-z", "--no-renames", "--", str(folder)
        )
        newer = names(root, "diff", "--name-only", "-z", "--no-ext-diff", "HEAD", "--", str(folder))
        found = dict(_newest(told))
    except (CannotCheck, ValueError, OverflowError):
        return {}
    return {os.path.relpath(root / name, base): when for name, when in found.items() if name not in newer}


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
