"""Explain a check, or list them all."""

from __future__ import annotations

import click

from ..checks.check import all_checks
from ..wording.columns import aligned
from .choices import CODES
from .options import CannotDo, no_check


@click.command()
@click.argument("code", required=False, shell_complete=CODES)
def command(code: str | None) -> None:
    """Explain the check CODE: what it finds, why, and how it looks wrong and right. Without one, list them.

    \b
    Examples:
      postmortems explain
      postmortems explain missing-field
    """
    checks = all_checks()
    if code is None:
        lines = aligned([(check.code, check.level, check.title) for check in checks.values()])
        click.echo("\n".join(lines))
        return
    check = checks.get(code.strip().lower())
    if check is None:
        raise CannotDo(no_check(code))
    click.echo(check.page, nl=False)
