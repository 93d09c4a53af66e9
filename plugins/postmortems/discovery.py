"""What nobody registers: a check, a fix, a page or a format is found because it stands in its folder."""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType


def names_in(package: str) -> tuple[str, ...]:
    """Return the names of the modules and folders that stand in a package, sorted; none is loaded."""
    folder = importlib.import_module(package).__path__
    return tuple(sorted(module.name for module in pkgutil.iter_modules(folder)))


def module_of(package: str, name: str) -> ModuleType:
    """Return a module that stands in a package, loaded when it is first asked for."""
    return importlib.import_module(f"{package}.{name}")


def modules_of(package: str) -> dict[str, ModuleType]:
    """Return the modules and folders that stand in a package, by name, sorted."""
    return {name: module_of(package, name) for name in names_in(package)}
