"""What was compiled of a theme's templates, from one build of a preview to the next: a tenth of a build.

It stays in the memory of the process, and is asked for by the text of a template and by all from which it
follows what is compiled of that. Filters of constants are applied when a template is compiled: of those that
others have added it is not known what they follow from, so with any all is compiled anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import CodeType
from typing import Final

from jinja2 import Environment
from jinja2.bccache import Bucket, BytecodeCache

_CHOSEN: Final = (
    "block_start_string", "block_end_string", "variable_start_string", "variable_end_string",
    "comment_start_string", "comment_end_string", "line_statement_prefix", "line_comment_prefix",
    "trim_blocks", "lstrip_blocks", "newline_sequence", "keep_trailing_newline", "optimized", "autoescape",
    "is_async", "newstyle_gettext", "policies", "code_generator_class",
)  # fmt: skip
"""What an environment decides of how a template is compiled."""
_KNOWN: Final = ("jinja2", "markupsafe", "mkdocs", "properdocs", "builtins", "_operator")
"""Whose filters and tests follow from what they are given alone, apart from those that are told the page."""


class CompiledOnce(BytecodeCache):
    """The code of templates, by what it was compiled of."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, ...], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled of the same text in the same way."""
        bucket.code = self._known.get(_key(bucket)) if _is_plain(bucket.environment) else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        if bucket.code is not None and _is_plain(bucket.environment):
            self._known[_key(bucket)] = bucket.code


def _key(bucket: Bucket) -> tuple[str, ...]:
    around = bucket.environment
    chosen = (repr(getattr(around, name, None)) for name in _CHOSEN)
    return bucket.key, bucket.checksum, *sorted(around.extensions), *chosen


def _is_plain(environment: Environment) -> bool:
    return _are_known(environment.filters.values()) and _are_known(environment.tests.values())


def _are_known(functions: Iterable[object]) -> bool:
    modules = (getattr(each, "__module__", None) or "" for each in functions)
    return all(name.partition(".")[0] in _KNOWN for name in modules)
