"""Where a site's mkdocs.yml is."""

from __future__ import annotations

from pathlib import Path

CONFIG_NAMES = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml")


def find_config(start: Path) -> Path | None:
    """Return the mkdocs.yml of a folder, or of the nearest one above it."""
    return next(filter(None, map(config_in, (start, *start.parents))), None)


def config_in(folder: Path) -> Path | None:
    """Return the mkdocs.yml that stands in a folder, by any of its names."""
    return next((folder / name for name in CONFIG_NAMES if (folder / name).is_file()), None)
