"""How many follow-ups are open, overdue and done: by owner, by service, by kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ...frozen import Frozen
from ...insight.facets import SERVICES
from ...insight.follow_ups import FollowUp, Tally, by_value, tally
from ...wording.words import to_say
from ..base.page import Site
from .action import kind
from .facet_names import Name, link


class Share(NamedTuple):
    """The follow-ups of one owner, service or kind; `key` is its slug, empty for those that name none."""

    key: str
    name: Name
    tally: Tally


class Grouping(Frozen):
    """A table of shares, `left_out` of which are not listed; `by` stands in addresses."""

    by: str
    shares: tuple[Share, ...]
    left_out: int = 0


MOST = 200
"""How many lines a table has, and how many choices the filter offers."""
UNSAID = {
    "owner": to_say("Nobody named"),
    "service": to_say("No service named"),
    "kind": to_say("Not said"),
}


def groupings(site: Site, page: str, follow_ups: Sequence[FollowUp]) -> Iterator[Grouping]:
    """Yield the tables, what is overdue first; a follow-up counts for each service of its incident."""
    for by in UNSAID:
        found = by_value(follow_ups, lambda one, by=by: values(one, by))  # type: ignore[misc]
        shares = [
            Share(key, _name(site, page, by, key, written), tally(members, site.today))
            for key, (written, members) in found.items()
        ]
        shares.sort(key=_order)
        yield Grouping(by, tuple(shares[:MOST]), len(shares[MOST:]))


def keys(tables: Iterable[Grouping], by: str) -> frozenset[str]:
    """Return which owners, services or kinds have a line."""
    return frozenset(share.key for table in tables if table.by == by for share in table.shares)


def values(one: FollowUp, by: str) -> tuple[str, ...]:
    """Return the owners, services or kind of a follow-up."""
    if by == "service":
        return one.incident.services
    if by == "owner":
        return one.item.owners
    return (one.item.kind,) if one.item.kind else ()


def _name(site: Site, page: str, by: str, key: str, written: str) -> Name:
    if not key:
        return Name(site.words.say(UNSAID[by]))
    group = site.analysis.groups[SERVICES.name].get(key) if by == "service" else None
    return link(site, page, group) if group else Name(kind(written, site.words) if by == "kind" else written)


def _order(share: Share) -> tuple[bool, int, int, str, str]:
    return not share.key, -share.tally.overdue, -share.tally.open, share.name.text.casefold(), share.key
