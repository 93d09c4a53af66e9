"""Feeds of incidents: Atom (RFC 4287) and JSON Feed 1.1, made of the same values.

Nothing in them tells when they were made: an entry changes when its report does, and a feed with its entries.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple
from urllib.parse import urlsplit
from uuid import UUID, uuid5
from xml.sax.saxutils import escape, quoteattr

from ..frozen import Frozen
from ..model.incident import Incident
from ..model.milestone import Milestone
from ..patterns import deferred

MOST = 50
"""How many entries a feed has: the latest."""
_SPACE = UUID("7d1a4c1e-52f0-4d5e-9c0b-3f7f0a6f7d11")
"""What sets these ids apart from all others; it was drawn once."""
_UNFIT = deferred("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold."""


class Entry(NamedTuple):
    """An incident in a feed; `address` is that of its page."""

    id: str
    title: str
    address: str
    updated: datetime
    summary: str
    labels: tuple[str, ...]


class Feed(Frozen):
    """A feed: `home` is the page that shows the same, empty without one, `own` where the feed itself is."""

    id: str
    title: str
    home: str
    own: str
    entries: Sequence[Entry]

    @property
    def updated(self) -> datetime:
        """When the last of its entries changed."""
        return max((each.updated for each in self.entries), default=datetime(1970, 1, 1, tzinfo=UTC))


def urn(*names: str) -> str:
    """Return an id that follows from names alone; with `first_id`, renaming a report leaves it as it was."""
    return f"urn:uuid:{uuid5(_SPACE, json.dumps(names))}"


def first_id(incident: Incident) -> str:
    """Return the oldest id of a report: renaming one puts the old id behind its aliases."""
    return incident.aliases[0] if incident.aliases else incident.id


def last_stated(incident: Incident) -> datetime:
    """Return the last time that a report states, in UTC: when it was written is not known, but not before."""
    known = (milestone.of(incident) for milestone in Milestone)
    return max(moment.utc for moment in known if moment)


def atom(feed: Feed) -> str:
    """Write a feed as Atom."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        *_head(feed.id, feed.title, feed.updated),
        *([f'<link rel="alternate" type="text/html" href={_quoted(feed.home)}/>'] if feed.home else []),
        f'<link rel="self" type="application/atom+xml" href={_quoted(feed.own)}/>',
        f"<author><name>{_text(feed.title)}</name></author>",
    ]
    for each in feed.entries:
        lines += [
            "<entry>",
            *_head(each.id, each.title, each.updated),
            f'<link rel="alternate" type="text/html" href={_quoted(each.address)}/>',
            *(f"<category term={_quoted(label)}/>" for label in each.labels),
            f'<summary type="text">{_text(each.summary)}</summary>',
            "</entry>",
        ]
    return "\n".join([*lines, "</feed>", ""])


def json_feed(feed: Feed) -> str:
    """Write a feed as JSON Feed; it has no addresses that are not whole."""
    items = [
        {
            "id": each.id,
            **_whole(url=each.address),
            "title": each.title,
            "content_text": each.summary or each.title,
            "date_modified": _written(each.updated),
            "tags": list(each.labels),
        }
        for each in feed.entries
    ]
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        **_whole(home_page_url=feed.home, feed_url=feed.own),
        "items": items,
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _whole(**addresses: str) -> dict[str, str]:
    """Return those addresses that are whole."""
    return {name: address for name, address in addresses.items() if urlsplit(address).scheme}


def _head(id_: str, title: str, updated: datetime) -> tuple[str, ...]:
    return (
        f"<id>{id_}</id>", f'<title type="text">{_text(title)}</title>',
        f"<updated>{_written(updated)}</updated>",
    )  # fmt: skip


def _written(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _text(text: str) -> str:
    return escape(_UNFIT.sub("\N{REPLACEMENT CHARACTER}", text))


def _quoted(text: str) -> str:
    return quoteattr(_UNFIT.sub("\N{REPLACEMENT CHARACTER}", text))
