"""The commands in this process: the same ones with the same output, without the half second that a start costs."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import traceback
from collections.abc import Iterable, Iterator
from contextlib import chdir, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import CodeType
from unittest import mock

from click import Command
from click.testing import CliRunner
from jinja2 import BytecodeCache, Environment, FileSystemLoader
from jinja2.bccache import Bucket
from mkdocs.__main__ import cli as mkdocs_cli
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme

from postmortems.commands.cli import cli as postmortems_cli


@dataclass(frozen=True)
class Outcome:
    """How a command ended, and what it said; as `subprocess` tells it."""

    returncode: int
    stdout: str
    stderr: str


def mkdocs(folder: Path, *arguments: str, **environment: str) -> Outcome:
    """Run `mkdocs` with `arguments` in `folder`."""
    # a plugin that hears of a start would remember the last site
    MkDocsConfig.plugins.plugin_cache.clear()  # type: ignore[attr-defined]
    return _run(mkdocs_cli, folder, arguments, environment)


def postmortems(folder: Path, *arguments: str, input: str | None = None, **environment: str) -> Outcome:
    """Run `postmortems` with `arguments` in `folder`."""
    return _run(postmortems_cli, folder, arguments, environment, input)


def _run(
    command: Command,
    folder: Path,
    arguments: tuple[str, ...],
    environment: dict[str, str],
    text: str | None = None,
) -> Outcome:
    with chdir(folder), mock.patch.dict(os.environ, environment), _logging(), _themes_read_once():
        done = CliRunner().invoke(command, arguments, input=text)
    failed = done.exception and not isinstance(done.exception, SystemExit)
    trace = "".join(traceback.format_exception(done.exception)) if failed and done.exception else ""
    return Outcome(done.exit_code, done.stdout, done.stderr + trace)


def built(folder: Path, *arguments: str, **environment: str) -> Path:
    """Build the site of a folder, which has to succeed; return where it is."""
    done = mkdocs(folder, "build", *arguments, **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


def program(folder: Path, name: str, *arguments: str, **environment: str) -> Outcome:
    """Run a program of this virtual environment as a process of its own."""
    command = [str(Path(sys.executable).with_name(name)), *arguments]
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    return Outcome(done.returncode, done.stdout, done.stderr)


class _Compiled(BytecodeCache):
    """What Jinja has made of templates, for all environments that would make the same of them."""

    def __init__(self) -> None:
        self._kept: dict[object, CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._kept.get(_followed(bucket))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[_followed(bucket)] = bucket.code


def _followed(bucket: Bucket) -> object:
    """Return all that compiled code follows from: a template, and what its environment knows when it is compiled."""
    known = bucket.environment
    named = frozenset(known.filters.items()), frozenset(known.tests.items()), frozenset(known.extensions)
    return bucket.key, bucket.checksum, named


class _Listed(FileSystemLoader):
    """Lists the templates of installed themes without their thousands of icons, which MkDocs leaves out."""

    def list_templates(self) -> list[str]:
        return sorted({name for folder in self.searchpath for name in _listed(folder)})


def _listed(folder: str) -> Iterable[str]:
    return _installed(folder) if "site-packages" in folder else FileSystemLoader(folder).list_templates()


@cache
def _installed(folder: str) -> tuple[str, ...]:
    return tuple(name for name in FileSystemLoader(folder).list_templates() if not name.startswith("."))


_COMPILED = _Compiled()
_ENVIRONMENT = Theme.get_env


@contextmanager
def _themes_read_once() -> Iterator[None]:
    """Read and compile each theme once for all builds: it is most of what a build of few reports costs."""

    def environment(theme: Theme) -> Environment:
        made = _ENVIRONMENT(theme)
        made.loader, made.bytecode_cache = _Listed(theme.dirs), _COMPILED
        return made

    with mock.patch.object(Theme, "get_env", environment):
        yield


@contextmanager
def _logging() -> Iterator[None]:
    """Leave the logger as it was: the command adds a handler, which is taken off only when it is forgotten."""
    logger = logging.getLogger("mkdocs")
    handlers, propagate, level = list(logger.handlers), logger.propagate, logger.level
    try:
        yield
    finally:
        logger.handlers[:] = handlers
        logger.propagate = propagate
        logger.setLevel(level)


def git(folder: Path, *arguments: str, **environment: str) -> str:
    """Run Git in a folder as somebody who is nobody, and return what it says."""
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    known = {**os.environ, **environment}
    done = subprocess.run(
        ["git", *who, *arguments], cwd=folder, env=known, check=True, capture_output=True, text=True
    )
    return done.stdout
