"""Reports moved or called anew: what has to be written for that, and writing it so that nothing is lost."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from ..fixes.fix import apply
from ..fixes.identity import called
from ..fixes.links import Renamed, mended
from ..model.document import Document
from ..model.knowledge_base import KnowledgeBase
from ..reading.document import read_document
from ..reading.names import key_of
from ..site.config import CONFIG_NAMES
from ..site.files import remove, write_new, write_whole
from ..site.folder import files_below, find_reports, is_file, read_bytes, shown_path
from ..site.links import PAGES, SitePaths
from ..site.nearest import absolute
from ..site.project import Project
from . import CannotCheck
from .baseline import baseline_of
from .fixing import encoded

MOST_BYTES = 5_000_000


class Renaming(NamedTuple):
    """A report that gets another file, another id, or both; `in_field` says that the id needs a field."""

    file: Path
    id: str
    new_file: Path
    new_id: str
    in_field: bool = False


@dataclass(repr=False, eq=False)
class Plan:
    """What to write: files that stay, with what they are now, and files that move, with their new text.

    `left` says what has to be done by hand.
    """

    project: Project
    before: dict[Path, bytes] = field(default_factory=dict)
    after: dict[Path, bytes] = field(default_factory=dict)
    moved: dict[Path, tuple[Path, bytes]] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)

    def write(self) -> None:
        """Write the new files, then the changed ones, and remove the old ones last. Raises OSError.

        Where that fails everything is as it was; where it is killed, the old files are still there.
        """
        root, folder = self.project.boundary, self.project.incidents_dir
        with ExitStack() as undone:
            for new, data in self.moved.values():
                write_new(new, data, root)
                undone.callback(remove, new, folder)
            for file, data in self.after.items():
                write_whole(file, data, root)
                undone.callback(write_whole, file, self.before[file], root)
            for old in self.moved:
                remove(old, folder)
                undone.callback(_restore, old, self.before[old], root)
            undone.pop_all()

    def told(self) -> Iterator[str]:
        """Yield a line for each file."""
        base = self.project.base
        for old, (new, _) in self.moved.items():
            yield f"{shown_path(old, base)} -> {shown_path(new, base)}"
        for file in sorted(self.after):
            yield f"{shown_path(file, base)}: mended"


def plan_renaming(project: Project, knowledge_base: KnowledgeBase, asked: Iterable[Renaming]) -> Plan:
    """Return all that has to be written. Raises CannotCheck where a report cannot be written anew."""
    plan, renamings = Plan(project), {each.file: each for each in asked}
    renamed = _renamed(project, knowledge_base, renamings)
    for file in _files(project):
        _plan_file(plan, file, renamed, renamings.get(file))
    for old, new in renamed.files.items():
        if old not in renamings and old not in plan.moved:
            plan.before[old] = old.read_bytes()
            plan.moved[old] = new, plan.before[old]
    _plan_config(plan, renamed)
    _plan_baseline(plan)
    return plan


def _plan_file(plan: Plan, file: Path, renamed: Renamed, renaming: Renaming | None) -> None:
    name = shown_path(file, plan.project.base)
    try:
        data = read_bytes(file, MOST_BYTES)
    except (OSError, ValueError) as error:
        plan.left.append(f"{name}: it cannot be read: {getattr(error, 'strerror', None) or error}")
        return
    document = read_document(name, data, MOST_BYTES)
    edits, lost = mended(document, file, renamed)
    plan.left += [f"{name}: `{url}` leads to what moved; mend it by hand" for url in lost]
    if renaming:
        edits += called(document, renaming.id, renaming.new_id, in_field=renaming.in_field)
    if not edits and not (renaming and renaming.new_file != file):
        return
    if encoded(document.source.text, data) != data:
        _refuse(plan, name, "it could not be written back as it is", renaming)
        return
    text = apply(document.source.text, edits)
    plan.before[file] = data
    if renaming:
        _confirm(document, read_document(name, text.encode()), renaming)
    if renaming and renaming.new_file != file:
        plan.moved[file] = renaming.new_file, encoded(text, data)
    else:
        plan.after[file] = encoded(text, data)


def _refuse(plan: Plan, name: str, why: str, renaming: Renaming | None) -> None:
    if renaming:
        raise CannotCheck(f"{name}: {why}; `postmortems check` says what is wrong with it")
    plan.left.append(f"{name}: {why}; its links are as they were")


def _confirm(before: Document, after: Document, renaming: Renaming) -> None:
    """Raise CannotCheck unless a text says what it is to say, with nothing wrong that was not before."""
    own = after.text_of("id").strip() or renaming.new_file.stem
    known = str(after.fields["aliases"].value) if "aliases" in after.fields else ""
    is_known = key_of(renaming.id) == key_of(renaming.new_id) or renaming.id in known
    is_whole = after.has_front_matter and not after.broken and len(after.problems) <= len(before.problems)
    if own != renaming.new_id or not is_known or not is_whole:
        why = "`postmortems check` says why" if before.problems else "write each field on a line of its own"
        raise CannotCheck(f"{before.path}: its front matter cannot be written anew; {why}")


def _renamed(project: Project, knowledge_base: KnowledgeBase, renamings: Mapping[Path, Renaming]) -> Renamed:
    settings = project.settings
    files = {each.file: each.new_file for each in renamings.values() if each.new_file != each.file}
    for each in renamings.values():
        files.update(_own_files(project, knowledge_base, each))
    new_ids = {key_of(each.id): each.new_id for each in renamings.values() if each.id != each.new_id}
    pages = {
        settings.report_page(each.id): settings.report_page(each.new_id)
        for each in renamings.values()
        if each.id != each.new_id
    }
    return Renamed(files, new_ids, pages, project.root, absolute(project.docs_dir))


def _own_files(
    project: Project, knowledge_base: KnowledgeBase, renaming: Renaming
) -> Iterator[tuple[Path, Path]]:
    """Yield where the files beside a report go that it alone refers to: with it, below a folder of its name.

    One whose place is taken stays.
    """
    old, new = renaming.file, renaming.new_file
    if old == new:
        return
    paths = SitePaths(project, knowledge_base)
    by_report = {
        document.path: {file for _, _, file in paths.beside_of(document)}
        for document in knowledge_base.documents
    }
    own = by_report.pop(shown_path(old, project.base), set()).difference(*by_report.values())
    for file in sorted(own):
        if file.is_relative_to(old.parent):
            first, *rest = file.relative_to(old.parent).parts
            target = new.parent.joinpath(new.stem if first == old.stem and rest else first, *rest)
            if target != file and not os.path.lexists(target):
                yield file, target


def _files(project: Project) -> Iterator[Path]:
    """Yield the files that may refer to a report: reports, the site's pages, pages beside mkdocs.yml."""
    yield from map(absolute, find_reports(project.incidents_dir))
    for parent, name in files_below(project.docs_dir):
        path = Path(parent, name)
        if name.lower().endswith(PAGES) and not path.is_relative_to(project.incidents_dir):
            yield absolute(path)
    for path in sorted(project.root.iterdir()):
        if path.is_file() and path.name.lower().endswith(PAGES):
            yield absolute(path)


