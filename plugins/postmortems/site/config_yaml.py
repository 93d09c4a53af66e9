"""mkdocs.yml as YAML: the plugin's options in it, and what it inherits from."""

from __future__ import annotations

import codecs
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from ..frozen import Frozen
from ..model.diagnostic import Problem
from ..model.document import Field, Source, Value
from ..reading.front_matter import NarrowHandler
from ..reading.narrow_yaml import SiteLoader, compose
from ..reading.source import MAX_BYTES, read_source
from ..reading.yaml_errors import explain
from .config_problems import LEADS_OUT
from .folder import boundary_of, confined, is_file, read_bytes, shown_path

CODE = "invalid-setting"
INHERITED = "inherit a YAML file of the site's own repository"
MOST_VALUES = 50_000
MOST_MERGES = 20
"""How deep mappings that are merged into others (`<<`) may have such themselves."""
SETTINGS = "write one a line, as `site_name: Incidents`, and the plugin's below `plugins:`"


class SiteHandler(NarrowHandler):
    """Reads the plugin's options; `!ENV` is answered from the environment, other tags mean nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._bounds = Bounds()

    def value(self, node: yaml.Node, offset: int) -> Value:
        """Return a composed node as a value."""
        empty = Value(None, node.start_mark.index, node.end_mark.index)
        return self._bounds.within(node, lambda: self._read(node, offset), empty)

    def _read(self, node: yaml.Node, offset: int) -> Value:
        if node.tag == "!ENV":
            return self._from_environment(node, offset)
        tag, node.tag = node.tag, ""
        try:
            return super().value(node, offset)
        finally:
            node.tag = tag

    def _mapping(self, node: yaml.MappingNode, offset: int) -> dict[str, Field]:
        if any(map(_merges, node.value)):
            node = yaml.MappingNode("", pairs_of(node, {}), node.start_mark, node.end_mark)
        return super()._mapping(node, offset)

    def _from_environment(self, node: yaml.Node, offset: int) -> Value:
        """Answer `!ENV NAME` and `!ENV [NAME, NAME, default]`: the default may be anything."""
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
        default = nodes[-1] if len(nodes) > 1 else None
        names = [
            entry.value for entry in (nodes[:-1] if default else nodes) if isinstance(entry, yaml.ScalarNode)
        ]
        set_ = next((name for name in names if name in os.environ), "")
        data = _as_yaml(os.environ[set_]) if set_ else self.value(default, offset).data if default else None
        return Value(data, offset + node.start_mark.index, offset + node.end_mark.index, variable=set_)

    def text_in(self, top: Mapping[str, Any], name: str) -> str:
        """Return a word of a mapping, "" without one."""
        node = top.get(name)
        value = self.value(node, 0).data if isinstance(node, yaml.Node) else None
        return value if isinstance(value, str) else ""


def _as_yaml(text: str) -> str | None:
    """Return what the environment has as a plain word of YAML: nothing, or the text."""
    return None if text in ("", "~", "null", "Null", "NULL") else text


def _merges(pair: tuple[yaml.Node, yaml.Node]) -> bool:
    """Tell whether a pair is a merge key (`<<: *name`)."""
    return isinstance(pair[0], yaml.ScalarNode) and pair[0].value == "<<" and not pair[0].style


def pairs_of(node: yaml.Node, known: dict[int, list[Any]], depth: int = 0) -> list[Any]:
    """Return the pairs of a mapping with those that are merged into it: its own count, then the first."""
    if not isinstance(node, yaml.MappingNode) or depth > MOST_MERGES:
        return []
    if id(node) not in known:
        known[id(node)] = []
        own = [pair for pair in node.value if not _merges(pair)]
        names = {pair[0].value for pair in own if isinstance(pair[0], yaml.ScalarNode)}
        for _, value in filter(_merges, node.value):
            for part in value.value if isinstance(value, yaml.SequenceNode) else [value]:
                own += [pair for pair in pairs_of(part, known, depth + 1) if _is_new(pair[0], names)]
        known[id(node)] = own
    return known[id(node)]


def _is_new(key: yaml.Node, names: set[str]) -> bool:
    """Tell whether a key is none of the names, and add it."""
    name = str(key.value)
    is_new = name not in names
    names.add(name)
    return is_new


class Bounds:
    """Keeps what aliases repeat from growing without end: what holds itself, or comes late, is empty."""

    def __init__(self) -> None:
        self._left = MOST_VALUES
        self._open: set[int] = set()

    def within(self, one: object, read: Callable[[], Value], empty: Value) -> Value:
        """Return what `read` makes of one list, mapping or text, or the empty value."""
        self._left -= 1
        if self._left < 0 or id(one) in self._open:
            return empty
        self._open.add(id(one))
        try:
            return read()
        finally:
            self._open.discard(id(one))


def config_bytes(path: Path) -> bytes:
    """Return what a configuration holds. Raises OSError, also where it is no file or has no end."""
    try:
        data = read_bytes(path)
    except ValueError as error:
        raise OSError(None, str(error), str(path)) from None
    if len(data) > MAX_BYTES:
        raise OSError(None, f"it has more than {MAX_BYTES:,} bytes", str(path))
    return data


class ConfigFile(Frozen):
    """A mkdocs.yml as it is written: the nodes at its top by name, or the `problem` why there are none.

    `base` is the folder from which messages name it.
    """

    path: Path
    base: Path
    source: Source
    top: Mapping[str, Any]
    problem: Problem | None = None


def open_config(path: Path, base: Path) -> ConfigFile:
    """Read a mkdocs.yml. Raises OSError as `config_bytes` does."""
    source, odd = read_source(shown_path(path, base), config_bytes(path).removeprefix(codecs.BOM_UTF8))
    if wrong := next((problem for problem in odd if problem.level is None), None):
        return ConfigFile(path, base, source, {}, wrong._replace(code=CODE))
    try:
        node = compose(source.text, SiteLoader)
    except yaml.YAMLError as error:
        return ConfigFile(path, base, source, {}, explain(error, source.text, 0)._replace(code=CODE))
    return ConfigFile(path, base, source, children(node), _no_mapping(node))


def _no_mapping(node: yaml.Node | None) -> Problem | None:
    """Return the problem of a file that is empty, a list or a single value."""
    if isinstance(node, yaml.MappingNode):
        return None
    start = node.start_mark.index if node else 0
    return Problem(CODE, start, start + 1, "there are no settings by name in this file", SETTINGS)


def parent_of(path: Path, top: Mapping[str, Any], root: Path) -> Path | None:
    """Return the file that a configuration inherits from, None where it is none of the site's own."""
    parent = path.parent / SiteHandler().text_in(top, "INHERIT")
    return parent if "INHERIT" in top and _is_own(parent, root) and is_file(parent) else None


