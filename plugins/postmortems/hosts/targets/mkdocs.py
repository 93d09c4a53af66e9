"""For MkDocs and ProperDocs without our plugin, where nobody may install one."""

from __future__ import annotations

from collections.abc import Iterator

from ...pages.all import SCRIPT, STYLESHEET
from ...patterns import deferred
from ...site.head import Listed, SiteHead
from ..exporting.export import Export, File
from ..exporting.meta import neutral, quoted
from ..exporting.navigation import as_yaml, navigation
from ..exporting.pages import config, documents, listed, with_more

SAYS = "MkDocs without our plugin: the same"
TAKES_OWN = True
BUILT = ("site",)
NOT_EDITED = 'edit_uri: ""'
"""No link to edit a page: it would lead to where this folder has reports, and not to where they are."""
_OURS = deferred(r"[\s\"'{]*postmortems\b")


def files(export: Export) -> Iterator[File]:
    """Yield a folder that `mkdocs build` takes: a list replaces that of the site's own mkdocs.yml."""
    more = {"extra_css": STYLESHEET, "extra_javascript": SCRIPT, "markdown_extensions": "md_in_html"}
    lists = (with_more(name, export.head.lists.get(name, Listed()), (one,)) for name, one in more.items())
    yield "mkdocs.yml", config(export, NOT_EDITED, _plugins(export.head), *lists, *_hooks(export))
    yield from documents(export, neutral, links_to_sources=False)


def _plugins(head: SiteHead) -> str:
    """Write the plugins of a site without ours; from a mapping, which is merged, none can be left out."""
    known = head.lists.get("plugins", Listed())
    if known.is_mapping:
        return "plugins: {postmortems: {enabled: false}}"
    return listed("plugins", tuple(each for each in known.entries if not _OURS.match(each)))


def _hooks(export: Export) -> Iterator[str]:
    """Yield the hooks of a site, as the export sees them."""
    root, hooks = export.published.project.root, export.head.lists.get("hooks", Listed())
    if hooks.entries:
        yield listed("hooks", tuple(quoted(export.up(root / each.strip("\"'"))) for each in hooks.entries))


def nav(export: Export) -> str:
    """Return the navigation for the site's own mkdocs.yml."""
    return "\n".join(["nav:", *as_yaml(navigation(export)), ""])


def then(export: Export) -> str:
    """Say what to run."""
    return f"`mkdocs build --strict -f {export.to}/mkdocs.yml` makes the site in {export.to}/site"
