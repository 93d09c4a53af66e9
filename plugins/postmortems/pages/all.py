"""Every page of a site: each module of this room that has a `pages` function makes one kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from .page import Page, Site

ASSETS = Path(__file__).parent / "assets"
ASSETS_PATH = "assets/postmortems"
STYLESHEET = f"{ASSETS_PATH}/postmortems.css"


def all_pages(site: Site) -> Iterator[Page]:
    """Yield the pages of every kind, kinds in the order of their modules' names."""
    for make in kinds():
        yield from make(site)


def kinds() -> tuple[Callable[[Site], Iterator[Page]], ...]:
    """Return the `pages` function of every module here that has one, by the module's name."""
    names = sorted(module.name for module in iter_modules([str(Path(__file__).parent)]))
    modules = [import_module(f"{__package__}.{name}") for name in names]
    return tuple(module.pages for module in modules if hasattr(module, "pages"))
