"""The reports of a project, read or kept, with the templates that they follow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import islice
from pathlib import Path

from ..extraction.report import read_report, read_values
from ..kept.store import NOTHING, Kept, Kind, digest
from ..model.copies import with_values
from ..model.document import Document, Source
from ..model.incident import Incident
from ..model.knowledge_base import KnowledgeBase
from ..model.report import Report
from ..settings import Settings
from ..wording.words import words_of
from .folder import (
    Content,
    contents,
    document_of,
    find_reports,
    introduces,
    opened,
    read_bytes,
    shown_path,
)
from .noted_keys import noted_keys
from .odd_paths import odd_path, shown_folder
from .project import Project
from .templates import BUILT_IN, Templates

AT_ONCE = 2000
REPORT: Kind[Report] = Kind("report", Report, shared=(Document,), late=(Report, Document, Source))
NO_REPORT = ""
"""The key of a file that holds none."""
_SHAPES = {"template", "templates_dir", "sections"}
"""The settings that say what a report's sections are: where one is wrong, no template is asked."""
Judge = Callable[[Report, Settings, Templates], Report]
"""What makes of a report what is kept of it: it asks for nothing else."""


def as_read(report: Report, _: Settings, __: Templates) -> Report:
    """Return a report as it is."""
    return report


def read_knowledge_base(
    project: Project,
    paths: Iterable[Path] | None = None,
    kept: Kept = NOTHING,
    given: Mapping[Path, bytes] | None = None,
    judge: Judge = as_read,
    *,
    noting: bool = False,
) -> tuple[KnowledgeBase, Templates]:
    """Read the reports of a project, or only some files, with the templates that they follow.

    What is `given` is read instead: texts by the files in which they would stand. What `judge` makes of a
    report is what is kept of it: it follows from the report alone. With `noting`, files are not read that
    are as they were by what the machine notes of them.
    """
    templates = templates_of(project)
    reader = _Reader(project, templates, kept, judge)
    if given is None:
        reports = reader.read_files(_files(project, paths), noting=noting)
    else:
        reports = reader.read_texts({shown_path(path, project.base): text for path, text in given.items()})
    return KnowledgeBase(tuple(reports)), templates


def templates_of(project: Project) -> Templates:
    """Return the templates that reports of a project may follow, none where settings of theirs are wrong."""
    settings = project.settings
    files = {} if _SHAPES & set(settings.doubtful) else project.templates()
    return Templates(files, settings.template, settings.sections, words_of(settings.language))


def read_front_matters(
    project: Project, paths: Iterable[Path] | None = None
) -> Iterator[tuple[Document, Incident | None]]:
    """Read reports of a project, or only some files, no further than their fields, with their incidents."""
    names, folder = tuple(project.templates()), shown_folder(project.incidents_dir, project.base)
    for name, content in _contents(project, paths):
        document = document_of(name, content, project.settings.max_report_bytes)
        read = read_values(document, project.settings, names, tuple(odd_path(document, folder)))
        yield document, read.values if isinstance(read.values, Incident) else None


def _contents(project: Project, paths: Iterable[Path] | None) -> Iterator[tuple[str, Content]]:
    files, most = _files(project, paths), project.settings.max_report_bytes
    return contents(files, project.base, project.incidents_dir, most)


def _files(project: Project, paths: Iterable[Path] | None) -> Iterator[Path]:
    """Yield the files that are read, all or those that were named."""
    files = find_reports(project.incidents_dir) if paths is None else paths
    yield from () if project.is_shut else (file for file in files if not project.leaves_out(file))


class _Reader:
    """Reads the reports of a project, those that are kept apart."""

    def __init__(self, project: Project, templates: Templates, kept: Kept, judge: Judge) -> None:
        self._project, self._templates, self._kept, self._judge = project, templates, kept, judge
        self._folder, files = shown_folder(project.incidents_dir, project.base), project.templates()
        self._names = tuple(files)
        asked = project.settings, project.incidents_dir, project.base, self._names
        own = [_bytes_of(file) for file in files.values() if file.parent != BUILT_IN]
        self._same = digest(repr((asked, judge.__qualname__)), *own)

    def read_texts(self, texts: Mapping[str, bytes]) -> Iterator[Report]:
        """Yield the reports of texts by the names of their files, in their order."""
        work = {self._key(*each): partial(self.read, *each) for each in texts.items()}
        self._kept.ahead(REPORT, work)
        return (self.read(*each) for each in texts.items())

    def read_files(self, files: Iterable[Path], *, noting: bool) -> Iterator[Report]:
        """Yield the reports of files, in their order; of so many at once the contents are held."""
        waiting = iter(files)
        while some := tuple(islice(waiting, AT_ONCE)):
            held: dict[Path, tuple[str, Content]] = {}
            kept, key_of = self._kept if noting else NOTHING, partial(self._key_of, held)
            keys = tuple(noted_keys(some, kept, self._same, key_of))
            self._kept.ahead(REPORT, {key: partial(self._read, file, held, key) for file, key in keys if key})
            for file, key in keys:
                if key != NO_REPORT:
                    yield (self._kept.get(REPORT, key) if key else None) or self._read(file, held, key)

    def _key_of(self, held: dict[Path, tuple[str, Content]], file: Path) -> str | None:
        """Return the key of a file, None of one that cannot be read; it is held until its report is made."""
        name, content = self._opened(file)
        if introduces(file, content):
            return NO_REPORT
        held[file] = name, content
        return self._key(name, content) if isinstance(content, bytes) else None

    def _read(self, file: Path, held: dict[Path, tuple[str, Content]], key: str | None) -> Report:
        there = held.pop(file, None)
        return self.read(*there, key or "") if there else self.read(*self._opened(file))

    def _opened(self, file: Path) -> tuple[str, Content]:
        project = self._project
        return opened(file, project.base, project.incidents_dir, project.settings.max_report_bytes)

    def _key(self, name: str, content: bytes) -> str:
        return digest(self._same, name, content)

    def read(self, name: str, content: Content, key: str = "") -> Report:
        """Return the report of a file; where its `key` is known already, nothing is kept of it."""
        if isinstance(content, Document):
            return self._made(content)
        found = None if key else self._kept.get(REPORT, key := self._key(name, content))
        if found is None:
            document = document_of(name, content, self._project.settings.max_report_bytes)
            found = with_values(self._made(document), digest=key)
            self._kept.put(REPORT, key, found)
        return found

    def _made(self, document: Document) -> Report:
        wrong = tuple(odd_path(document, self._folder))
        settings = self._project.settings
        return self._judge(read_report(document, settings, self._names, wrong), settings, self._templates)


def _bytes_of(file: Path) -> bytes:
    """Return what a template's file holds, nothing where it cannot be read: that is told elsewhere."""
    try:
        return read_bytes(file)
    except (OSError, ValueError):
        return b""
