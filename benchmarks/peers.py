"""Programs of others that do the same work, or the nearest to it; one that is not installed is not measured.

None is needed. What `make peers` installs is in `.venv-peers`; others are looked for where programs are.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from subprocess import run

FOLDER = Path(__file__).resolve().parent.parent / ".venv-peers"
PLACES = (FOLDER / "bin", FOLDER / "node_modules" / ".bin", *map(Path, os.get_exec_path()))


@dataclass(frozen=True)
class Peer:
    """A program of others: its name, how it says its version, and how it is installed."""

    name: str
    version: tuple[str, ...]
    install: str

    @property
    def path(self) -> str:
        """Where it is; "" where it is not installed."""
        return shutil.which(self.name, path=os.pathsep.join(map(str, PLACES))) or ""

    @property
    def told(self) -> str:
        """What it says about its version, in a line; or how it is installed."""
        if not self.path:
            return f"{self.name}: not installed ({self.install})"
        said = run([self.path, *self.version], capture_output=True, text=True, check=False).stdout.strip()
        return said.split(" BuildDate")[0] if self.name in said else f"{self.name} {said}"


HUGO = Peer("hugo", ("version",), "Debian: `apt-get install hugo`")
ZENSICAL = Peer("zensical", ("--version",), "`make peers`")
REMARK = Peer("remark", ("--version",), "`make peers`, which needs npm")
EIPW = Peer("eipw", ("--version",), "`cargo install eipw`")
PEERS = (HUGO, ZENSICAL, REMARK, EIPW)
