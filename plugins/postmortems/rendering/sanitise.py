"""The last gate: whatever was written before, only these elements and attributes leave it, balanced."""

from __future__ import annotations

from functools import cache

import nh3

from ..reading.raw_html import OPAQUE
from .allowed import PLAIN, SCHEMES, attributes_of

_OURS = {"input": {"type", "disabled", "checked"}, "label": set[str]()}


@cache
def _cleaner() -> nh3.Cleaner:
    tags = set(PLAIN) | _OURS.keys()
    attributes = {tag: set(attributes_of(tag)) | _OURS.get(tag, set()) for tag in tags}
    return nh3.Cleaner(
        tags=tags,
        attributes={**attributes, "*": {"class", "id"}},
        clean_content_tags=set(OPAQUE),
        url_schemes=set(SCHEMES),
        link_rel=None,
    )


def sanitise(html: str) -> str:
    """Return `html` as a browser would read it, without anything that a report has no use for."""
    return _cleaner().clean(html)