def _is_own(parent: Path, root: Path) -> bool:
    return confined(parent, boundary_of(root)) and _is_yaml(parent.name) and _is_yaml(parent.resolve().name)


def _is_yaml(name: str) -> bool:
    return name.lower().endswith((".yml", ".yaml"))


def strays(path: Path, top: Mapping[str, Any], root: Path) -> Iterator[Problem]:
    """Yield a problem where a configuration inherits from a file that may be a secret of somebody else."""
    node, name = top.get("INHERIT"), SiteHandler().text_in(top, "INHERIT")
    if node is None or not name:
        return
    why = _why_not(path.parent / name, root)
    if why:
        yield Problem(CODE, node.start_mark.index, node.end_mark.index, f"`INHERIT`: {why}", INHERITED)


def _why_not(parent: Path, root: Path) -> str:
    """Say why nothing can be inherited from a file; "" where it can."""
    if not _is_own(parent, root):
        return LEADS_OUT if _is_yaml(parent.name) else "this is no YAML file"
    return "" if is_file(parent) else "there is no such file"


def children(node: Any) -> dict[str, Any]:
    """Return the nodes of a mapping by their keys; of anything else none."""
    pairs = pairs_of(node, {})
    return {key.value: value for key, value in pairs if isinstance(key, yaml.ScalarNode)}
