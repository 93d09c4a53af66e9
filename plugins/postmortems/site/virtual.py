"""Where links lead to pages and files that other plugins make while a site is built."""

from __future__ import annotations

import os
from fnmatch import fnmatchcase
from pathlib import Path

from .project import Project


def virtual_path(file: Path, project: Project) -> str | None:
    """Return the path in the docs folder of a file that is not there and that another plugin may make."""
    if not project.virtual:
        return None
    path = os.path.relpath(file, project.docs_dir).replace(os.sep, "/")
    is_made = any(fnmatchcase(path, pattern) for pattern in project.virtual)
    return path if is_made and not path.startswith("../") else None
