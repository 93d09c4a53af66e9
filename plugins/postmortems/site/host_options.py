"""A host's parsed options to settings, with the places that they have in mkdocs.yml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ..model.diagnostic import Diagnostic, Level
from ..model.document import Field, Value
from ..model.field_types import declarations
from ..reading.scalars import variable_of
from ..settings import Settings
from .config import SiteConfig, config_of, in_language, settings_from
from .config_layers import Layer, Layers, read_layers
from .config_yaml import Bounds, ConfigFile, SiteHandler, open_config


def config_of_host(
    options: Mapping[str, Any], docs_dir: str, path: Path, codes: Iterable[str], language: str = ""
) -> SiteConfig:
    """Return what a host's options say; `path` is the mkdocs.yml from which it has them, or none has.

    `language` is what its theme calls the language of the site.

    What is wrong with the files as they are written is said first: it stands there, and `check` says it too.
    """
    names, layers = tuple(codes), Layers(())
    wrong: tuple[Diagnostic, ...] = ()
    try:
        file = open_config(path, path.parent)
        layers = layers_of(file)
        wrong = config_of(file, names).diagnostics
    except OSError:
        pass  # the host has read all of them, or needs none
    settings, problems = settings_from(merge_places(options, layers), names, path.parent, docs_dir)
    found = wrong or tuple(layers.diagnose_all((problem, Level.ERROR) for problem in problems))
    return SiteConfig(in_language(settings, language), docs_dir, found, excluded=layers.excluded)


def layers_of(file: ConfigFile) -> Layers:
    """Return a configuration with those that it inherits from, as far as they can be read."""
    try:
        return read_layers(file, file.path.resolve().parent)
    except OSError:
        return Layers((Layer(file, 0),))


def fields_of(options: Mapping[str, Any]) -> dict[str, Field]:
    """Return options that a host has parsed already as fields, without places."""
    bounds = Bounds()
    return {name: Field(name, 0, 1, _as_value(value, bounds)) for name, value in options.items()}


def merge_places(options: Mapping[str, Any], layers: Layers) -> dict[str, Field]:
    """Return a host's parsed options with the places that they have in mkdocs.yml, where they stand there."""
    written = layers.options(SiteHandler())[1]
    fields = fields_of(options)
    return {name: _placed(fields[name], written.get(name)) for name in fields if _may_be_told(name, written)}


def _may_be_told(name: str, written: Mapping[str, Field]) -> bool:
    """Tell whether an option's name is no secret: one that nobody wrote may be what the environment has."""
    return name in declarations(Settings) or name in written or not written


def _placed(field: Field, written: Field | None) -> Field:
    return field if written is None else written._replace(value=_placed_value(field.value, written.value))


def _placed_value(value: Value, written: Value) -> Value:
    """Take the written value, its places with it, unless the host has made another of it (`!ENV`)."""
    same_shape = type(value.data) is type(written.data)
    placed = value._replace(start=written.start, end=written.end)
    return written if same_shape else _withheld(placed, variable_of(written))


def _withheld(value: Value, variable: str) -> Value:
    """Return a value all of which comes from a variable of the environment, where there is one."""
    data: Any = value.data
    if isinstance(data, tuple):
        data = tuple(_withheld(item, variable) for item in data)
    elif isinstance(data, Mapping):
        data = {name: f._replace(value=_withheld(f.value, variable)) for name, f in data.items()}
    return value._replace(data=data, variable=variable)


def _as_value(data: Any, bounds: Bounds) -> Value:
    if isinstance(data, bool):
        return Value(str(data).lower(), 0, 1)
    if isinstance(data, (Mapping, list, tuple)):
        return bounds.within(data, lambda: Value(_inner(data, bounds), 0, 1), Value(None, 0, 1))
    return Value(None if data is None else str(data), 0, 1)


def _inner(data: Any, bounds: Bounds) -> Any:
    if isinstance(data, Mapping):
        return {str(name): Field(str(name), 0, 1, _as_value(value, bounds)) for name, value in data.items()}
    return tuple(_as_value(item, bounds) for item in data)
