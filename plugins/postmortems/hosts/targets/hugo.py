"""For Hugo: a component that stands among the `theme` of a site, or whose two folders are mounted.

Pages are HTML with headings as Markdown, which Goldmark passes on where `unsafe` says so; what they say was
sanitised before, and none of it is a shortcode. Each has the address that it has everywhere, and loads its
style sheet and script itself. Some themes print a title, others leave it to the page: ours stands there.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator
from typing import Any

from ...making import Made
from ...pages.all import ANYWHERE, SCRIPT, STYLESHEET
from ...pages.base.page import Page
from ..exporting.addresses import address_of, url
from ..exporting.export import Export, File
from ..exporting.markup import between_blocks
from ..exporting.meta import front_matter, last_changed
from ..exporting.navigation import ours

_TITLED = ":is(main, article):has(h1:not(#pm-title))"
_ALONE = f"{_TITLED} #pm-title {{ display: none }}"
_BELOW = f"{_TITLED} .pm-up ~ .pm-page > .pm-as-of {{ position: static }}"
_TITLE = f"<style>{_ALONE} {_BELOW}</style>"
"""A theme that prints the title leaves no room for the day of the page beside what leads up."""
_HEAVIER = ANYWHERE.replace(")", f", {'.pm-none' * 3})")
SAYS = "Hugo: a folder that stands among its themes"
CONFIG = """\
[markup.goldmark.renderer]
  unsafe = true # the pages are HTML; reports are sanitised
[taxonomies] # none: `tags/` is a page of the export
"""


def files(export: Export) -> Iterator[File]:
    """Yield the pages below `content/`, the first of a folder as Hugo calls it; all else below `static/`."""
    for made in export.pages:
        folder, name = posixpath.split(made.page.path)
        place = posixpath.join("content", folder, "_index.md" if name == "index.md" else name)
        yield place, (front_matter(_meta(export, made.page)) + _body(export, made)).encode()
    for path, content in export.put("static/"):
        if path == f"static/{STYLESHEET}" and isinstance(content, bytes):
            content = outweighing(content)
        yield path, content


def outweighing(style: bytes) -> bytes:
    """Return our style sheet with rules that weigh more than those of themes, all by the same.

    Themes give the cells of tables a width and a padding with three classes.
    """
    return style.replace(ANYWHERE.encode(), _HEAVIER.encode())


def _meta(export: Export, page: Page) -> dict[str, Any]:
    told: dict[str, Any] = {
        "title": page.title,
        "description": page.description,
        "url": f"/{address_of(page.path)}",
        "draft": False,
        "toc": bool(page.incident),
    }
    if page.incident is None:
        return told
    incident = page.incident
    return told | {
        "date": incident.started_at.at.date().isoformat(),
        **last_changed(export.published.site, page, "lastmod"),
        "tags": list(incident.tags),
        "params": {"severity": incident.severity, "services": list(incident.services)},
    }


def _body(export: Export, made: Made) -> str:
    path, html = made.page.path, (made.html or b"").decode()
    style = f'<link rel="stylesheet" href="{url(path, STYLESHEET)}">'
    script = f'<script src="{url(path, SCRIPT)}" defer></script>'
    body = between_blocks(html, export.headings(made), has_anchors=True)
    return f"<div>\n{style}\n{_TITLE}\n{script}\n</div>\n\n{_without_shortcodes(body)}"


def _without_shortcodes(body: str) -> str:
    """Return a page in which Hugo finds nothing to run; `{{<` is in no HTML of ours."""
    opener = {True: "{{\\u0025", False: "{{&#37;"}
    lines = (line.replace("{{%", opener[line.startswith("<script ")]) for line in body.split("\n"))
    return "\n".join(lines)


def nav(export: Export) -> str:
    """Return the menu of the overviews, for hugo.toml."""
    entries = (
        f"[[menus.main]]\n  name = {json.dumps(each.title, ensure_ascii=False)}\n"
        f"  pageRef = {json.dumps('/' + address_of(each.path))}\n  weight = {(at + 1) * 10}\n"
        for at, each in enumerate(ours(export))
    )
    return "".join(entries)


def then(export: Export) -> str:
    """Say what hugo.toml needs."""
    return (
        f"Below `themes/`, hugo.toml takes it with these lines; `--nav` prints a menu:\n\n"
        f'theme = ["{export.to.name}", "your-theme"]\n{CONFIG}'
    )
