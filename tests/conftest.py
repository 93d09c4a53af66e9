"""What all tests share: the option that writes the expected texts anew, and how properties are searched."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from hypothesis import settings

if TYPE_CHECKING:
    import pytest

settings.register_profile("search", deadline=None)
settings.register_profile("same", deadline=None, derandomize=True)
settings.load_profile("same" if os.environ.get("CI") else "search")
"""A change is judged by the same examples each time; at a desk, new ones are searched for."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-cases", action="store_true", help="Write tests/cases/*/expected.txt anew.")
