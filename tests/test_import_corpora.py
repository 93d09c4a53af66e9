"""Real reports of others through the import: nothing is lost, and what is written is a valid draft."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from building import postmortems
from postmortems import load
from postmortems.extraction.narrative import read_narrative
from postmortems.importing.drafting.draft import Destination
from postmortems.importing.plan import FORM, GUIDE, Import, plan_imports
from postmortems.importing.sources import find_sources
from postmortems.model.diagnostic import Diagnostic, Level
from postmortems.model.document import Document
from postmortems.reading.document import read_document
from postmortems.reading.events import events
from postmortems.settings import Settings
from postmortems.site.files import write_whole
from samples import CONFIG, check, make_project, shown

CORPORA = Path(__file__).parent.parent.parent / "shared/corpora"
pytestmark = [
    pytest.mark.corpora,
    pytest.mark.skipif(not CORPORA.is_dir(), reason="the real documents are not beside the repository"),
]
COLLECTIONS = sorted(path for path in CORPORA.iterdir() if path.is_dir()) if CORPORA.is_dir() else []
FENCED_TOML = re.compile(r"\+\+\+\n.*?\n\+\+\+\n", re.DOTALL)


@cache
def planned(collection: Path) -> tuple[Import, ...]:
    """Import a collection into a folder that is not there, as if every file had been named."""
    sources = [
        each._replace(named=True) for each in find_sources([collection]) if each.path.name != "SOURCE.txt"
    ]
    destination = Destination(Settings(), ("default",), "UTC")
    return tuple(plan_imports(sources, destination, (Path("/nowhere/incidents"),), force=False))


def imported(collection: Path) -> tuple[Import, ...]:
    """Return what a collection gives, but for what tells how reports are written."""
    return tuple(each for each in planned(collection) if each.problem not in (GUIDE, FORM))


@pytest.mark.parametrize("collection", COLLECTIONS, ids=lambda path: path.name)
def test_the_body_says_what_it_said(collection: Path) -> None:
    for each in imported(collection):
        assert not each.problem, (each.source, each.problem)
        before = body_of(each.source)
        after = read_document("x.md", each.content).body
        assert words(before) == words(after), each.source
        source, written = read_body(before), read_body(after)
        assert code(source) == code(written), each.source
        assert links(source) == links(written), each.source


def body_of(path: Path) -> str:
    """Return the body of a source; TOML between `+++` is no part of it."""
    document = read_document(path.name, path.read_bytes())
    return (
        FENCED_TOML.sub("", document.source.text, count=1)
        if document.body.startswith("+++")
        else document.body
    )


def words(body: str) -> set[str]:
    said = (event.data if event.kind == "Text" else " " for event in events(body))
    return set(re.findall(r"\w+", "".join(said)))


def read_body(body: str) -> Document:
    return read_document("x.md", b"\n" + body.encode())


def code(document: Document) -> list[str]:
    return [block.text.rstrip() for block in document.blocks if block.kind == "code"]


def links(document: Document) -> list[tuple[bool, str]]:
    """Return images and links in order; one to a file beside the report follows that file, so it is only counted."""
    return [(link.image, link.url if ":" in link.url else "") for link in document.links]


def test_only_what_is_about_reports_is_said_to_be_none() -> None:
    found = (each for collection in COLLECTIONS for each in planned(collection))
    assert {each.source.name[:3] for each in found if each.problem == GUIDE} == {"002", "003"}


def test_what_was_understood_of_a_report_without_headings_is_written_down() -> None:
    for each in imported(CORPORA / "seeds"):
        document = read_document("x.md", each.content)
        narrative = read_narrative(document)
        assert all(section.level < 7 for section in narrative.sections)
        assert len([section for section in narrative.sections if section.role]) >= 6
        assert "actions" in {section.role for section in narrative.sections}
        assert not re.search("0x19|[0-9a-f]{8}", document.text_of("title"))
        entries = {document.source.line_at(entry.start) for entry in narrative.timeline.entries}
        lines = document.source.text.split("\n")
        assert all(lines[line - 1][:1] in "-|" for line in entries)


def test_what_is_written_stops_no_site(tmp_path: Path) -> None:
    for collection in COLLECTIONS:
        root = make_project(tmp_path / collection.name, {})
        for each in imported(collection):
            assert each.target
            write_whole(root / "incidents" / each.target.name, each.content, root)
        wrong = tuple(errors(check(root)))
        assert not wrong, shown(wrong)


def errors(found: tuple[Diagnostic, ...]) -> Iterator[Diagnostic]:
    return (each for each in found if each.level is Level.ERROR)


def test_the_command_takes_all_of_them(tmp_path: Path) -> None:
    code = "import sys; from postmortems.commands.cli import main; main()"
    command = [sys.executable, "-c", code, "import", "--dry-run", *map(str, COLLECTIONS)]
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mkdocs.yml"]


def test_importing_what_was_imported_changes_nothing(tmp_path: Path) -> None:
    collection = CORPORA / "univaf"
    destination = Destination(Settings(), ("default",), "UTC")
    for each in (
        first := plan_imports(list(find_sources([collection])), destination, (tmp_path,), force=False)
    ):
        if each.target and not each.problem:
            write_whole(each.target, each.content, each.target.parent)
    assert any(each.content for each in first)
    again = plan_imports(list(find_sources([collection, tmp_path])), destination, (tmp_path,), force=False)
    assert all(each.present or each.problem for each in again)


def test_what_was_imported_comes_back_from_the_interchange_format_as_it_was(tmp_path: Path) -> None:
    for collection in COLLECTIONS:
        files: dict[str, str | bytes] = {
            f"incidents/{number}-{each.target.name}": each.content
            for number, each in enumerate(imported(collection))
            if each.target
        }
        first = make_project(tmp_path / collection.name, files)
        told = {one.incident.id: one.as_json() for one in load(first)}
        assert postmortems(first, "export", "--to", "out").returncode == 0, collection
        again = make_project(tmp_path / f"{collection.name}-again", {})
        if told:
            assert postmortems(again, "import", str(first / "out/incidents")).returncode == 0
        assert {one.incident.id: one.as_json() for one in load(again)} == told, collection
