"""Reports renamed on somebody's command: done, or only told."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import click

from ..model.knowledge_base import KnowledgeBase
from ..review import CannotCheck
from ..review.moving import Plan, Renaming, plan_renaming
from ..site.project import Project
from ..wording.messages import printable
from .options import CannotDo


def carry_out(
    project: Project,
    knowledge_base: KnowledgeBase,
    asked: Callable[[], Sequence[Renaming]],
    dry_run: bool,
) -> None:
    """Do what is asked for and say what was done; ends with 1 where something is left to do by hand."""
    try:
        plan = plan_renaming(project, knowledge_base, asked())
        if not dry_run:
            plan.write()
    except CannotCheck as why:
        raise CannotDo(str(why)) from None
    except OSError as error:
        raise CannotDo(f"{error.filename}: {error.strerror}; everything is as it was") from None
    _say(plan, dry_run)
    raise SystemExit(1 if plan.left else 0)


def _say(plan: Plan, dry_run: bool) -> None:
    for line in plan.told():
        click.echo(printable(f"would be done: {line}" if dry_run else line))
    for line in plan.left:
        click.echo(printable(line), err=True)
