"""The last gate: whatever was written before, only these elements and attributes leave it, balanced."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

import nh3

from ..patterns import deferred
from ..reading.raw_html import OPAQUE
from .allowed import PLAIN, SCHEMES, attributes_of

_LONG = 4000
_LONG_TEXT = deferred(rf"(?<![^>])[^<>]{{{_LONG},}}+")
_ENTITY = deferred("[&\xa0]")
_MOST_ENTITIES = 500
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
    """Return `html` as a browser would read it, without anything that a report has no use for.

    In tags, `>` is always written as an entity.
    """
    if len(max(html.split("<"), key=len)) >= _LONG:
        html = _LONG_TEXT.sub(_parted, html)
    return _cleaner().clean(html)


def _parted(text: re.Match[str]) -> str:
    """Put comments, which do not stay, among many entities: the time goes with the square of their number."""
    whole = text[0]
    cuts = [entity.start() for entity in _ENTITY.finditer(whole)][_MOST_ENTITIES::_MOST_ENTITIES]
    return "<!---->".join(whole[start:end] for start, end in pairwise([0, *cuts, len(whole)]))
