"""For Zensical, which runs no plugin of ours and drops it without a word.

It takes addresses in HTML for those of source files, but not in drawings.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...pages.all import SCRIPT, STYLESHEET
from ..exporting.export import Export, File
from ..exporting.navigation import as_yaml, navigation
from ..exporting.pages import config, documents, with_more

SAYS = "Zensical: your pages with ours among them, and a mkdocs.yml"
TAKES_OWN = True
BUILT = ("site",)


def files(export: Export) -> Iterator[File]:
    """Yield a folder that `zensical build` takes: lists come to those of the site's own mkdocs.yml."""
    extensions = export.head.lists.get("markdown_extensions")
    more = (
        [with_more("markdown_extensions", extensions._replace(entries=()), ("md_in_html",))]
        if extensions
        else []
    )
    style, script = (
        f"{name}: [{path}]" for name, path in (("extra_css", STYLESHEET), ("extra_javascript", SCRIPT))
    )
    yield "mkdocs.yml", config(export, style, script, *more)
    yield from documents(export, str, links_to_sources=True)


def nav(export: Export) -> str:
    """Return the navigation for the site's own mkdocs.yml; pages outside of it are built and found."""
    return "\n".join(["nav:", *as_yaml(navigation(export)), ""])


def then(export: Export) -> str:
    """Say what to run."""
    return f"`zensical build --strict -f {export.to}/mkdocs.yml` makes the site in {export.to}/site"
