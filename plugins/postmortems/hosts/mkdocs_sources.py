"""What pages of a site's own, and its navigation, call our reports: by their files, as GitHub shows them.

Reports may lie among the pages. Then MkDocs takes them for pages of its own, which they are not.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File, Files, get_files

from ..model.page_kinds import FOLDER_PAGES
from ..pages.base.paths import list_path
from ..publishing import Published
from ..site.folder import shown_path
from ..site.project import Project

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def way_to_reports(project: Project) -> str:
    """Return the way from the folder of the pages to that of the reports, with a slash at its end."""
    way = os.path.relpath(project.incidents_dir.resolve(), project.docs_dir.resolve())
    return f"{way.replace(os.sep, '/')}/"


def own_files(config: MkDocsConfig, project: Project) -> Files:
    """Return the files of the site's own."""
    files = get_files(config)
    take_out(files, project)
    return files


def take_out(files: Files, project: Project) -> None:
    """Take the folder of the reports out of what MkDocs publishes; what other plugins put there stays."""
    way = way_to_reports(project)
    for file in [each for each in files if each.src_uri.startswith(way) and _is_copied(each)]:
        files.remove(file)


def _is_copied(file: File) -> bool:
    return not file.generated_by and file.src_dir is not None


def pages_by_file(made: Published) -> Mapping[str, str]:
    """Return the paths of our pages, and of files beside reports, by those that they have for MkDocs."""
    project = made.project
    way, folder = way_to_reports(project), f"{shown_path(project.incidents_dir, project.base)}/"
    listed, under = list_path(made.site), project.settings.under("incidents/")
    reports = (each.page for each in made.pages if each.page.report)
    pages = {way + each.report.removeprefix(folder): each.path for each in reports}
    files = {way + each.path.removeprefix(under): each.path for each in made.files if each.file.name}
    first = {way + name: listed for name in ("", *(f"{name}.md" for name in FOLDER_PAGES))}
    return {posixpath.normpath(name): path for name, path in (first | files | pages).items()}


def with_pages(nav: Any, pages: Mapping[str, str]) -> Any:
    """Return a navigation in which files of ours are called as their pages are."""
    if isinstance(nav, list):
        return [with_pages(each, pages) for each in nav]
    if isinstance(nav, dict):
        return {title: with_pages(each, pages) for title, each in nav.items()}
    return pages.get(posixpath.normpath(nav), nav) if isinstance(nav, str) else nav
