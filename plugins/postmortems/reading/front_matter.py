"""Front matter, split off by python-frontmatter and read as narrow YAML with a place for every value.

Narrow means: every scalar stays the text that was written (no `10:00` that becomes 600, no `no` that becomes
false); no anchors, aliases, tags, merge keys or second value for a key; bounded in depth. What the text
means is decided later, by the declaration of its field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler

from ..model.diagnostic import Problem
from ..model.document import Field, Value
from .yaml_errors import explain

CODE = "front-matter-syntax"
MAX_DEPTH = 20
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TOP_LEVEL_KEY = re.compile(r"^(?=[^\s#\-\]}][^\n]*?:(?:\s|$))", re.MULTILINE)
_NAME = re.compile(r"""['"]?([^\s'":]+)""")
_ALIAS_LIKE = re.compile(r"(?:^|[\s\[,{:])[&*!][^\s]|^\s*%", re.MULTILINE)
_DEEP_LIKE = re.compile(r"(?:[-?:]\s+){12}| {48}")


class NarrowHandler(YAMLHandler):
    """python-frontmatter's YAML handler, made narrow and safe, with places.

    One handler reads one file: `problems` and `broken` (the names of fields that could not be read) fill up
    while it does. `load` returns fields instead of plain values.
    """

    FM_BOUNDARY = re.compile(r"^---[ \t]*$", re.MULTILINE)

    def __init__(self, offset: int = 0) -> None:
        super().__init__()
        self.offset = offset
        self.problems: list[Problem] = []
        self.broken: set[str] = set()

    def load(self, fm: str, **_: object) -> dict[str, Field]:
        """Read the text between the fences; what cannot be read is left out and reported."""
        try:
            return self._fields(fm, self.offset)
        except yaml.YAMLError:
            return self._load_by_field(fm)

    def export(self, metadata: Mapping[str, object], **_: object) -> str:
        """Write plain values as YAML in the given order, quoting what YAML would take for another type."""
        text = yaml.safe_dump(dict(metadata), sort_keys=False, allow_unicode=True, width=1_000_000)
        return text.removesuffix("\n")

    def _load_by_field(self, fm: str) -> dict[str, Field]:
        """Read each top-level field alone, so that one broken line costs one field."""
        found: dict[str, Field] = {}
        for start, end in _chunks(fm):
            chunk = fm[start:end]
            try:
                fields = self._fields(chunk, self.offset + start)
            except yaml.YAMLError as error:
                self.problems.append(explain(error, chunk, self.offset + start))
                self.broken.update(_NAME.findall(chunk)[:1])
            else:
                self._merge(found, fields)
        return found

    def _fields(self, text: str, offset: int) -> dict[str, Field]:
        _refuse_what_is_not_narrow(text)
        node = yaml.compose(text, Loader=Loader)
        if node is None:
            return {}
        if not isinstance(node, yaml.MappingNode):
            self._report(node, offset, "the front matter is not a mapping", "write `name: value`, one a line")
            return {}
        return self._mapping(node, offset)

    def _mapping(self, node: yaml.MappingNode, offset: int) -> dict[str, Field]:
        found: dict[str, Field] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._report(key, offset, "a key is a list or a mapping", "a key is a plain word")
                continue
            start, end = offset + key.start_mark.index, offset + key.end_mark.index
            self._merge(found, {key.value: Field(key.value, start, end, self.value(value, offset))})
        return found

    def _merge(self, found: dict[str, Field], new: Mapping[str, Field]) -> None:
        for name, field in new.items():
            if name not in found:
                found[name] = field
                continue
            self.problems.append(
                Problem(
                    "duplicate-key",
                    field.start,
                    field.end,
                    f"`{name}` stands here a second time",
                    "the first value is used; remove one of the two",
                )  # fmt: skip
            )

    def value(self, node: yaml.Node, offset: int) -> Value:
        """Return a composed node as a value; `offset` is where the composed text starts in its file."""
        start, end = offset + node.start_mark.index, offset + node.end_mark.index
        if isinstance(node, yaml.ScalarNode):
            plain = not node.style
            empty = plain and node.value in ("", "~", "null", "Null", "NULL")
            return Value(None if empty else node.value, start, end, plain)
        if isinstance(node, yaml.SequenceNode):
            return Value(tuple(self.value(item, offset) for item in node.value), start, end)
        assert isinstance(node, yaml.MappingNode)
        return Value(self._mapping(node, offset), start, end)

    def _report(self, node: yaml.Node, offset: int, message: str, help_: str) -> None:
        start = offset + node.start_mark.index
        self.problems.append(Problem(CODE, start, offset + node.end_mark.index, message, help_))


def _chunks(fm: str) -> Iterator[tuple[int, int]]:
    """Yield where each top-level field starts and ends; the text before the first belongs to it."""
    starts = [match.start() for match in _TOP_LEVEL_KEY.finditer(fm)]
    bounds = [0, *[start for start in starts if fm[:start].strip()], len(fm)]
    yield from zip(bounds, bounds[1:], strict=False)


def _refuse_what_is_not_narrow(text: str) -> None:
    """Raise for anchors, aliases, tags, directives and depth, before anything is built from them."""
    if _ALIAS_LIKE.search(text):
        for token in yaml.scan(text, Loader=Loader):
            if isinstance(token, (yaml.AnchorToken, yaml.AliasToken, yaml.TagToken, yaml.DirectiveToken)):
                kind = type(token).__name__.removesuffix("Token").lower()
                raise yaml.MarkedYAMLError(problem=f"not narrow: {kind}", problem_mark=token.start_mark)
    if text.count("[") + text.count("{") > MAX_DEPTH or _DEEP_LIKE.search(text):
        _refuse_depth(text)


def _refuse_depth(text: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise yaml.MarkedYAMLError(problem="not narrow: depth", problem_mark=event.start_mark)


def split(text: str) -> tuple[int, int, int] | None:
    """Return where the front matter starts and ends and where the body starts, or None without fences."""
    handler = NarrowHandler()
    opening = handler.FM_BOUNDARY.match(text)
    if not opening:
        return None
    try:
        front, content = handler.split(text)
    except ValueError:
        return None
    start = opening.end()
    return start, start + len(front), len(text) - len(content)


def plain(value: Value) -> Any:
    """Return a value as Python data, every scalar as its text; for fields that nobody declared."""
    if isinstance(value.data, tuple):
        return [plain(item) for item in value.data]
    if isinstance(value.data, Mapping):
        return {name: plain(field.value) for name, field in value.data.items()}
    return value.data


def write(metadata: Mapping[str, object], body: str) -> str:
    """Return the text of an incident file: plain values in the order in which they come, then the body."""
    return frontmatter.dumps(frontmatter.Post(body, None, **metadata), handler=NarrowHandler()) + "\n"
