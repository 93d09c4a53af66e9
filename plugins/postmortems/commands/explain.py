"""Explain a check, or list them all."""

from __future__ import annotations

import click

from ..checks.check import all_checks
from ..wording.columns import aligned
from ..wording.messages import did_you_mean
from .options import CannotDo


@click.command()
@click.argument("code", required=False)
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
    if code not in checks:
        known = did_you_mean(code, checks) or "`postmortems explain` lists them"
        raise CannotDo(f"there is no check `{code}`; {known}")
    click.echo(checks[code].page, nl=False)
