"""The page that stands where nothing is: a search, the latest reports, and the way to all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from ..pages.not_found import not_found
from ..patterns import deferred

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from ..publishing import Published

TEMPLATE = "404.html"
_CONTENT = deferred(r"(<article\b[^>]*>).*?(?=</article>)|<h1\b[^>]*>.*?</h1>", 16)


class Publishing(Protocol):
    """A plugin that has published a site."""

    @property
    def ready(self) -> Published:
        """What was published."""


def where_nothing_is(plugin: Publishing, output: str, *, template_name: str, config: MkDocsConfig) -> str:
    """Put ours in the place of what a theme says where there is no page; it is shown at any address."""
    found = _CONTENT.search(output) if template_name == TEMPLATE else None
    if found is None:
        return output
    base = urlsplit(config.site_url or "/").path.rstrip("/") + "/"
    html = not_found(plugin.ready.site, base)
    return f"{output[: found.start()]}{found[1] or ''}{html}{output[found.end() :]}"
