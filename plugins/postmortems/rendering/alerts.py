"""GitHub's alerts as the theme's admonitions."""

from __future__ import annotations

from html import escape

_ADMONITIONS = {"Note": "note", "Tip": "tip", "Important": "info", "Warning": "warning", "Caution": "danger"}


def opening(kind: str | None) -> str:
    """Return the start of a block quote, or of the alert `kind`, named as the parser names it."""
    if kind is None:
        return "<blockquote>\n"
    admonition, title = _ADMONITIONS.get(kind, "note"), escape(kind)
    return f'<div class="admonition {admonition}">\n<p class="admonition-title">{title}</p>\n'


def closing(kind: str | None) -> str:
    """Return the end that belongs to `opening`."""
    return "</blockquote>\n" if kind is None else "</div>\n"
