"""What other plugins of a site add to it, which is known only when they have."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace
from glob import escape
from typing import TYPE_CHECKING, Any

from ..kept.store import Kept
from ..model.diagnostic import Diagnostic
from ..publishing import Loaded, load

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def others_make_files(plugin: object, config: MkDocsConfig) -> bool:
    """Tell whether another plugin, or a hook of the site, is given the list of files and may add to it."""
    asked = (getattr(method, "__self__", None) for method in config.plugins.events["files"])
    return any(each is not plugin for each in asked)


def lost(loaded: Loaded, awaited: Set[str], files: Mapping[str, Any], kept: Kept) -> tuple[Diagnostic, ...]:
    """Return what is wrong with links to pages that other plugins were to make, and have not made."""
    if awaited <= files.keys():
        return ()
    made = tuple(map(escape, sorted(awaited & files.keys())))
    known = set(loaded.diagnostics)
    again = load(replace(loaded.project, virtual=made), loaded.context.now, kept)
    return tuple(each for each in again.diagnostics if each not in known)
