"""The command `postmortems`: it only lists the verbs, and loads the one that is asked for."""

from __future__ import annotations

import errno
import gc
import importlib
import os
import pkgutil
import sys
from keyword import iskeyword
from pathlib import Path
from typing import Any, Literal, TextIO

import click

from .. import __version__
from ..wording.messages import did_you_mean


class Verbs(click.Group):
    """A group whose commands are the modules of this package that have a `command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs, sorted."""
        return sorted(name for name in _modules() if self.get_command(ctx, name))

    def get_command(self, _: click.Context, cmd_name: str) -> click.Command | None:
        """Load one verb, or return None where there is none."""
        if cmd_name not in _modules():
            return None
        name = cmd_name.replace("-", "_")
        module = importlib.import_module(f"{__package__}.{name}{'_' * iskeyword(name)}")
        command: click.Command | None = getattr(module, "command", None)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the verb that is asked for; of one that is none, say which may be meant."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            proposal = did_you_mean(args[0], self.list_commands(ctx)) if args else ""
            if not proposal:
                raise
            raise click.UsageError(f"there is no verb `{args[0]}`; {proposal}", ctx) from error

    def invoke(self, ctx: click.Context) -> Any:
        """Run the verb; one that was interrupted, or cannot write its output, ends with 2."""
        try:
            return super().invoke(ctx)
        except (KeyboardInterrupt, EOFError, click.Abort):
            why = "interrupted"
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            sys.stdout = _nowhere("w")  # what is left in its buffer would be tried again at the end
            why = f"{error.filename or 'standard output'}: {error.strerror}"
        from .options import CannotDo

        raise CannotDo(why)


def _modules() -> set[str]:
    """Return the names of this package's modules as verbs have them, with `-` for `_`."""
    return {
        module.name.rstrip("_").replace("_", "-")
        for module in pkgutil.iter_modules([str(Path(__file__).parent)])
    }


@click.command(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="postmortems")
def cli() -> None:
    """Check and publish a knowledge base of incident reports."""


def main() -> None:
    """Run the command; bytes that are no text never stop the output, nor does a stream that is closed."""
    sys.stdin = sys.stdin or _nowhere("r")
    sys.stdout = sys.stdout or _nowhere("w")
    sys.stderr = sys.stderr or _nowhere("w")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    gc.disable()  # what is read stays until the end: looking for garbage would take a third of the time
    try:
        cli()
    finally:
        gc.freeze()  # the end looks for it too


def _nowhere(mode: Literal["r", "w"]) -> TextIO:
    """Return a stream in place of one that is closed or takes nothing."""
    return open(os.devnull, mode, encoding="utf-8")  # noqa: PTH123
