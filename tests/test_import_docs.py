"""The example in the documentation of the import is what happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from building import postmortems, program
from postmortems.importing.formats import endings, in_words
from samples import make_project
from test_docs import ROOT, examples

if TYPE_CHECKING:
    from pathlib import Path


def test_the_example_is_what_happens(tmp_path: Path) -> None:
    found = examples("docs/import.md")
    make_project(tmp_path, {"old/2019-outage.md": found["old/2019-outage.md"]})
    for command in found["sh"].splitlines()[::-1]:
        outcome = program(tmp_path, *command.partition("#")[0].split())
        assert outcome.returncode == 0, outcome.stderr
        if "--dry-run" in command:
            assert list((tmp_path / "incidents").iterdir()) == []
    (tmp_path / "incidents/2019-03-04-checkout-down.md").rename(tmp_path / "first.md")
    outcome = program(tmp_path, *found["sh"].splitlines()[0].split())
    assert outcome.stdout == found["text"]
    text = (tmp_path / "incidents/2019-03-04-checkout-down.md").read_text("utf-8")
    assert text.startswith(f"---\n{found['yaml']}---\n\n# Checkout down\n")


def test_the_help_tells_every_format_and_ending(tmp_path: Path) -> None:
    told = " ".join(postmortems(tmp_path, "import", "--help").stdout.split())
    assert [words for words in (*in_words(), *endings()) if words not in told] == []


def test_the_table_has_every_format_and_no_other() -> None:
    lines = (ROOT / "docs/import.md").read_text("utf-8").splitlines()
    rows = [line.split(" | ")[0].removeprefix("| ") for line in lines if line.startswith("| ")]
    assert sorted(rows[2:]) == sorted(in_words())
