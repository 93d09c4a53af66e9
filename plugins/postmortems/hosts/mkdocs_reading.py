"""The project that a MkDocs configuration is about, read and checked."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError

from ..checks.check import all_checks
from ..kept.store import Kept
from ..publishing import Loaded, load
from ..reading.clock import now
from ..review import CannotCheck
from ..site.host_options import config_of_host
from ..site.project import Project, project_of
from .mkdocs_head import asked_for, language_of

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def project_in(config: MkDocsConfig, options: Mapping[str, Any], docs_dir: str) -> Project:
    """Return the project of MkDocs' configuration, its options with the lines that they have there.

    `docs_dir` is where the pages lie, whatever another plugin has made of that.
    """
    file = Path(config.config_file_path or "mkdocs.yml").absolute()
    site = config_of_host(options, docs_dir, file, all_checks(), language_of(config))
    project = project_of(file.parent, file.parent, site)
    return replace(asked_for(project), config=file, has_plugin=True)


def read(project: Project, kept: Kept) -> Loaded:
    """Read and check the knowledge base; end the build where that cannot be done."""
    try:
        return load(project, now(os.environ), kept)
    except CannotCheck as why:
        raise PluginError(f"postmortems: {why}") from None
