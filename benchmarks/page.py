"""The page that shows a run: on which machine, on which day, with what, and what was found."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from .peers import PEERS
from .tables import Table

PACKAGES = ("mkdocs", "mkdocs-material", "markdown", "pyromark", "nh3", "jinja2")
INTRO = Path(__file__).with_name("speed.md")


def page(tables: Iterable[Table], loads: tuple[float, float]) -> str:
    """Return the whole page."""
    return "\n".join([INTRO.read_text("utf-8"), measured_on(loads), *map(str, tables)]).rstrip() + "\n"


def measured_on(loads: tuple[float, float]) -> str:
    """Return the day, the machine and the versions, as a list."""
    day = datetime.now(UTC)
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    lines = [
        f"Measured on {day.day} {day:%B %Y}, with a load of {loads[0]:.1f} to {loads[1]:.1f}:",
        "",
        f"- {processor()}, {os.cpu_count()} cores; {platform.system()}, Python {platform.python_version()}",
        f"- {packages}",
        *(f"- {peer.told}" for peer in PEERS),
    ]
    return "\n".join([*lines, ""])


def processor() -> str:
    """Return the name of the processor, as far as the system tells it."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text().splitlines() if told.exists() else ()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())
