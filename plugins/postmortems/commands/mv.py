"""Rename a report, and mend what refers to it."""

from __future__ import annotations

import os
from pathlib import Path

import click

from ..model.document import Document
from ..model.knowledge_base import KnowledgeBase
from ..reading.names import id_of, key_of, odd_letter, why_no_id
from ..review import CannotCheck
from ..review.moving import Renaming
from ..site.claims import claimed_id
from ..site.corpus import read_knowledge_base
from ..site.folder import hides, inside, shown_path
from ..site.ids import Ids
from ..site.nearest import absolute
from ..site.project import Project
from ..wording.messages import did_you_mean
from .options import config_option, project_to_use
from .renaming import carry_out
from .said_words import IDS


@click.command()
@click.argument("old", shell_complete=IDS)
@click.argument("new")
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@config_option
def command(old: str, new: str, dry_run: bool, config_file: Path | None) -> None:
    """Rename the report OLD to NEW, and mend the links and references that lead to it.

    OLD is a file or an id. NEW is a file, a folder, or an id: that of a file is its name, unless the report
    has a field for it. The old id stays among the `aliases`, so that old addresses lead to the new page. What
    stands beside the report and belongs to it alone moves with it. Nothing is overwritten.

    \b
    Exit code 0: done; 1: done, but for links that have to be mended by hand; 2: it could not be done.

    \b
    Examples:
      postmortems mv 2026-03-04-checkout 2026-03-04-checkout-down-in-europe
      postmortems mv incidents/2026-03-04-checkout.md incidents/2026/
      postmortems mv 2026-03-04-checkout INC-42 --dry-run
    """
    project = project_to_use(config_file)
    knowledge_base, _ = read_knowledge_base(project)
    carry_out(project, knowledge_base, lambda: [_asked(project, knowledge_base, old, new)], dry_run)


def _asked(project: Project, knowledge_base: KnowledgeBase, old: str, new: str) -> Renaming:
    """Return what is to be done. Raises CannotCheck."""
    document = _named(project, knowledge_base, old)
    file, id_ = absolute(project.base / document.path), claimed_id(document)
    has_field = bool(document.text_of("id").strip())
    if _is_path(new):
        target = _file(file, new)
        renaming = Renaming(file, id_, target, id_ if has_field else id_of(target.stem))
    else:
        follows = not has_field or file.stem == id_
        renaming = Renaming(file, id_, file.with_name(f"{new}.md") if follows else file, id_of(new))
    _refuse(project, Ids(knowledge_base, project, whole=True), renaming)
    return renaming


def _named(project: Project, knowledge_base: KnowledgeBase, old: str) -> Document:
    """Return the report that a file's path or an id names. Raises CannotCheck."""
    name = shown_path(Path(old), project.base)
    found = [each for each in knowledge_base.documents if each.path == name]
    found = found or [each for each in knowledge_base.documents if key_of(claimed_id(each)) == key_of(old)]
    if len(found) == 1:
        return found[0]
    if found:
        raise CannotCheck(
            f"the id `{old}` is that of {', '.join(each.path for each in found)}: name the file"
        )
    if os.path.lexists(old):
        raise CannotCheck(f"{old}: this is none of the reports in {project.incidents_dir}")
    proposal = did_you_mean(old, sorted({claimed_id(each) for each in knowledge_base.documents}))
    raise CannotCheck(f"there is no report `{old}`; {proposal or '`postmortems list` shows the ids'}")


def _is_path(new: str) -> bool:
    return "/" in new or os.sep in new or new.lower().endswith(".md") or Path(new).is_dir()


def _file(file: Path, new: str) -> Path:
    """Return the file that is meant: in a folder it keeps its name."""
    target = absolute(Path(new))
    return target / file.name if target.is_dir() or new.endswith(("/", os.sep)) else target


def _refuse(project: Project, ids: Ids, asked: Renaming) -> None:
    """Raise CannotCheck for what no report can be called, or where none can stand."""
    folder, shown = absolute(project.incidents_dir), shown_path(asked.new_file, project.base)
    others = set(ids.paths_of(asked.new_id)) - {shown_path(asked.file, project.base)}
    within = asked.new_file.is_relative_to(folder) and inside(asked.new_file.parent, folder)
    parts = asked.new_file.relative_to(folder).parts if within else ()
    wrong = {
        f"{shown}: it would not be below {folder}": not within,
        f"{shown}: a report's name ends in `.md`": asked.new_file.suffix.lower() != ".md",
        f"{shown}: a name that starts with `_` or `.` hides a report": any(map(hides, parts)),
        f"{shown}: no report's path has such a letter": bool(odd_letter("/".join(parts))),
        f"`{asked.new_id}` can be no id: {why_no_id(asked.new_id)}": bool(why_no_id(asked.new_id)),
        f"`{asked.new_id}` is an id of {', '.join(sorted(others))}": bool(others),
        f"{shown}: it is that already": (asked.file, asked.id) == (asked.new_file, asked.new_id),
        f"{shown}: it is there; nothing is overwritten": (
            asked.new_file != asked.file and os.path.lexists(asked.new_file)
        ),
    }
    for why, is_so in wrong.items():
        if is_so:
            raise CannotCheck(why)
