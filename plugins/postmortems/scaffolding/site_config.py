"""The plugin added to a mkdocs.yml that is there already, every other character as it was."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from ..reading.narrow_yaml import SiteLoader, compose


def entry(path: str = "") -> str:
    """Return the plugin as an entry of the list; `path` is the folder of its pages."""
    return f"{{postmortems: {_options(path)}}}"


def _options(path: str) -> str:
    return f"{{templates_dir: templates, path: {path}}}" if path else "{templates_dir: templates}"


def docs_dir(text: str) -> str:
    """Return the folder of a site's pages as its configuration has it."""
    found = _pair(text, "docs_dir")
    return str(found[1].value) if found else "docs"


def with_plugin(text: str, path: str = "") -> str | None:
    """Return the configuration with the plugin in its list; None where that is not plain to see.

    One that names the plugin comes back as it is. `path` is the folder for its pages.
    """
    root = _root(text)
    if root is None or root.flow_style:
        return None
    found = _pair(text, "plugins")
    if found is None:
        line_end = "" if text.endswith("\n") else "\n"
        return f"{text}{line_end}\nplugins:\n  - search\n  - {entry(path)}\n"
    return text if "postmortems" in _names(found[1]) else _added(text, *found, path)


def _root(text: str) -> yaml.MappingNode | None:
    try:
        root = compose(text, SiteLoader)
    except yaml.YAMLError:
        return None
    return root if isinstance(root, yaml.MappingNode) else None


def _pair(text: str, name: str) -> tuple[yaml.Node, yaml.Node] | None:
    """Return the nodes of a key and its value."""
    root = _root(text)
    return next((pair for pair in root.value if pair[0].value == name), None) if root else None


def _added(text: str, key: yaml.Node, plugins: yaml.Node, path: str) -> str | None:
    """Return the text with one more plugin: in brackets the last, as lines the first."""
    if not isinstance(plugins, yaml.CollectionNode) or not plugins.value:
        return None
    is_list = isinstance(plugins, yaml.SequenceNode)
    added = entry(path) if is_list else f"postmortems: {_options(path)}"
    if plugins.flow_style:
        end = plugins.end_mark.index - 1
        return f"{text[:end].rstrip()}, {added}{text[end:]}"
    first = text.rfind("\n", 0, plugins.start_mark.index) + 1
    indent = text[first : plugins.start_mark.index]
    if indent.strip():
        return None
    below = text.index("\n", key.end_mark.index) + 1
    return f"{text[:below]}{indent}{'- ' if is_list else ''}{added}\n{text[below:]}"


def _names(plugins: yaml.Node) -> Iterator[str]:
    """Yield the names of the plugins in a list or a mapping."""
    pairs = plugins.value if isinstance(plugins, yaml.MappingNode) else []
    yield from (str(key.value) for key, _ in pairs)
    for item in plugins.value if isinstance(plugins, yaml.SequenceNode) else []:
        if isinstance(item, yaml.ScalarNode):
            yield str(item.value)
        elif isinstance(item, yaml.MappingNode):
            yield from _names(item)
