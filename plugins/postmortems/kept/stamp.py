"""What makes results besides what they are made of: this program, what it is installed with, the machine."""

from __future__ import annotations

import os
import sys
import zoneinfo
from collections.abc import Iterable, Iterator
from pathlib import Path

from .store import digest

_INSTALLED = (".dist-info", ".egg-info")
_ZONES = ("tzdata.zi", "+VERSION")
"""The files in which a system's time zones say which edition they are."""


def stamp(package: Path, chosen: Iterable[str | bytes]) -> str:
    """Return one digest of all of it, and of what was chosen for all results.

    Every byte of the package counts: who changes it does not always change its version. Of what is installed
    the version does, whatever it is: what influences a result may come from far.
    """
    parts = (*_bytes_of(package), *_installed(sys.path), *_zones(zoneinfo.TZPATH))
    return digest(sys.version, sys.platform, *parts, "", *chosen)


def _bytes_of(package: Path) -> Iterator[str | bytes]:
    """Yield the name and the bytes of each file of a package that Python did not write itself."""
    for folder, inner, names in os.walk(package):
        inner[:] = sorted(name for name in inner if name != "__pycache__")
        here = os.path.relpath(folder, package)
        for name in sorted(names):
            yield here
            yield name
            with open(f"{folder}/{name}", "rb", 0) as file:  # noqa: PTH123 (a Path for each takes too long)
                yield file.readall()


def _installed(folders: Iterable[str]) -> list[str]:
    """Return the name and version of all that is installed."""
    found = {name for folder in folders for name in _names(folder) if name.endswith(_INSTALLED)}
    return sorted(found)


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder or ".")  # noqa: PTH208 (names are enough)
    except OSError:
        return []


def _zones(folders: Iterable[str]) -> Iterator[bytes]:
    for folder in folders:
        for name in _ZONES:
            file = Path(folder, name)
            if file.is_file():
                yield file.read_bytes()
