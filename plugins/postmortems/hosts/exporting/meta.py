"""What a page tells its generator: front matter, which is YAML."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from html import escape
from typing import Any

from ...pages.base.layout import LAYOUTS
from ...pages.base.page import Page, Site
from ...pages.feeds import alternates
from ...patterns import deferred

_UNFIT = deferred("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What YAML takes for something else in a text, or not at all."""
_FEED = "alternate feed"
"""Material takes what is an `alternate` alone for the site in another language, and asks for its map."""
_NOT_RUN = {"render_macros": False, "ignore_macros": True}
"""What plugins that run templates are told: what a report says is text."""
BOOST = 1000
"""How much a word of a report counts in searches that weigh: as much as one of another page's title."""


def front_matter(values: Mapping[str, Any]) -> str:
    """Write front matter, a value a line, in JSON, which is YAML."""
    lines = (f"{name}: {quoted(value)}\n" for name, value in values.items())
    return f"---\n{''.join(lines)}---\n\n"


def quoted(value: Any) -> str:
    """Write one value as YAML reads it: a time as one of its own, which is no text."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    written = json.dumps(value, ensure_ascii=False)
    return _UNFIT.sub(lambda letter: f"\\u{ord(letter[0]):04x}", written)


def neutral(text: str) -> str:
    """Return text that is no HTML and no template: printed as HTML it is what it was."""
    return escape(text).replace("{", "&#123;")


def last_changed(site: Site, page: Page, name: str) -> dict[str, datetime]:
    """Return under a name when a report last changed, where Git knows it and the site's audience may."""
    when = site.changed.get(page.report)
    return {name: when} if when else {}


def of_material(page: Page, title: str, description: str) -> dict[str, Any]:
    """Return what Material's templates, and those that take their names, ask of a page."""
    told = {"title": title, "description": description, "hide": list(LAYOUTS[page.layout]), **_NOT_RUN}
    if page.incident is None:
        return told | {"search": {"exclude": True}}
    return told if page.incident.status == "withdrawn" else told | {"search": {"boost": BOOST}}


def feed_links(site: Site, path: str) -> str:
    """Return what the head of a page tells programs: where its feeds are."""
    return "".join(
        f'<link rel="{_FEED}" type="{kind}" title="{escape(title)}" href="{escape(href)}">'
        for kind, title, href in alternates(site, path)
    )
