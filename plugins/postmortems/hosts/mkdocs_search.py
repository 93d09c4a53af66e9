"""What searches read of our pages: they parse each once more, and take longer for drawings than for words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs.plugins import CombinedEvent, event_priority

from .mkdocs_page import MadePage

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

_UNSEARCHED = re.compile(
    r"<(figure|details|table|dt)\b[^<>]* data-search-exclude>.*?</\1>"
    r'|<a class="headerlink"[^<>]*>¶</a>'
    r"|</?(?:a|article|bdi|div|dl|em|footer|header|input|label|section|span|strong|time)\b[^<>]*>",
    re.DOTALL,
)
"""What searches leave out, and the tags that they pass over."""


def searched(html: str) -> str:
    """Return the part of a page that searches keep; they find the same in it as in the whole."""
    return _UNSEARCHED.sub("", html)


@event_priority(100)
def _before(
    _: object, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
) -> TemplateContext:
    if isinstance(page, MadePage):
        page.whole, page.content = page.content, searched(page.content or "")
    return context


@event_priority(-100)
def _after(
    _: object, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
) -> TemplateContext:
    if isinstance(page, MadePage):
        page.content, page.whole = page.whole, None
    return context


lean_for_searches = CombinedEvent(_before, _after)
"""An `on_page_context` around those of other plugins; it is searches that read the content there."""
