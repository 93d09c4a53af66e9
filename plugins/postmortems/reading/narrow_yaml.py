"""YAML composed without guesses and without depth: the same tree, or the same complaint, of every PyYAML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

import yaml

OPENING = (
    yaml.FlowSequenceStartToken,
    yaml.FlowMappingStartToken,
    yaml.BlockSequenceStartToken,
    yaml.BlockMappingStartToken,
)
CLOSING = (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken, yaml.BlockEndToken)


class _Narrow:
    """What makes a loader narrow: no type is guessed, and values nest to a limit."""

    depth = 0
    max_depth = 20

    def resolve(self, *_: object) -> str:
        """Guess no type."""
        return ""

    def descend_resolver(self, parent: yaml.Node | None, _: object) -> None:
        """Count one more level. Raises MarkedYAMLError."""
        self.depth += 1
        if self.depth > self.max_depth and parent is not None:
            raise TooDeep(self.max_depth, parent.start_mark)

    def ascend_resolver(self) -> None:
        """Count one level less."""
        self.depth -= 1


class NarrowLoader(_Narrow, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Composes nodes whose tag is empty unless one was written, and stops before values nest too deep."""


class SiteLoader(_Narrow, yaml.SafeLoader):
    """Reads mkdocs.yml with the parser that MkDocs uses, which takes less than libyaml does; and deeper."""

    max_depth = 200


class NarrowDumper(yaml.SafeDumper):
    """Writes plain values, times without quotes; short collections stand on one line."""

    yaml_implicit_resolvers = {  # noqa: RUF012 (as the class above has it)
        first: [known for known in resolvers if not known[0].endswith(":timestamp")]
        for first, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
    }

    def serialize(self, node: yaml.Node) -> None:
        """Write the fields one a line, however short they are."""
        if isinstance(node, yaml.MappingNode):
            node.flow_style = False
        super().serialize(node)

    def ignore_aliases(self, _: object) -> bool:
        """Write a value that comes twice a second time: aliases are not read."""
        return True


for _kind in (date, datetime):
    NarrowDumper.add_representer(_kind, lambda dumper, time: dumper.represent_str(time.isoformat()))


Loader = type[NarrowLoader] | type[SiteLoader]


def not_narrow(what: str, mark: Any) -> yaml.MarkedYAMLError:
    """Return the error for something that YAML allows and we do not."""
    return yaml.MarkedYAMLError(problem=f"not narrow: {what}", problem_mark=mark)


class TooDeep(yaml.MarkedYAMLError):
    """Values nest deeper than `limit`; the mark is where the first of them starts."""

    def __init__(self, limit: int, mark: Any) -> None:
        super().__init__(problem="not narrow: depth", problem_mark=mark)
        self.limit = limit


def compose(text: str, loader: Loader) -> yaml.Node | None:
    """Return the tree of a text. Raises YAMLError: TooDeep where that comes before what else is wrong."""
    try:
        return _compose(text, loader)
    except TooDeep:
        raise
    except yaml.MarkedYAMLError as error:
        _count(text, error, loader)
        raise


def refuse_anchors(text: str) -> None:
    """Raise for anchors and aliases before anything is built from them."""
    if "&" not in text and "*" not in text:
        return
    try:
        for token in _shallow(yaml.scan(text, Loader=NarrowLoader)):
            if isinstance(token, (yaml.AnchorToken, yaml.AliasToken)):
                raise not_narrow(type(token).__name__.removesuffix("Token").lower(), token.start_mark)
    except yaml.MarkedYAMLError as error:
        _count(text, error, NarrowLoader)
        raise


def _shallow(tokens: Iterable[yaml.Token]) -> Iterator[yaml.Token]:
    """Yield tokens until they nest too deep to be composed."""
    depth = 0
    for token in tokens:
        depth += isinstance(token, OPENING)
        depth -= isinstance(token, CLOSING)
        if depth > NarrowLoader.max_depth:
            return
        yield token


def _count(text: str, error: yaml.MarkedYAMLError, loader: Loader) -> None:
    """Raise TooDeep where values nest too deep before the place of another error.

    Parsers read ahead, and some versions have a limit of their own: they stop at it long after ours was
    passed and before we could count. Up to what they could not read they read without complaint.
    """
    marks = [mark.index for mark in (error.context_mark, error.problem_mark) if mark is not None]
    if marks:
        try:
            _compose(text[: min(marks)], loader)
        except TooDeep:
            raise
        except yaml.YAMLError:
            return


def _compose(text: str, loader: Loader) -> yaml.Node | None:
    node: yaml.Node | None = yaml.compose(text, Loader=loader)
    return node
