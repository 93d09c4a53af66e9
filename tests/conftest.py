"""What all tests share: the option that writes expected texts anew, how properties are searched, the site of attacks."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from attacks.built import Built

os.environ["NO_MKDOCS_2_WARNING"] = "1"
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
