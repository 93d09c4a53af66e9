"""A digest as HTML for mail: styles in the tags, as mail has no other; no script, nothing that is fetched."""

from __future__ import annotations

from html import escape

import nh3
import pyromark

from ..reading.events import GITHUB

_STYLES = {
    "h1": "font-size:20px;line-height:1.3;margin:0 0 16px",
    "h2": "font-size:16px;line-height:1.3;margin:24px 0 8px",
    "h3": "font-size:14px;line-height:1.3;margin:16px 0 8px",
    "p": "margin:12px 0 4px",
    "ul": "margin:0 0 8px;padding-left:20px",
    "ol": "margin:0 0 8px;padding-left:20px",
    "li": "margin:4px 0",
    "a": "color:#1a56db",
    "table": "border-collapse:collapse",
    "th": "text-align:left;padding:4px 12px 4px 0",
    "td": "padding:4px 12px 4px 0",
}
_TAGS = {*_STYLES, "strong", "em", "del", "code", "pre", "blockquote", "br", "hr", "thead", "tbody", "tr"}
_BODY = (
    "margin:0;padding:24px;max-width:720px;font:14px/1.5 -apple-system,'Segoe UI',Roboto,Arial,sans-serif;"
    "overflow-wrap:anywhere"
)


def as_mail(markdown: str, title: str) -> str:
    """Return a digest as a page of HTML."""
    clean = nh3.clean(
        pyromark.html(markdown, options=GITHUB),
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https"},
        set_tag_attribute_values={tag: {"style": style} for tag, style in _STYLES.items()},
    )
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        f'</head>\n<body style="{_BODY}">\n{clean}</body>\n</html>\n'
    )
