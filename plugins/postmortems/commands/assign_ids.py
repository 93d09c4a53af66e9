"""Give the reports that have none their ids, by the site's pattern."""

from __future__ import annotations

from pathlib import Path

import click

from ..review.numbering import numbered
from ..site.corpus import read_knowledge_base
from ..wording.numbers import count, noun
from .options import CannotDo, config_option, project_to_use
from .renaming import carry_out


@click.command()
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@config_option
def command(dry_run: bool, config_file: Path | None) -> None:
    """Give an id to each report without one, by the pattern that `id` in mkdocs.yml sets, such as `INC-{n}`.

    A new report goes by its file's name until then: numbers that branches gave would clash. Run this on the
    main branch, after a merge. The oldest gets the next number; what it was called before stays among its
    `aliases`, and references in other reports are mended.

    \b
    Examples:
      postmortems assign-ids
      postmortems assign-ids --dry-run
    """
    project = project_to_use(config_file)
    if not project.settings.id:
        raise CannotDo("`id` in mkdocs.yml sets no pattern; write `id: INC-{n}` below `- postmortems:`")
    knowledge_base, _ = read_knowledge_base(project)
    left = len(knowledge_base.documents) - len(knowledge_base.incidents)
    if left:
        are, get = noun(left, "is", "are"), noun(left, "gets", "get")
        said = f"{count(left, 'report')} {are} not whole and {get} none"
        click.echo(f"{said}; `postmortems check` says why", err=True)
    carry_out(project, knowledge_base, lambda: numbered(project, knowledge_base), dry_run)
