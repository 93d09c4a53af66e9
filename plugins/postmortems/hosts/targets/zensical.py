"""For Zensical, which runs no plugin of ours and drops it without a word.

It takes addresses in HTML for those of source files, but not in drawings.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...pages.all import SCRIPT, STYLESHEET
from ..exporting.export import Export, File
from ..exporting.navigation import as_yaml, navigation
from ..exporting.pages import config, documents, with_more

SAYS = "Zensical: your pages with ours among them, and a mkdocs.yml"
TAKES_OWN = True
BUILT = ("site",)
_ACTIONS = """\
{#- The file of a report is edited where it is: its copy says where, and that of a list that nowhere. -#}
{% set edited = page.edit_url if page.meta.edit_url is undefined else page.meta.edit_url %}
{% if edited and "content.action.edit" in features %}
<a href="{{ edited }}" title="{{ lang.t('action.edit') }}" class="md-content__button md-icon" rel="edit">
{% include ".icons/material/file-edit-outline.svg" %}
</a>
{% endif %}
"""


def files(export: Export) -> Iterator[File]:
    """Yield a folder that `zensical build` takes: lists come to those of the site's own mkdocs.yml."""
    extensions = export.head.lists.get("markdown_extensions")
    more = (
        [with_more("markdown_extensions", replace(extensions, entries=()), ("md_in_html",))]
        if extensions
        else []
    )
    style, script = (
        f"{name}: [{path}]" for name, path in (("extra_css", STYLESHEET), ("extra_javascript", SCRIPT))
    )
    yield "mkdocs.yml", config(export, *_edits(export), style, script, *more, theme="theme")
    yield "theme/partials/actions.html", _ACTIONS.encode()
    yield from documents(export, str, links_to_sources=True)


def _edits(export: Export) -> Iterator[str]:
    """Yield where pages are edited: at home, for a site whose own templates leave no place for ours."""
    if export.head.custom_dir:
        yield 'edit_uri: "#"'


def nav(export: Export) -> str:
    """Return the navigation for the site's own mkdocs.yml; pages outside of it are built and found."""
    return "\n".join(["nav:", *as_yaml(navigation(export)), ""])


def then(export: Export) -> str:
    """Say what to run."""
    return f"`zensical build --strict -f {export.to}/mkdocs.yml` makes the site in {export.to}/site"
