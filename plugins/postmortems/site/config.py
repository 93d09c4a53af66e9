"""mkdocs.yml to Settings, without MkDocs: the plugin's options, each with its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from ..model.diagnostic import Diagnostic, Level, Problem
from ..model.document import Field, Source, Value
from ..model.field_types import declarations
from ..reading.narrow_yaml import SiteLoader, compose
from ..reading.scalars import Reading, variable_of
from ..reading.source import read_source
from ..reading.values import read_record
from ..reading.yaml_errors import explain
from ..settings import Settings, Word
from .config_problems import clashes, setting_problems
from .config_yaml import (
    CODE,
    Bounds,
    SiteHandler,
    children,
    config_bytes,
    parent_of,
    plugin_options,
    strays,
    text_in,
)
from .folder import exists, shown_path

NOWHERE = Value(None, 0, 1)
MAX_HEIRS = 20
VOCABULARIES = ("severities", "services", "triggers")


@dataclass(frozen=True)
class SiteConfig:
    """What mkdocs.yml says that concerns us."""

    settings: Settings
    docs_dir: str
    diagnostics: tuple[Diagnostic, ...]
    site_dir: str = "site"


def read_config(path: Path, base: Path, codes: Iterable[str]) -> SiteConfig:
    """Read a site's mkdocs.yml; `codes` are the checks that exist. Raises OSError where there is none."""
    return _read(path, base, tuple(codes), path.resolve().parent, ())


def _read(path: Path, base: Path, codes: tuple[str, ...], root: Path, heirs: tuple[Path, ...]) -> SiteConfig:
    """Read a mkdocs.yml of a site in `root`; `heirs` are the files that inherit from it."""
    source, _ = read_source(shown_path(path, base), config_bytes(path))
    handler = SiteHandler()
    try:
        top = children(compose(source.text, SiteLoader))
    except yaml.YAMLError as error:
        problem = explain(error, source.text, 0)._replace(code=CODE)
        return SiteConfig(Settings(), "docs", (source.diagnose(problem, Level.ERROR),))
    found, options = plugin_options(top.get("plugins"), handler)
    parent = parent_of(path, top, root)
    inherited = parent and parent not in heirs and _read(parent, base, codes, root, (*heirs, path))
    docs_dir = text_in(top, "docs_dir") or (inherited.docs_dir if inherited else "docs")
    site_dir = text_in(top, "site_dir") or (inherited.site_dir if inherited else "site")
    if inherited and not found:
        return replace(inherited, docs_dir=docs_dir, site_dir=site_dir)
    settings, problems = settings_from(options, codes, root, docs_dir)
    every = (_as_setting(problem) for problem in (*handler.problems, *problems, *strays(path, top, root)))
    diagnostics = sorted(
        source.diagnose_all((problem, Level.ERROR) for problem in every),
        key=lambda diagnostic: diagnostic.sort_key,
    )
    return SiteConfig(settings, docs_dir, tuple(diagnostics), site_dir)


def settings_from(
    options: Mapping[str, Field], codes: Iterable[str], root: Path | None = None, docs_dir: str = "docs"
) -> tuple[Settings, tuple[Problem, ...]]:
    """Return the settings that the plugin's options give, with what is wrong about them.

    With the site's folder as `root`, the files and folders that they name are looked for too.
    """
    words = {"checks": tuple(Word(code) for code in codes)}
    reading = Reading(words, code=CODE, unknown_code=CODE, noun="setting")
    told = {name: field for name, field in options.items() if not _would_tell(field, root)}
    settings = Settings(**read_record(told, Settings, "", reading))
    for name in options.keys() - told.keys():
        reading.reject(options[name].value, name, "", "write it here: messages tell what it says")
    for found in (*clashes(settings), *(setting_problems(settings, root, docs_dir) if root else ())):
        value = told[found.name].value if found.name in told else NOWHERE
        reading.reject(value, found.name, found.wrong, found.help, found.proposal)
    return settings, tuple(dict.fromkeys(reading.problems))


def _would_tell(field: Field, root: Path | None) -> bool:
    """Tell whether messages about reports would say what the environment has, which may be a secret."""
    if not variable_of(field.value):
        return False
    if field.name == "incidents_dir" and root is not None:
        return not exists(root / str(field.value.data))
    return field.name in VOCABULARIES


def fields_of(options: Mapping[str, Any]) -> dict[str, Field]:
    """Return options that a host has parsed already as fields, without places."""
    bounds = Bounds()
    return {name: Field(name, 0, 1, _as_value(value, bounds)) for name, value in options.items()}


def merge_places(options: Mapping[str, Any], path: Path, base: Path) -> tuple[dict[str, Field], Source]:
    """Return a host's parsed options with the places that they have in mkdocs.yml, where they stand there."""
    source, written = _written(path, base)
    inherited = dict(_inherited(path, base))
    fields = {
        name: field for name, field in fields_of(options).items() if _may_be_told(name, written, inherited)
    }
    return {name: _placed(field, written.get(name), inherited) for name, field in fields.items()}, source


def _may_be_told(name: str, *written: Mapping[str, Field]) -> bool:
    """Tell whether an option's name is no secret: one that nobody wrote may be what the environment has."""
    return name in declarations(Settings) or any(name in each for each in written) or not any(written)


def _written(path: Path, base: Path) -> tuple[Source, Mapping[str, Field]]:
    source = Source(shown_path(path, base), "")
    try:
        source, _ = read_source(source.path, config_bytes(path))
        top = children(compose(source.text, SiteLoader))
        return source, plugin_options(top.get("plugins"), SiteHandler())[1]
    except (OSError, yaml.YAMLError):
        return source, {}


def _inherited(path: Path, base: Path) -> Iterator[tuple[str, Field]]:
    """Yield the options of the files that a configuration inherits from, the nearest last."""
    chain: list[Path] = []
    while path not in chain and len(chain) < MAX_HEIRS:
        chain.append(path)
        try:
            top = children(compose(read_source("", config_bytes(path))[0].text, SiteLoader))
        except (OSError, yaml.YAMLError):
            break
        path = path.parent / text_in(top, "INHERIT")
    for parent in reversed(chain[1:]):
        yield from _written(parent, base)[1].items()


def _placed(field: Field, written: Field | None, inherited: Mapping[str, Field]) -> Field:
    if written is not None:
        return written._replace(value=_placed_value(field.value, written.value))
    above = inherited.get(field.name)
    return field._replace(value=_withheld(field.value, variable_of(above.value))) if above else field


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


def _as_setting(problem: Problem) -> Problem:
    return problem._replace(code=CODE)


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
