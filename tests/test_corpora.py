"""Real documents of others: reading them never raises, and nothing is lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from postmortems.reading.document import read_document
from postmortems.reading.front_matter import split
from postmortems.reading.source import read_source
from samples import make_project

CORPORA = Path(__file__).parent.parent.parent / "shared/corpora"
pytestmark = [
    pytest.mark.corpora,
    pytest.mark.skipif(not CORPORA.is_dir(), reason="the real documents are not beside the repository"),
]
FILES = (
    sorted(path for path in CORPORA.rglob("*") if path.suffix in (".md", ".txt")) if CORPORA.is_dir() else []
)


def test_there_are_many() -> None:
    assert len(FILES) > 300


def test_nothing_is_lost() -> None:
    for path in FILES:
        source, _ = read_source(path.name, path.read_bytes())
        document = read_document(path.name, path.read_bytes())
        assert document.source.text == source.text
        start, end, body_start = split(source.text) or (0, 0, 0)
        assert (
            source.text[:start] + source.text[start:end] + source.text[end:body_start] + document.body
            == source.text
        )
        assert source.text[end:body_start].strip() in ("", "---")


def test_blocks_are_in_range_and_in_order() -> None:
    for path in FILES:
        document = read_document(path.name, path.read_bytes())
        starts = [block.start for block in document.blocks]
        assert starts == sorted(starts), path
        for block in document.blocks:
            assert document.body_start <= block.start <= block.end <= len(document.source.text), path
        for section in document.sections:
            assert document.source.text[section.start : section.end].strip(), path


def test_check_takes_any_of_them(tmp_path: Path) -> None:
    code = "import sys; from postmortems.commands.cli import main; main()"
    command = [sys.executable, "-c", code, "check", *sorted(map(str, CORPORA.iterdir()))]
    make_project(tmp_path, {})
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert done.returncode in (0, 1)
    assert "Traceback" not in done.stderr
