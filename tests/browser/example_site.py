"""The example site, built with a fixed clock and served on this machine."""

from __future__ import annotations

import functools
import shutil
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType
from typing import Any

from building import mkdocs

ROOT = Path(__file__).parent.parent.parent
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
NOW = "1795219200"
"""21 November 2026."""


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a word, with headers of the test's own."""

    def __init__(self, *given: Any, headers: Mapping[str, str] = MappingProxyType({}), **more: Any) -> None:
        self._more = headers
        super().__init__(*given, **more)

    def end_headers(self) -> None:
        """Add what the test wants to send."""
        for name, value in self._more.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path, headers: Mapping[str, str] = MappingProxyType({})) -> Iterator[str]:
    """Serve a folder; yield its address, ending in a slash."""
    handler = functools.partial(Quiet, directory=str(folder), headers=headers)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


@dataclass(frozen=True)
class Served:
    """A built site: its files, and the address at which they are served."""

    folder: Path
    address: str


@contextmanager
def example_site() -> Iterator[Served]:
    """Yield the example site; it is built with the address in it at which it is served."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        site.mkdir()
        with served(site) as address:
            build(Path(folder), site, address)
            yield Served(site, address)


def build(folder: Path, site: Path, address: str, *options: str) -> None:
    """Build the example site strictly from a configuration in `folder`, with further lines for it."""
    config = folder / "mkdocs.yml"
    own = (f"site_url: {address}", f"docs_dir: {ROOT / 'docs'}", *options)
    shutil.copy(ROOT / "mkdocs.yml", folder / "example.yml")
    config.write_text("\n".join(["INHERIT: example.yml", *own, ""]))
    shutil.copytree(ROOT / "incidents", folder / "incidents")
    done = mkdocs(folder, "build", "--strict", "-q", "-d", str(site), SOURCE_DATE_EPOCH=NOW)
    assert done.returncode == 0, done.stdout + done.stderr
