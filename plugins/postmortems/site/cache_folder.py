"""The folder of all results on a machine.

Never in the checkout: what is kept has passed the sanitiser, and who opens a pull request could put it there.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from ..settings import Settings
from .folder import inside

NAME = "mkdocs-postmortems"


def cache_folder(settings: Settings, environment: Mapping[str, str]) -> Path | None:
    """Return the folder that a site names, or that of the system; None where there is none."""
    if settings.cache != "auto":
        return named_folder(settings)
    chosen = Path(environment.get("XDG_CACHE_HOME", ""))
    if chosen.is_absolute():
        return chosen / NAME
    try:
        return _of_the_system(Path.home(), environment) / NAME
    except RuntimeError:
        return None


def named_folder(settings: Settings) -> Path | None:
    """Return the folder that a site names for its results, None where it names none that there can be."""
    if settings.cache in ("auto", "off"):
        return None
    try:
        return Path(settings.cache).expanduser()
    except RuntimeError:
        return None


def is_in_reach(folder: Path, boundary: Path) -> bool:
    """Tell whether a folder is one of a repository's, by its name or by where links lead."""
    absolute = Path(os.path.abspath(folder))  # noqa: PTH100 (links stay as they are)
    return any(inside(each, boundary) for each in (absolute, *absolute.parents))


def _of_the_system(home: Path, environment: Mapping[str, str]) -> Path:
    """Return where programs of this system keep what they can make again."""
    if sys.platform == "darwin":
        return home / "Library" / "Caches"
    if sys.platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local")
    return home / ".cache"
