"""What mkdocs.yml says of the site itself, for generators that are not MkDocs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from ..frozen import Frozen
from ..model.document import Field, Value
from .config_layers import Layers, read_layers
from .config_yaml import open_config
from .nav_problems import DEEPEST

NOT_SAID = "Postmortems"
LISTS = ("plugins", "markdown_extensions", "extra_css", "extra_javascript", "hooks")


class NavEntry(Frozen):
    """A page of the navigation by its path, or its part: then `below` has what stands in that."""

    title: str
    path: str = ""
    below: tuple[NavEntry, ...] = ()


class Listed(Frozen):
    """A list of mkdocs.yml: its entries as they are written; `is_mapping` says that it is none."""

    entries: tuple[str, ...] = ()
    is_mapping: bool = False


class SiteHead(Frozen):
    """A site by its configuration.

    `url` ends in a slash where there is one. `folders` says that pages are `name/index.html`. `lists` has
    `plugins`, `markdown_extensions` and the like, those that it has, and `excluded` the patterns of what of
    its own is not published, in the notation of `.gitignore`. `edits` is the address below which its pages
    are edited, empty where it is not known.
    """

    name: str
    url: str
    folders: bool
    language: str
    custom_dir: str
    nav: tuple[NavEntry, ...]
    lists: Mapping[str, Listed]
    excluded: tuple[str, ...] = ()
    edits: str = ""


def read_head(config: Path) -> SiteHead:
    """Read what a mkdocs.yml and those that it inherits from say. Raises OSError."""
    root = config.resolve().parent
    layers = read_layers(open_config(config, root), root)
    url = layers.text("site_url", "").rstrip("/")
    theme = _value(layers, "theme")
    repository, edit = layers.text("repo_url", ""), layers.text("edit_uri", "")
    return SiteHead(
        name=layers.text("site_name", NOT_SAID),
        url=f"{url}/" if url else "",
        folders=str(_value(layers, "use_directory_urls")).lower() not in ("false", "no", "off"),
        language=_text(theme, "language") or "en",
        custom_dir=_text(theme, "custom_dir"),
        nav=tuple(_nav(_value(layers, "nav"), DEEPEST)),
        lists={name: found for name in LISTS if (found := _listed(layers, name))},
        edits=f"{repository.rstrip('/')}/{edit.strip('/')}/" if repository and edit else "",
        excluded=layers.excluded,
    )


def _value(layers: Layers, name: str) -> Any:
    found = layers.value(name)
    return found.data if found else None


def _text(mapping: Any, name: str) -> str:
    field = mapping.get(name) if isinstance(mapping, Mapping) else None
    return field.value.data if isinstance(field, Field) and isinstance(field.value.data, str) else ""


def _nav(data: Any, depth: int) -> Iterator[NavEntry]:
    """Yield the entries of a navigation; what is deeper than anybody reads, or no page, is left out."""
    for each in data if isinstance(data, tuple) and depth else ():
        one = each.data if isinstance(each, Value) else each
        if isinstance(one, str):
            yield NavEntry("", one)
        for title, field in one.items() if isinstance(one, Mapping) else ():
            inner = field.value.data
            if isinstance(inner, str):
                yield NavEntry(title, inner)
            elif isinstance(inner, tuple):
                yield NavEntry(title, "", tuple(_nav(inner, depth - 1)))


def _listed(layers: Layers, name: str) -> Listed | None:
    """Return a list as the nearest file writes it."""
    for layer in layers.all:
        node = layer.file.top.get(name)
        if isinstance(node, yaml.MappingNode):
            return Listed(is_mapping=True)
        if isinstance(node, yaml.SequenceNode):
            return Listed(tuple(written(layer.file.source.text, item) for item in node.value))
    return None


def written(text: str, node: yaml.Node) -> str:
    """Return an entry as it is written, its lines without the indent that they have there."""
    first, *others = text[node.start_mark.index : node.end_mark.index].rstrip().split("\n")
    indent = node.start_mark.column
    return "\n".join([first, *(line[min(indent, len(line) - len(line.lstrip())) :] for line in others)])
