"""Write the page about other plugins, themes and settings, from the rows that `make test-hosts` tries."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROWS = Path(__file__).parent.parent / "tests/matrix/rows.toml"
INTRO = """# Beside other plugins and themes

Each line is a site that is built each week, strictly: all our pages have to be there with the very
texts that they have on a plain site with Material for MkDocs, links have to lead somewhere, searches
have to find each report, and nothing that stands in a report is run. What a line says you do, it was
built with.

What the page of a report tells the theme and other plugins (`hide`, `comments`, a level, a password)
stands under the field [`page`](fields.md), for all reports under the setting [`page`](settings.md). The
text of reports is not handed to other plugins, unless the setting `other_plugins` says so; [Design
notes](design.md) tell why.

Where a site has several languages, our pages are there once, and pages in all languages link to them.
Reports may link to pages that another plugin makes; `virtual` in the settings names them to
`postmortems check`, which does not run it. What another plugin takes away of ours, or makes in the
place of ours, is a warning.

Plugins that print a site, or make a PDF of it, take what stands in the navigation. `nav: years` puts
all reports there by year, the newest first. It has its price: each page then has the titles of all
reports in it, and the theme makes each anew instead of filling it in. With some hundreds of reports take
`navigation.prune`; with thousands leave it.

| beside | with | result | what you do |
| --- | --- | --- | --- |
"""
OUTRO = """
Not tried, for they ask other hosts: `info`, `social`, `privacy` and `optimize` of Material,
`git-committers`, and Backstage itself; and `mkdocs-exporter`, which installs a browser of its own.
"""


def beside() -> str:
    """Return the page."""
    rows = tomllib.loads(ROWS.read_text("utf-8"))
    return INTRO + "\n".join(sorted(_lines(rows), key=str.lower)) + "\n" + OUTRO


def _lines(rows: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for name, row in rows.items():
        installed = ", ".join(f"`{each}`" for each in row.get("install", ()))
        told = (name, installed, row.get("whose") or "works", row.get("do", ""))
        yield f"| {' | '.join(each.replace('|', chr(92) + '|') for each in told)} |"
