"""Which knowledge base a path belongs to: that of the mkdocs.yml nearest above it, wherever one stands."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from .beside import DEEP, configured, sites_of
from .config import config_in
from .folder import inside, seen_from, shown_path
from .project import Project, find_project

OF_ZENSICAL = "zensical.toml"
FOR_ZENSICAL = (
    "write a mkdocs.yml beside it, with `site_name` and `plugins: [search, postmortems]`; "
    "`postmortems export --for zensical` makes of it what Zensical builds"
)
MOST_SHOWN = 3
"""How many knowledge bases are proposed."""


def absolute(path: Path) -> Path:
    """Return a path from the root of the file system, links as they are."""
    return Path(os.path.abspath(path))  # noqa: PTH100


def homes(path: Path, base: Path, codes: Iterable[str]) -> list[Project]:
    """Return the knowledge bases that a path means; none where it lies outside of all.

    A folder that is no part of one and holds some means these; a file never does. Raises OSError.
    """
    place, codes = absolute(path), tuple(codes)
    if not place.is_dir():
        above = _above(place.parent, base, codes)
        return [above] if above.config else []
    above = _above(place, base, codes)
    if above.config and _means(place, above):
        return [above]
    below = [find_project(each, None, codes, base) for each in configured(place)]
    return [each for each in below if each.has_plugin] or ([above] if above.config else [])


def _above(folder: Path, base: Path, codes: tuple[str, ...]) -> Project:
    """Return the nearest knowledge base; a site without the plugin is none for reports of one above it."""
    first = find_project(folder, None, codes, base)
    for parent in first.config.parent.parents if first.config and not first.has_plugin else ():
        if config_in(parent):
            project = find_project(parent, None, codes, base)
            if project.has_plugin:
                return project if inside(folder, project.incidents_dir) else first
    return first


def _means(folder: Path, project: Project) -> bool:
    """Tell whether a folder stands for a knowledge base, or for a part of its reports."""
    if project.has_plugin and inside(project.root, folder):
        return True
    reports = project.incidents_dir
    return reports.is_dir() and (inside(folder, reports) or inside(reports, folder))


def outside(folder: Path, base: Path) -> str:
    """Say that a folder belongs to no knowledge base, and what to do."""
    where = "here" if folder == base else f"in {shown_path(folder, base)}"
    if (folder / OF_ZENSICAL).is_file():
        return f"there is no mkdocs.yml {where}, and {OF_ZENSICAL} is not read; {FOR_ZENSICAL}"
    way = _way_in(folder, folder, base, "makes one")
    return f"there is no mkdocs.yml {where} or in a folder above; {way}"


def without_plugin(project: Project) -> str:
    """Say that a site is not one of ours, and what to do."""
    name = shown_path(project.config, project.base) if project.config else ""
    way = _way_in(project.root, project.base, project.base, "adds it or says how")
    return f"{name}: `postmortems` is not below `plugins:`; {way}"


def _way_in(folder: Path, reports: Path, base: Path, does: str) -> str:
    """Say how to come to a knowledge base: to one of several of these reports, one below, or a new one."""
    if sites := [seen_from(each, base) for each in sites_of(reports)]:
        ways = " or ".join(f"`-f {each}`" for each in sites[:MOST_SHOWN])
        return f"{len(sites)} sites have their reports there: {ways} says which one is meant"
    below = (each for each in configured(folder, DEEP) if find_project(each, None, ()).has_plugin)
    near = " or ".join(
        f"`cd {shown_path(each, base)}`" for each, _ in zip(below, range(MOST_SHOWN), strict=False)
    )
    makes = f"`postmortems init` {does}"
    return f"{near} leads to a knowledge base, {makes}" if near else makes
