"""mkdocs.yml to Settings, without MkDocs: the plugin's options, each with its line."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import yaml

from ..model.diagnostic import Diagnostic, Level, Problem
from ..model.document import Field, Source, Value
from ..settings import Settings, Word
from .folder import inside, is_file, shown_path
from .front_matter import NarrowHandler
from .narrow_yaml import SiteLoader, compose
from .scalars import Reading
from .source import read_source
from .templates import template_paths
from .values import read_record
from .wording import lines, nearest
from .yaml_errors import explain

if TYPE_CHECKING:
    from pathlib import Path

CODE = "invalid-setting"
PLUGIN = "postmortems"


@dataclass(frozen=True)
class SiteConfig:
    """What mkdocs.yml says that concerns us. `has_plugin` is false where it does not name the plugin."""

    settings: Settings
    docs_dir: str
    has_plugin: bool
    diagnostics: tuple[Diagnostic, ...]
    site_dir: str = "site"


class SiteHandler(NarrowHandler):
    """Reads the plugin's options; `!ENV` is answered from the environment, other tags mean nothing."""

    def value(self, node: yaml.Node, offset: int) -> Value:
        """Return a composed node as a value."""
        tag, node.tag = node.tag, ""
        if tag != "!ENV":
            return super().value(node, offset)
        names = [entry.value for entry in node.value] if isinstance(node, yaml.SequenceNode) else [node.value]
        default = names.pop() if len(names) > 1 else None
        found = next((os.environ[name] for name in names if name in os.environ), default)
        return Value(found, node.start_mark.index, node.end_mark.index)


def read_config(path: Path, base: Path, codes: Iterable[str]) -> SiteConfig:
    """Read a site's mkdocs.yml; `codes` are the checks that exist. Raises OSError where there is none."""
    return _read(path, base, tuple(codes), path.resolve().parent, ())


def _read(path: Path, base: Path, codes: tuple[str, ...], root: Path, heirs: tuple[Path, ...]) -> SiteConfig:
    """Read a mkdocs.yml of a site in `root`; `heirs` are the files that inherit from it."""
    source, _ = read_source(shown_path(path, base), path.read_bytes())
    handler = SiteHandler()
    try:
        top = _children(compose(source.text, SiteLoader))
    except yaml.YAMLError as error:
        problem = explain(error, source.text, 0)._replace(code=CODE)
        return SiteConfig(Settings(), "docs", True, (source.diagnose(problem, Level.ERROR),))
    docs_dir, site_dir = _text(top, "docs_dir"), _text(top, "site_dir")
    found, options = _plugin(top.get("plugins"), handler)
    parent = path.parent / _text(top, "INHERIT")
    if not found and "INHERIT" in top and is_file(parent) and parent not in heirs:
        config = _read(parent, base, codes, root, (*heirs, path))
        return replace(config, docs_dir=docs_dir or config.docs_dir, site_dir=site_dir or config.site_dir)
    settings, problems = settings_from(options, codes, root, docs_dir or "docs")
    every = (_as_setting(problem) for problem in (*handler.problems, *problems))
    diagnostics = sorted(
        (source.diagnose(problem, Level.ERROR) for problem in every),
        key=lambda diagnostic: diagnostic.sort_key,
    )
    return SiteConfig(settings, docs_dir or "docs", found, tuple(diagnostics), site_dir or "site")


def settings_from(
    options: Mapping[str, Field], codes: Iterable[str], root: Path | None = None, docs_dir: str = "docs"
) -> tuple[Settings, tuple[Problem, ...]]:
    """Return the settings that the plugin's options give, with what is wrong about them.

    With the site's folder as `root`, the files and folders that they name are looked for too.
    """
    words = {"checks": tuple(Word(code) for code in codes)}
    reading = Reading(words, code=CODE, unknown_code=CODE, noun="setting")
    settings = Settings(**read_record(options, Settings, "", reading))
    for name, message, help_ in (*_clashes(settings), *(_amiss(settings, root, docs_dir) if root else ())):
        if name in options:
            reading.reject(options[name].value, message, help_)
    return settings, tuple(reading.problems)


def _amiss(settings: Settings, root: Path, docs_dir: str) -> Iterator[tuple[str, str, str]]:
    """Yield the settings that name what is not there, or where it cannot be, with why and what to do."""
    reports, own = root / settings.incidents_dir, root / settings.templates_dir
    if inside(reports, root / docs_dir):
        where = f"`incidents_dir` is `{settings.incidents_dir}`: it lies in `{docs_dir}`"
        why = f"{where}, and each report would be published twice"
        yield "incidents_dir", why, "move the reports beside that folder"
    if not own.is_dir():
        why = f"`templates_dir` is `{settings.templates_dir}`: there is no such folder"
        yield "templates_dir", why, "make it, or remove the setting"
    known = template_paths(own if settings.templates_dir else None)
    if settings.template not in known:
        yield (
            "template",
            f"`template` is `{settings.template}`: there is no such template",
            lines("one of " + ", ".join(known), nearest(settings.template, known)),
        )


def _clashes(settings: Settings) -> Iterator[tuple[str, str, str]]:
    """Yield the vocabularies in which two words are written alike; case does not count."""
    for name in ("severities", "services", "triggers"):
        words = settings.vocabulary(name)
        seen: set[str] = set()
        for spelling in [each for word in words for each in (word.name, *word.aliases)]:
            if spelling.casefold() in seen:
                message = f"`{name}` has `{spelling}` twice, in upper or lower case"
                yield name, message, "remove one of the two"
            seen.add(spelling.casefold())


def fields_of(options: Mapping[str, Any]) -> dict[str, Field]:
    """Return options that a host has parsed already as fields, without places."""
    return {name: Field(name, 0, 1, _as_value(value)) for name, value in options.items()}


def merge_places(options: Mapping[str, Any], path: Path, base: Path) -> tuple[dict[str, Field], Source]:
    """Return a host's parsed options with the places that they have in mkdocs.yml, where they stand there."""
    fields, source = fields_of(options), Source(shown_path(path, base), "")
    try:
        source, _ = read_source(source.path, path.read_bytes())
        _, written = _plugin(_children(compose(source.text, SiteLoader)).get("plugins"), SiteHandler())
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


def _text(top: Mapping[str, Any], name: str) -> str:
    node = top.get(name)
    value = SiteHandler().value(node, 0).data if isinstance(node, yaml.Node) else None
    return value if isinstance(value, str) else ""


def _plugin(plugins: Any, handler: SiteHandler) -> tuple[bool, Mapping[str, Field]]:
    """Find the plugin's entry among the plugins, however it is written."""
    entries = plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]
    for entry in entries:
        if isinstance(entry, yaml.ScalarNode) and entry.value == PLUGIN:
            return True, {}
        written = _children(entry).get(PLUGIN)
        if written is None:
            continue
        value = handler.value(written, 0)
        if value.data is not None and not isinstance(value.data, Mapping):
            problem = Problem(CODE, value.start, value.end, "the plugin's options are no mapping", HOW)
            handler.problems.append(problem)
        return True, value.data if isinstance(value.data, Mapping) else {}
    return False, {}


HOW = "write them indented below `- postmortems:`, as `name: value`, one a line"
