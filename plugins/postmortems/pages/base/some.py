"""Files that follow from some incidents of a site alone."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

Files = Iterable[tuple[str, str]]
"""The path and the text of each."""


class Some(NamedTuple):
    """Files with what they are called, and with what they are `told`: all that they follow from.

    Besides that they follow from the name and the base of the site, and from when reports changed. Those
    that are not called anything may follow from more.
    """

    name: str
    told: Iterable[str]
    make: Callable[[], Files]