def _plan_config(plan: Plan, renamed: Renamed) -> None:
    """Plan to name the new pages in mkdocs.yml, where its navigation names the old ones."""
    for name in CONFIG_NAMES if renamed.pages else ():
        file = plan.project.root / name
        with suppress(OSError, ValueError):
            data = read_bytes(file, MOST_BYTES)
            text = _with_pages(data.decode(), renamed.pages)
            if text.encode() != data:
                plan.before[file], plan.after[file] = data, text.encode()


def _plan_baseline(plan: Plan) -> None:
    """Plan to name the moved reports in the file of known problems, which would be new ones otherwise."""
    file = baseline_of(plan.project)
    paths = {old: new for old, (new, _) in plan.moved.items()}
    if file is None or not paths or not is_file(file):
        return
    data = read_bytes(file, MOST_BYTES)
    after = data
    for old, new in paths.items():
        names = (json.dumps(each.relative_to(plan.project.root).as_posix()) for each in (old, new))
        before, name = (f'"path": {written}'.encode() for written in names)
        after = after.replace(before, name)
    if after != data:
        plan.before[file], plan.after[file] = data, after


def _with_pages(text: str, pages: Mapping[str, str]) -> str:
    lines = text.splitlines(keepends=True)
    for number, line in enumerate(lines):
        for old, new in pages.items():
            before, found, rest = line.partition(old)
            if found and before[-1:] in (" ", '"', "'") and rest[:1] in ("\n", "\r", '"', "'", " ", ""):
                lines[number] = f"{before}{new}{rest}"
    return "".join(lines)


def _restore(file: Path, data: bytes, root: Path) -> None:
    with suppress(FileExistsError):
        write_new(file, data, root)
