"""Doing something again whenever a file of a knowledge base changes, until somebody ends it."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import click

from ..review.watch import stamps, wait_for_change
from ..site.project import Project
from .telling import say_change


def until_interrupted(
    asked: Callable[[], Iterable[Project]], others: Sequence[Path], once: Callable[[], int]
) -> int:
    """Do it `once`, and again after each change; returns the exit code of the last time.

    What cannot be done after a change, such as to read settings, is said, and awaits the next.
    """
    gc.enable()
    code, projects = 0, tuple(asked())
    try:
        while True:
            before = stamps(projects, others)
            try:
                projects = tuple(asked())
                code = once()
            except click.ClickException as why:
                why.show()
                code = why.exit_code
            except SystemExit as end:  # it was said why
                code = int(end.code or 0)
            click.echo("Watching; Ctrl-C ends it.", err=True)
            say_change(wait_for_change(projects, others, before), Path.cwd())
    except KeyboardInterrupt:
        return code
