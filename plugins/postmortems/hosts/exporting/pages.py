"""The pages of a site for a generator that reads Markdown as MkDocs does."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from urllib.parse import quote, urljoin

from ...pages.base.page import Page
from ...site.head import Listed
from .addresses import address_of
from .export import Export, File
from .markup import in_containers, to_sources
from .meta import front_matter, of_material, quoted
from .navigation import as_yaml, navigation
from .own import filled

DOCS = "docs/"
Title = Callable[[str], str]


def documents(export: Export, title: Title, *, links_to_sources: bool) -> Iterator[File]:
    """Yield all that stands in the folder of the pages; `title` writes what a template prints as it is."""
    sources = (
        {address_of(path, export.head.folders): path for path in _paths(export)} if links_to_sources else {}
    )
    for made in export.pages:
        page = made.page
        html = in_containers((made.html or b"").decode(), export.headings(made))
        written = to_sources(html, page.path, sources) if links_to_sources else html
        meta = of_material(page, title(page.title), title(page.description)) | {
            "edit_url": edited(export, page)
        }
        yield f"{DOCS}{page.path}", (front_matter(meta) + written).encode()
    for own in export.own:
        put = partial(to_sources, page=own.path, sources=sources) if links_to_sources else str
        yield f"{DOCS}{own.path}", filled(export, own, put).encode() if own.is_page else own.file
    # What is Markdown for assistants would be a second source of each page, and `llms.txt` leads to it.
    yield from (each for each in export.put(DOCS) if not each[0].endswith((".md", "/llms.txt")))


def edited(export: Export, page: Page) -> str:
    """Return the address at which the file of a page is edited; empty where it is not known, or not told."""
    project = export.published.project
    if not page.report or not export.head.edits or project.settings.audience == "public":
        return ""
    way = os.path.relpath(project.base / page.report, project.docs_dir).replace(os.sep, "/")
    return urljoin(export.head.edits, quote(way, errors="replace"))


def _paths(export: Export) -> Iterator[str]:
    yield from (made.page.path for made in export.pages)
    yield from (own.path for own in export.own if own.is_page)


def config(export: Export, *settings: str, theme: str = "") -> bytes:
    """Write the mkdocs.yml of an export: what the site's own says, and what is different here.

    A site that overrides nothing of its theme gets what stands in the folder `theme`.
    """
    head, project = export.head, export.published.project
    lines = [
        "# Written by `postmortems export`, which writes it anew.",
        f"INHERIT: {quoted(export.up(project.config or project.root / 'mkdocs.yml'))}",
        "docs_dir: docs",
        "site_dir: site",
        *settings,
    ]
    if head.custom_dir or theme:
        own = export.up(project.root / head.custom_dir)
        lines += ["theme:", f"  custom_dir: {quoted(own if head.custom_dir else theme)}"]
    if not head.nav:
        lines += ["nav:", *as_yaml(navigation(export))]
    return "\n".join([*lines, ""]).encode()


def listed(name: str, entries: tuple[str, ...]) -> str:
    """Write a list of a mkdocs.yml, its entries as they are written elsewhere."""
    lines = [f"  - {each.replace(chr(10), chr(10) + '    ')}" for each in entries]
    return "\n".join([f"{name}:" if lines else f"{name}: []", *lines])


def with_more(name: str, known: Listed, more: tuple[str, ...]) -> str:
    """Write a list of the site's with more in it; what is a mapping there, and merged, as the rest of one."""
    if known.is_mapping:
        return "\n".join([f"{name}:", *(f"  {each}: {{}}" for each in more)])
    return listed(name, (*known.entries, *more))
