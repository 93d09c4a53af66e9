"""The commands in this process: the same ones with the same output, without the half second that a start costs."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import traceback
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from click import Command
from click.testing import CliRunner
from mkdocs.__main__ import cli as mkdocs_cli

from postmortems.commands.cli import cli as postmortems_cli


@dataclass(frozen=True)
class Outcome:
    """How a command ended, and what it said; as `subprocess` tells it."""

    returncode: int
    stdout: str
    stderr: str


def mkdocs(folder: Path, *arguments: str, **environment: str) -> Outcome:
    """Run `mkdocs` with `arguments` in `folder`."""
    return _run(mkdocs_cli, folder, arguments, environment)


def postmortems(folder: Path, *arguments: str, **environment: str) -> Outcome:
    """Run `postmortems` with `arguments` in `folder`."""
    return _run(postmortems_cli, folder, arguments, environment)


def _run(command: Command, folder: Path, arguments: tuple[str, ...], environment: dict[str, str]) -> Outcome:
    with chdir(folder), mock.patch.dict(os.environ, environment), _logging():
        done = CliRunner().invoke(command, arguments)
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
