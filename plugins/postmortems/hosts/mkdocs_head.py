"""What a site is called and made with, for whom, and what the head of its pages tells programs: its feeds."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from mkdocs.exceptions import PluginError

from ..pages.base.page import Site
from ..patterns import deferred
from ..site.edition import AUDIENCE, for_audience
from ..site.project import Project
from .exporting.meta import feed_links

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


_ASKED, _EDITED = deferred(r"[?#]"), deferred(r"(^|/)edit/")


def called(config: MkDocsConfig) -> tuple[str, str]:
    """Return the name of the site, and the address at which its pages begin."""
    return config.site_name, config.site_url or ""


def language_of(config: MkDocsConfig) -> str:
    """Return what the theme calls the language of the site; empty where it does not say."""
    return str(config.theme.get("language", config.theme.locale))


def docs_at(config: MkDocsConfig) -> str:
    """Return where the folder of the site's pages is read in its repository; empty where that is not known.

    Sites name where a file is edited; the hosts that call that `edit` show it at `blob`.
    """
    where, within = config.repo_url or "", config.edit_uri or ""
    if not where or not within or _ASKED.search(within):
        return ""
    return urljoin(f"{where.rstrip('/')}/", _EDITED.sub(r"\1blob/", within, count=1))


def told_to_programs(output: str, site: Site, path: str) -> str:
    """Return the HTML of a page with links to its feeds at the end of its head."""
    return output.replace("</head>", f"{feed_links(site, path)}</head>", 1)


def asked_for(project: Project) -> Project:
    """Return a project for the audience that the environment names, if it does. Raises PluginError."""
    try:
        return for_audience(project, os.environ.get(AUDIENCE))
    except ValueError as why:
        raise PluginError(f"postmortems: {AUDIENCE} is {why}") from None


def hooks(config: MkDocsConfig) -> Iterator[Path]:
    """Yield the files of the site's hooks: they may change what this program does."""
    hooks = config["hooks"]
    for hook in hooks.values() if isinstance(hooks, Mapping) else ():
        yield Path(hook.__file__)
