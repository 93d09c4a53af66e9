"""Compiled templates, in the folder where Python keeps what it has compiled of our modules.

To compile them takes as long as to write a hundred pages. They are as trustworthy as the package, in which
they stand: whoever may write there may change it. Where nobody may, each run compiles what it needs.
"""

from __future__ import annotations

import marshal
import sys
from contextlib import suppress
from hashlib import blake2b
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

_SUM: Final = 20
_CHOSEN: Final = (
    "trim_blocks", "lstrip_blocks", "autoescape", "optimized", "newstyle_gettext", "policies",
)  # fmt: skip
"""What an environment decides of how a template is compiled, besides what the version of Jinja does."""
_UNREADABLE = (EOFError, OSError, TypeError, ValueError)


class Compiled(BytecodeCache):
    """What is compiled of the templates of a folder, for all languages: compiling says nothing in any."""

    def __init__(self, templates: Path) -> None:
        self._folder = templates / "__pycache__"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled of the same text, if there is any that is whole."""
        with suppress(*_UNREADABLE):
            data = self._file(bucket).read_bytes()
            if data[:_SUM] == self._sum(bucket, data[_SUM:]):
                bucket.code = marshal.loads(data[_SUM:])  # noqa: S302 (as Python loads a module)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write what was compiled, where Python would write that of a module."""
        if sys.dont_write_bytecode or sys.pycache_prefix:
            return
        data = marshal.dumps(bucket.code)
        with suppress(OSError):
            self._folder.mkdir(exist_ok=True)
            with NamedTemporaryFile(dir=self._folder, suffix=".tmp", delete=False) as file:
                file.write(self._sum(bucket, data) + data)
            Path(file.name).chmod(0o644)
            Path(file.name).replace(self._file(bucket))

    def get_cache_key(self, name: str, _: str | None = None) -> str:
        """Return what a template is called here: of one name there is one."""
        return name

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.{sys.implementation.cache_tag}.pyc"

    def _sum(self, bucket: Bucket, data: bytes) -> bytes:
        """Return what stands for a text, for what compiles it, and for what came of that."""
        around = bucket.environment
        chosen = [getattr(around, name, None) for name in _CHOSEN]
        chosen.append(around.code_generator_class.__module__)
        made_with = jinja2.__version__, MAGIC_NUMBER, sorted(around.extensions), chosen
        return blake2b(repr((made_with, bucket.checksum)).encode() + data, digest_size=_SUM).digest()
