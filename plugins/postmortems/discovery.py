"""What nobody registers: a check, a fix, a page or a format is found because it stands in its folder."""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType


def modules_of(package: str) -> dict[str, ModuleType]:
    """Return the modules and folders that stand in a package, by name, sorted."""
    folder = importlib.import_module(package).__path__
    names = sorted(module.name for module in pkgutil.iter_modules(folder))
    return {name: importlib.import_module(f"{package}.{name}") for name in names}
