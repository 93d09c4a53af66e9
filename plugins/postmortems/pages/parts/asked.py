"""The address of the table of incidents, narrowed: what a number leads to has as many rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from urllib.parse import urlencode

from ...insight.counted import COUNTED, census
from ...model.incident import STATUSES, Incident
from ...wording.words import ENGLISH, Words, to_count
from ..base.page import Site
from ..base.paths import list_path

STANDING = tuple(("status", status) for status in STATUSES if status != "withdrawn")
COUNTING = (*(("kind", kind) for kind in COUNTED), *STANDING)
"""What narrows the table to incidents that statistics count."""
SORTS: Mapping[str, tuple[str, str]] = {
    "incident": to_count("%(num)s incident", "%(num)s incidents"),
    "near-miss": to_count("%(num)s near miss", "%(num)s near misses"),
    "maintenance": to_count("%(num)s maintenance window", "%(num)s maintenance windows"),
    "drill": to_count("%(num)s drill", "%(num)s drills"),
    "withdrawn": to_count("%(num)s withdrawn report", "%(num)s withdrawn reports"),
}
"""What the sorts of `census` are called, one of them and several."""


def asked(site: Site, page: str, *pairs: tuple[str, str]) -> str:
    """Return the address of the table narrowed to some choices, of which it shows all that meet one each."""
    address = site.url(page, list_path(site))
    return f"{address}?{_question(pairs)}" if pairs else address


@lru_cache(maxsize=1 << 14)
def _question(pairs: tuple[tuple[str, str], ...]) -> str:
    """Return choices as they stand in an address: many pages ask for the same."""
    return urlencode(pairs)


def counting(site: Site, page: str, *pairs: tuple[str, str]) -> str:
    """Return the address of the table narrowed to choices, and to incidents that statistics count."""
    return asked(site, page, *pairs, *COUNTING)


def _of_sort(site: Site, page: str, sort: str, *pairs: tuple[str, str]) -> str:
    """Return the address of the table narrowed to choices and to one of the sorts of `census`."""
    if sort == "incident":
        return counting(site, page, *pairs)
    one = (("status", sort),) if sort == "withdrawn" else (("kind", sort), *STANDING)
    return asked(site, page, *pairs, *one)


def totals(
    site: Site, page: str, incidents: Iterable[Incident], *pairs: tuple[str, str]
) -> tuple[tuple[str, str], ...]:
    """Say how many there are of each sort, each with the way to them; `pairs` narrow the table to all."""
    return tuple(
        (site.words.count(amount, *SORTS[sort]), _of_sort(site, page, sort, *pairs))
        for sort, amount in census(incidents).items()
    )


def told_apart(incidents: Iterable[Incident], words: Words = ENGLISH) -> str:
    """Say how many there are of each sort: `4 incidents, 1 drill and 1 withdrawn report`."""
    return words.listing([words.count(amount, *SORTS[sort]) for sort, amount in census(incidents).items()])
