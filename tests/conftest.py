"""What all tests share: the option that writes expected texts anew, how properties are searched, the site of attacks."""

from __future__ import annotations

import atexit
import gc
import os
import signal
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from attacks.built import Built
    from browser.example_site import Served

os.environ["NO_MKDOCS_2_WARNING"] = "1"
os.environ.setdefault(
    "PLAYWRIGHT_BROWSERS_PATH",
    f"{os.environ.get('XDG_CACHE_HOME') or Path.home() / '.cache'}/ms-playwright",
)
os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp(prefix="postmortems-cache-")
atexit.register(rmtree, os.environ["XDG_CACHE_HOME"], ignore_errors=True)
"""No test leaves anything in the folder in which a person keeps results."""
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell's background ignores it, and so would the commands that tests interrupt.
    signal.signal(signal.SIGINT, signal.default_int_handler)
gc.set_threshold(50_000, 20, 100)
"""What tests share stays until the end: looking for garbage there takes a twentieth of all the time."""
settings.register_profile("search", deadline=None)
settings.register_profile("same", deadline=None, derandomize=True)
settings.load_profile("same" if os.environ.get("CI") else "search")
"""A change is judged by the same examples each time; at a desk, new ones are searched for."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-cases", action="store_true", help="Write tests/cases/*/expected.txt anew.")


@pytest.fixture(scope="session")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    """Yield the site of all attacks, built and served; as many tests as like look at the one."""
    from attacks.built import served_site

    with served_site(tmp_path_factory.mktemp("attacked"), harmless=False) as built:
        yield built


@pytest.fixture(scope="session")
def example() -> Iterator[Served]:
    """Yield the example site, built once and served."""
    from browser.example_site import example_site

    with example_site() as site:
        yield site


@pytest.fixture(scope="session")
def edge_site(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Path]:
    """Return what builds a site of so many odd reports, each size once."""
    from test_edge_sites import make_site

    return cache(lambda size: make_site(tmp_path_factory.mktemp(f"edge{size}"), size))
