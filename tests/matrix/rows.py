"""The rows of `rows.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

FILE = Path(__file__).with_name("rows.toml")


@dataclass(frozen=True)
class Row:
    """One thing to try.

    `install` is installed beside our package and its `extra`; `before` and `after` list plugins before and
    after ours, which has `options`; `config` is what mkdocs.yml says besides. `files` are those of the site,
    of which an empty one is left out, `beside` those that the plain site has instead, `pages` how many more it
    has. `has` and `lacks` say what built files do.
    Where it is known to go wrong, each thing that does matches `expect`, and `whose` fault that is. `do` says
    what a user does. Rows of the `heart` are tried before each change lands.
    """

    name: str
    install: Sequence[str] = ()
    extra: str = "material"
    before: str = ""
    after: str = ""
    options: str = "{}"
    config: str = "theme: {name: material, font: false}"
    command: str = "mkdocs build --strict"
    files: Mapping[str, str] = field(default_factory=dict)
    beside: Mapping[str, str] = field(default_factory=dict)
    pages: int = 0
    has: Mapping[str, str] = field(default_factory=dict)
    lacks: Mapping[str, str] = field(default_factory=dict)
    expect: str = ""
    whose: str = ""
    do: str = ""
    heart: bool = False


def rows() -> list[Row]:
    """Read all rows."""
    return [Row(name, **row) for name, row in tomllib.loads(FILE.read_text("utf-8")).items()]
