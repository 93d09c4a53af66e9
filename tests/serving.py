"""`mkdocs serve` as a process of its own, as an author has it running."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

PATIENCE = 120
"""Seconds after which something is taken not to come any more."""


@dataclass(frozen=True)
class Serving:
    """A server that runs: its folder, its address, ending in a slash, and where it writes what it says."""

    folder: Path
    address: str
    log: Path
    process: subprocess.Popen[bytes]

    def get(self, path: str) -> str:
        """Return a page; where there is none, or no server yet, an empty text."""
        try:
            with urlopen(self.address + path, timeout=PATIENCE) as found:
                return str(found.read().decode())
        except (HTTPError, URLError, ConnectionError):
            return ""

    def until(self, path: str, is_so: Callable[[str], bool]) -> str:
        """Wait for a page to be as it should; return it."""
        for _ in range(PATIENCE * 5):
            found = self.get(path)
            if is_so(found):
                return found
            assert self.process.poll() is None, self.log.read_text()
            time.sleep(0.2)
        raise AssertionError(f"{path}: {found[-3000:]}\n{self.log.read_text()}")


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[Serving]:
    """Serve the site of a folder, which answers by the time that this yields."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        place = f"127.0.0.1:{free.getsockname()[1]}"
    command = [str(Path(sys.executable).with_name("mkdocs")), "serve", "-a", place, *options]
    log = folder / "serve.log"
    with log.open("wb") as said:
        process = subprocess.Popen(
            command, cwd=folder, stdout=said, stderr=said, env={**os.environ, "PYTHONUNBUFFERED": "1"}
        )
    try:
        served = Serving(folder, f"http://{place}/", log, process)
        served.until("", bool)
        yield served
    finally:
        process.terminate()
        process.wait(PATIENCE)
