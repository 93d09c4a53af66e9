"""Reports of other tools and habits, as drafts of incident files: one module, one format.

A module of this package with `claim(document)` is a format that can be imported. The function says how sure
it is that a file is its own: 0 not at all, 1 any text would do, more for marks of the format. The surest
module's `read(document, site)` is used.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ...model.document import Document
    from ..drafting.draft import Draft, Site


@cache
def formats() -> Mapping[str, Any]:
    """Return the modules that are formats, by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    modules = {name: importlib.import_module(f"{__name__}.{name}") for name in names}
    return {name: module for name, module in modules.items() if hasattr(module, "claim")}


def format_of(document: Document) -> str:
    """Return the name of the format that a file is in, empty where it is in none."""
    claims = {name: module.claim(document) for name, module in formats().items()}
    surest = max(claims, key=lambda name: claims[name])
    return surest if claims[surest] else ""


def read_drafts(document: Document, site: Site) -> Sequence[Draft]:
    """Return the incidents that a file tells of, none where its format is not known; never raises."""
    name = format_of(document)
    drafts: Sequence[Draft] = formats()[name].read(document, site) if name else ()
    return drafts
