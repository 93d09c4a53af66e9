"""The plugin added to a mkdocs.yml that is there already, every other character as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

OPTIONS = "{templates_dir: templates}"
ENTRY = f"{{postmortems: {OPTIONS}}}"


def with_plugin(text: str) -> str | None:
    """Return the configuration with the plugin in its list; None where that is not plain to see.

    One that names the plugin comes back as it is.
    """
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return None
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        return None
    plugins = next((value for key, value in root.value if key.value == "plugins"), None)
    if plugins is None:
        line_end = "" if text.endswith("\n") else "\n"
        return f"{text}{line_end}\nplugins:\n  - search\n  - {ENTRY}\n"
    if "postmortems" in _names(plugins):
        return text
    return _added(text, plugins)


def _added(text: str, plugins: yaml.Node) -> str | None:
    """Return the text with one more plugin: in brackets the last, as lines the first."""
    if not isinstance(plugins, yaml.CollectionNode) or not plugins.value:
        return None
    is_list = isinstance(plugins, yaml.SequenceNode)
    entry = ENTRY if is_list else f"postmortems: {OPTIONS}"
    if plugins.flow_style:
        end = plugins.end_mark.index - 1
        return f"{text[:end].rstrip()}, {entry}{text[end:]}"
    start = text.rfind("\n", 0, plugins.start_mark.index) + 1
    indent = text[start : plugins.start_mark.index]
    if indent.strip():
        return None
    return f"{text[:start]}{indent}{'- ' if is_list else ''}{entry}\n{text[start:]}"


def _names(plugins: yaml.Node) -> Iterator[str]:
    """Yield the names of the plugins in a list or a mapping."""
    pairs = plugins.value if isinstance(plugins, yaml.MappingNode) else []
    yield from (str(key.value) for key, _ in pairs)
    for item in plugins.value if isinstance(plugins, yaml.SequenceNode) else []:
        if isinstance(item, yaml.ScalarNode):
            yield str(item.value)
        elif isinstance(item, yaml.MappingNode):
            yield from _names(item)
