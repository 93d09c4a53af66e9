"""mkdocs.yml to Settings, without MkDocs: the plugin's options, each with its line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ..model.diagnostic import Diagnostic, Level, Problem
from ..model.document import Field, Source, Value
from ..settings import Settings, Word
from .folder import shown_path
from .front_matter import Loader, NarrowHandler
from .source import read_source
from .values import Reading, read_record
from .yaml_errors import explain

CODE = "invalid-setting"
PLUGIN = "postmortems"


@dataclass(frozen=True)
class SiteConfig:
    """What mkdocs.yml says that concerns us. `has_plugin` is false where it does not name the plugin."""

    settings: Settings
    docs_dir: str
    has_plugin: bool
    diagnostics: tuple[Diagnostic, ...]


def read_config(path: Path, base: Path, codes: Iterable[str]) -> SiteConfig:
    """Read a site's mkdocs.yml; `codes` are the checks that exist. Raises OSError where there is none."""
    source, _ = read_source(shown_path(path, base), path.read_bytes())
    handler = NarrowHandler()
    try:
        root = yaml.compose(source.text, Loader=Loader)
    except yaml.YAMLError as error:
        problem = explain(error, source.text, 0)._replace(code=CODE)
        return SiteConfig(Settings(), "docs", True, (source.diagnose(problem, Level.ERROR),))
    top = _children(root)
    docs_dir = top["docs_dir"].value if isinstance(top.get("docs_dir"), yaml.ScalarNode) else "docs"
    found, options = _plugin(top.get("plugins"), handler)
    if not found and isinstance(top.get("INHERIT"), yaml.ScalarNode):
        return _inherited(path, top["INHERIT"].value, base, codes, docs_dir if "docs_dir" in top else "")
    settings, problems = settings_from(options, codes)
    every = (*handler.problems, *problems)
    return SiteConfig(
        settings, docs_dir, found, tuple(source.diagnose(_as_setting(p), Level.ERROR) for p in every)
    )


def settings_from(options: Mapping[str, Field], codes: Iterable[str]) -> tuple[Settings, tuple[Problem, ...]]:
    """Return the settings that the plugin's options give, with what is wrong about them."""
    words = {"checks": tuple(Word(code) for code in codes)}
    reading = Reading(words, code=CODE, unknown_code=CODE)
    return Settings(**read_record(options, Settings, "", reading)), tuple(reading.problems)


def fields_of(options: Mapping[str, Any]) -> dict[str, Field]:
    """Return options that a host has parsed already as fields, without places."""
    return {name: Field(name, 0, 1, _as_value(value)) for name, value in options.items()}


def merge_places(options: Mapping[str, Any], path: Path, base: Path) -> tuple[dict[str, Field], Source]:
    """Return a host's parsed options with the places that they have in mkdocs.yml, where they stand there."""
    fields, source = fields_of(options), Source(shown_path(path, base), "")
    try:
        source, _ = read_source(source.path, path.read_bytes())
        _, written = _plugin(
            _children(yaml.compose(source.text, Loader=Loader)).get("plugins"), NarrowHandler()
        )
    except (OSError, yaml.YAMLError):
        return fields, source
    return {name: _placed(field, written.get(name)) for name, field in fields.items()}, source


def _placed(field: Field, written: Field | None) -> Field:
    if written is None:
        return field
    return written._replace(value=_placed_value(field.value, written.value))


def _placed_value(value: Value, written: Value) -> Value:
    """Take the written value, its places with it, unless the host has made another of it (`!ENV`)."""
    same_shape = type(value.data) is type(written.data)
    return written if same_shape else value._replace(start=written.start, end=written.end)


def _as_setting(problem: Problem) -> Problem:
    return problem._replace(code=CODE)


def _as_value(data: Any) -> Value:
    if isinstance(data, Mapping):
        return Value(
            {str(name): Field(str(name), 0, 1, _as_value(value)) for name, value in data.items()}, 0, 1
        )
    if isinstance(data, (list, tuple)):
        return Value(tuple(_as_value(item) for item in data), 0, 1)
    if isinstance(data, bool):
        return Value(str(data).lower(), 0, 1)
    return Value(None if data is None else str(data), 0, 1)


def _children(node: Any) -> dict[str, Any]:
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {key.value: value for key, value in node.value if isinstance(key, yaml.ScalarNode)}


def _plugin(plugins: Any, handler: NarrowHandler) -> tuple[bool, Mapping[str, Field]]:
    """Find the plugin's entry among the plugins, however it is written."""
    entries = plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]
    for entry in entries:
        if isinstance(entry, yaml.ScalarNode) and entry.value == PLUGIN:
            return True, {}
        options = _children(entry)
        if PLUGIN in options:
            data = handler.value(options[PLUGIN], 0).data
            return True, data if isinstance(data, Mapping) else {}
    return False, {}


def _inherited(path: Path, parent: str, base: Path, codes: Iterable[str], docs_dir: str) -> SiteConfig:
    """Read the file that a mkdocs.yml inherits from, where the plugin's options may stand."""
    other = path.parent / parent
    if not other.is_file() or other == path:
        return SiteConfig(Settings(), docs_dir or "docs", False, ())
    config = read_config(other, base, codes)
    return SiteConfig(config.settings, docs_dir or config.docs_dir, config.has_plugin, config.diagnostics)
