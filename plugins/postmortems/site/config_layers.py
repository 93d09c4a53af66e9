"""mkdocs.yml and the files that it inherits from, put together as MkDocs does: mappings merge, lists do not.

Every value keeps the place that it has in its own file: the texts count as one behind the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from ..frozen import Frozen
from ..model.diagnostic import Diagnostic, Level, Problem
from ..model.document import Field, Source, Value
from .config_yaml import ConfigFile, SiteHandler, children, open_config, parent_of, strays
from .plugin_entry import PluginEntry, plugin_entry

MAX_HEIRS = 20


EXCLUDED = ("exclude_docs", "draft_docs")


class Layer(Frozen):
    """One file, and where its text begins behind the others."""

    file: ConfigFile
    offset: int


class Layers(Frozen):
    """All files of a configuration, the heir first; `broken` is what is wrong with one that is no YAML."""

    all: tuple[Layer, ...]
    broken: Diagnostic | None = None

    def text(self, name: str, default: str) -> str:
        """Return a word of the nearest file that has it."""
        told = (SiteHandler().text_in(layer.file.top, name) for layer in self.all)
        return next(filter(None, told), default)

    def value(self, name: str) -> Value | None:
        """Return what the nearest file says of a name; of mappings that merge, the nearest one."""
        said = ((layer.file.top[name], layer.offset) for layer in self.all if name in layer.file.top)
        return next((SiteHandler().value(node, offset) for node, offset in said), None)

    @property
    def excluded(self) -> tuple[str, ...]:
        """What of the docs folder is not published, in the notation of `.gitignore`."""
        lines = "\n".join(self.text(name, "") for name in EXCLUDED).splitlines()
        return tuple(line for line in lines if line.strip())

    def text_within(self, mapping: str, name: str) -> str:
        """Return a word of a mapping in the nearest file in which that has it."""
        nodes = (layer.file.top.get(mapping) for layer in self.all)
        told = (SiteHandler().text_in(children(node), name) for node in nodes)
        return next(filter(None, told), "")

    def options(self, handler: SiteHandler) -> tuple[bool, Mapping[str, Field]]:
        """Return whether the plugin is there, and its options."""
        entry = PluginEntry(False, False, None)
        for layer in reversed(self.all):
            if "plugins" in layer.file.top:
                entry = _over(entry, plugin_entry(layer.file.top["plugins"], handler, layer.offset))
        return entry.found, entry.fields or {}

    def strays(self, root: Path) -> Iterator[Problem]:
        """Yield a problem for each file that one would inherit from and cannot."""
        for layer in self.all:
            for problem in strays(layer.file.path, layer.file.top, root):
                yield _moved(problem, layer.offset)

    def diagnose(self, problem: Problem, level: Level) -> Diagnostic:
        """Put a problem at its place in the file that it is of."""
        layer = next((each for each in reversed(self.all) if each.offset <= problem.start), None)
        return (
            layer.file.source.diagnose(_moved(problem, -layer.offset), level)
            if layer
            else _nowhere(problem, level)
        )

    def diagnose_all(self, found: Iterable[tuple[Problem, Level]]) -> Iterator[Diagnostic]:
        """Put each problem at its place."""
        return (self.diagnose(problem, level) for problem, level in found)


def _moved(problem: Problem, by: int) -> Problem:
    return problem._replace(start=problem.start + by, end=problem.end + by)


def _nowhere(problem: Problem, level: Level) -> Diagnostic:
    return Source("", "").diagnose(problem._replace(start=0, end=1), level)


def read_layers(file: ConfigFile, root: Path) -> Layers:
    """Read what a configuration of a site in `root` inherits. Raises OSError where that cannot be read."""
    found: list[Layer] = []
    offset = 0
    while True:
        if file.problem:
            return Layers(tuple(found), file.source.diagnose(file.problem, Level.ERROR))
        found.append(Layer(file, offset))
        offset += len(file.source.text) + 1
        parent = parent_of(file.path, file.top, root)
        if parent is None or len(found) == MAX_HEIRS or any(parent == layer.file.path for layer in found):
            return Layers(tuple(found))
        file = open_config(parent, file.base)


def _over(above: PluginEntry, own: PluginEntry) -> PluginEntry:
    """Return what a file makes of the entry that it inherits: a list replaces the list above it."""
    if not (above.in_mapping and own.in_mapping):
        return own
    if not own.found:
        return above
    return replace(own, fields=_merged(above.fields, own.fields))


def _merged(above: Mapping[str, Field] | None, own: Mapping[str, Field] | None) -> Mapping[str, Field] | None:
    """Return options, mappings in both merged at any depth."""
    if above is None or own is None:
        return own
    found = dict(above)
    for name, field in own.items():
        old = above[name].value.data if name in above else None
        new = field.value.data
        if isinstance(old, Mapping) and isinstance(new, Mapping):
            found[name] = field._replace(value=field.value._replace(data=_merged(old, new)))
        else:
            found[name] = field
    return found
