"""The plugin added to a mkdocs.yml that is there already, every other character as it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import yaml

from ..frozen import Frozen
from ..reading.narrow_yaml import SiteLoader, compose
from ..site.head import written

_NOTHING = ("", "~", "null", "Null", "NULL")


class Inherited(Frozen):
    """The plugins that a configuration has from the file above it: `name` is that of the file.

    `entries` are those of a list, as they are written there. A list of its own replaces them, while a mapping
    comes to a mapping.
    """

    name: str = ""
    entries: tuple[str, ...] = ()
    is_mapping: bool = False


def entry(path: str = "") -> str:
    """Return the plugin as an entry of a list in brackets; `path` is the folder of its pages."""
    return f"{{postmortems: {_options(path)}}}"


def _options(path: str) -> str:
    return f"{{templates_dir: templates, path: {path}}}" if path else "{templates_dir: templates}"


def lines(path: str, indent: str, *, in_list: bool = True) -> str:
    """Return the plugin as lines of their own."""
    dash, deeper = ("- ", f"{indent}    ") if in_list else ("", f"{indent}  ")
    of_path = f"{deeper}path: {path}\n" if path else ""
    return f"{indent}{dash}postmortems:\n{deeper}templates_dir: templates\n{of_path}"


def docs_dir(text: str) -> str:
    """Return the folder of a site's pages as its configuration has it."""
    found = _pair(text, "docs_dir")
    return str(found[1].value) if found else "docs"


def inherited_from(name: str, text: str, plugins: object) -> Inherited:
    """Return the plugins that a file hands down; `plugins` is what it has below that name."""
    if isinstance(plugins, yaml.MappingNode):
        return Inherited(name, is_mapping=True)
    items = plugins.value if isinstance(plugins, yaml.SequenceNode) else []
    return Inherited(name, tuple(written(text, item) for item in items))


def with_plugin(text: str, path: str = "", above: Inherited | None = None) -> str | None:
    """Return the configuration with the plugin in its list; None where that is not plain to see.

    One that names the plugin comes back as it is. `path` is the folder for its pages, `above` what the file
    inherits.
    """
    root = _root(text)
    if root is None or root.flow_style:
        return None
    found = _pair(text, "plugins")
    if found is None:
        after: str | None = (
            f"{text}{'' if text.endswith(chr(10)) else chr(10)}\n{_list(path, above or Inherited())}"
        )
    else:
        after = text if "postmortems" in _names(found[1]) else _added(text, *found, path)
    return after if after and _has_it(after) else None


def by_hand(text: str, path: str, above: Inherited) -> str:
    """Say what is to be written where `with_plugin` leaves it alone."""
    found = _pair(text, "plugins")
    if found is None:
        those = f" below `plugins:`, and to those of {above.name}, which a list replaces"
        return f"add `- {entry(path)}`{those}" if above.name else f"add `plugins: [search, {entry(path)}]`"
    key, plugins = found
    if plugins.start_mark.index < key.end_mark.index:
        return f"add `{entry(path)}` to the list that the alias at `plugins:` stands for"
    if plugins.tag:
        return f"add `{entry(path)}` to the list of plugins within `plugins: {plugins.tag}`"
    if not isinstance(plugins, yaml.CollectionNode):
        named = f"{plugins.value}, " if plugins.value else ""
        return f"write `plugins: [{named}{entry(path)}]`"
    if plugins.flow_style:
        return f"add `{entry(path)}` within the brackets of `plugins`"
    return f"add `- {entry(path)}` below `plugins:`"


def _has_it(text: str) -> bool:
    found = _pair(text, "plugins")
    return found is not None and "postmortems" in _names(found[1])


def _list(path: str, above: Inherited) -> str:
    """Return the plugins of a configuration that has had none of its own."""
    if above.is_mapping:
        return f"plugins: # and those of {above.name}\n{lines(path, '  ', in_list=False)}"
    if not above.name:
        return f"plugins:\n  - search\n{lines(path, '  ')}"
    those = "".join(f"  - {each.replace(chr(10), chr(10) + '    ')}\n" for each in above.entries)
    why = f"those of {above.name}, which this list replaces, and one more"
    return f"plugins: # {why}\n{those}{lines(path, '  ')}"


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
    """Return the text with one more plugin: in brackets the last, as lines the first.

    What stands elsewhere (an alias) is not touched, nor what a tag makes something else of.
    """
    if plugins.tag or plugins.start_mark.index < key.end_mark.index:
        return None
    if not isinstance(plugins, yaml.CollectionNode):
        return _instead(text, plugins, path)
    if plugins.flow_style:
        return _in_brackets(text, plugins, path)
    return _as_lines(text, key, plugins, path)


def _instead(text: str, nothing: yaml.Node, path: str) -> str | None:
    """Return the text with plugins where there is no value, for which MkDocs takes its own: the search."""
    start, end = nothing.start_mark.index, nothing.end_mark.index
    if text[start:end] not in _NOTHING:
        return None
    line, newline, rest = text[end:].partition("\n")
    return f"{text[:start].rstrip(' ')}{line}\n  - search\n{lines(path, '  ')}{rest if newline else ''}"


def _in_brackets(text: str, plugins: yaml.CollectionNode, path: str) -> str:
    is_list = isinstance(plugins, yaml.SequenceNode)
    added = entry(path) if is_list else f"postmortems: {_options(path)}"
    if not plugins.value:
        end = plugins.end_mark.index - 1
        return f"{text[:end].rstrip(' ')}{added}{text[end:]}"
    last = plugins.value[-1] if is_list else plugins.value[-1][1]
    return f"{text[: last.end_mark.index]}, {added}{text[last.end_mark.index :]}"


def _as_lines(text: str, key: yaml.Node, plugins: yaml.CollectionNode, path: str) -> str | None:
    first = text.rfind("\n", 0, plugins.start_mark.index) + 1
    indent = text[first : plugins.start_mark.index]
    if indent.strip():
        return None
    below = text.index("\n", key.end_mark.index) + 1
    is_list = isinstance(plugins, yaml.SequenceNode)
    return f"{text[:below]}{lines(path, indent, in_list=is_list)}{text[below:]}"


def _names(plugins: yaml.Node) -> Iterator[str]:
    """Yield the names of the plugins in a list or a mapping."""
    pairs = plugins.value if isinstance(plugins, yaml.MappingNode) else []
    yield from (str(key.value) for key, _ in pairs)
    for item in plugins.value if isinstance(plugins, yaml.SequenceNode) else []:
        if isinstance(item, yaml.ScalarNode):
            yield str(item.value)
        elif isinstance(item, yaml.MappingNode):
            yield from _names(item)


def nav_lines(nav: Sequence[str], path: str) -> list[str]:
    """Return the lines of a navigation, those of a new site's, with our pages in the folder `path`."""
    inner = [_moved(line, path) for line in nav if not line.endswith("severities.md")]
    if not path:
        return [line for line in inner if not line.endswith(" index.md")]
    return ["  - Postmortems:", *(f"    {line}" for line in inner)]


def _moved(line: str, path: str) -> str:
    before, colon, page = line.partition(": ")
    return f"{before}{colon}{path}/{page}" if path and colon else line
