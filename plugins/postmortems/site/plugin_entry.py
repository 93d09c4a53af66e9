"""The plugin among the plugins of a mkdocs.yml, however it is written there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from ..frozen import Frozen
from ..model.diagnostic import Problem
from ..model.document import Field
from .config_yaml import CODE, SiteHandler, pairs_of

PLUGIN = "postmortems"
HOW = "write them indented below `- postmortems:`, as `name: value`, one a line"


class PluginEntry(Frozen):
    """The plugin among the plugins: whether these are a mapping, it is one of them, and its options."""

    in_mapping: bool
    found: bool
    fields: Mapping[str, Field] | None


def plugin_entry(plugins: Any, handler: SiteHandler, offset: int = 0) -> PluginEntry:
    """Find the plugin's entry among the plugins; `handler` is told what is wrong with it."""
    plugins = _default(plugins)
    in_mapping = isinstance(plugins, yaml.MappingNode)
    entries = plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]
    ours = [(entry, key) for entry in entries if (key := _name_in(entry))]
    for _, key in ours[1:]:
        twice = f"`{PLUGIN}` stands here a second time"
        handler.problems.append(_problem(key, offset, twice, "it would run twice: keep one of the two"))
    fields = _options(ours[0][0], handler, offset, alone=not in_mapping) if ours else None
    return PluginEntry(in_mapping, bool(ours), fields)


def _name_in(entry: yaml.Node) -> yaml.Node | None:
    """Return the plugin's name in an entry, None where it is another's."""
    names = [entry, *(key for key, _ in pairs_of(entry, {}))]
    return next((each for each in names if isinstance(each, yaml.ScalarNode) and each.value == PLUGIN), None)


def _options(
    entry: yaml.Node, handler: SiteHandler, offset: int, *, alone: bool
) -> Mapping[str, Field] | None:
    """Return the options in an entry; what stands beside a name that has to be `alone` is meant too."""
    written: Any = None
    beside = []
    for key, value in pairs_of(entry, {}):
        if isinstance(key, yaml.ScalarNode) and key.value == PLUGIN:
            written = value
        else:
            beside.append((key, value))
    value = handler.value(written, offset) if written else None
    if alone and beside:
        key = beside[0][0]
        message = f"`{handler.value(key, 0).data}` stands beside `{PLUGIN}`, not below it"
        handler.problems.append(_problem(key, offset, message, HOW))
        if value is None or value.data is None:
            value = handler.value(yaml.MappingNode("", beside, key.start_mark, entry.end_mark), offset)
    if value is None or value.data is None:
        return None
    if not isinstance(value.data, Mapping):
        problem = Problem(CODE, value.start, value.end, "the plugin's options are no mapping", HOW)
        handler.problems.append(problem)
        return None
    return value.data


def _problem(node: yaml.Node, offset: int, message: str, help_: str) -> Problem:
    return Problem(CODE, offset + node.start_mark.index, offset + node.end_mark.index, message, help_)


def _default(node: Any) -> Any:
    """Return the last entry of `!ENV [NAME, default]`: no variable can be a list or a mapping."""
    is_asked = isinstance(node, yaml.SequenceNode) and node.tag == "!ENV" and len(node.value) > 1
    return node.value[-1] if is_asked else node
