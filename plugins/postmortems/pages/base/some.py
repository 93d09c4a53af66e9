"""Files that follow from some incidents of a site alone, and are kept while nothing is told of these anew."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from ...kept.store import Kept, Kind, digest, once

Files = Iterable[tuple[str, str]]
"""The path and the text of each."""
_FILES: Kind[tuple[tuple[str, str], ...]] = Kind("files", tuple[tuple[str, str], ...])


class Some(NamedTuple):
    """Files with what they are called, and with what they are `told`: all that they follow from.

    Besides that they follow from the name and the base of the site, and from when reports changed. Those
    that are not called anything are not kept.
    """

    name: str
    told: Iterable[str]
    make: Callable[[], Files]

    def kept_in(self, kept: Kept, around: str) -> Files:
        """Return the files, made or kept; `around` stands for all else that they follow from."""
        if not self.name:
            return self.make()
        return once(kept, _FILES, digest(self.name, around, *self.told), lambda: tuple(self.make()))
