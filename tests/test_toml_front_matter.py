"""Front matter in TOML: read as TOML has it, line by line where it is broken, and never part of the text."""

from __future__ import annotations

import subprocess
import sys

import pytest

from postmortems.extraction.narrative import read_narrative
from postmortems.model.narrative import Narrative
from postmortems.reading.document import read_document
from postmortems.reading.toml_front_matter import MOST, toml_end, toml_fields, toml_texts

TOML = """\
title = 'The "pump" broke' # a comment
date = 2024-05-03T10:00:00Z
authors = [
  "Pump team", # two lines
  "Night shift",
]
draft = false
[extra]
severity = "SEV2"
title = "not this one"
[extra.deep]
status = "draft"
[[links]]
title = "nor this"
"""


def narrative(text: str) -> Narrative:
    return read_narrative(read_document("a.md", text.encode()))


def test_all_that_toml_can_say() -> None:
    assert toml_texts(f"+++\n{TOML}+++\n") == {
        "title": 'The "pump" broke', "date": "2024-05-03T10:00:00+00:00", "authors": "Pump team, Night shift",
        "draft": "false", "severity": "SEV2", "links": "",
    }  # fmt: skip
    facts = narrative(f"+++\n{TOML}+++\n\nWet.\n").facts
    assert (facts.title, facts.authors, facts.severity) == ('The "pump" broke', 2, "SEV2")


@pytest.mark.parametrize(
    "broken", ["status = final", "x = [1,", "[", 'a = "', "a = 2024-99-99", "= =", "\x0b"]
)
def test_where_one_line_is_broken_the_others_count(broken: str) -> None:
    text = f'+++\ntitle = "Slow"\n{broken}\nseverity = "SEV1"\n+++\n\nWet.\n'
    assert toml_fields(text) == {}
    assert toml_texts(text) == {"title": "Slow", "severity": "SEV1"}
    assert narrative(text).facts.title == "Slow"


@pytest.mark.parametrize("fence", ["+++\n", "+++ \t\n"])
@pytest.mark.parametrize("fields", ["", "\n", TOML])
def test_it_is_no_text(fence: str, fields: str) -> None:
    front = f"{fence}{fields}{fence}"
    assert toml_end(f"{front}\nWet.\n") == len(front)
    sections = narrative(f"{front}\n**Summary**\n\nIt broke.\n\n**Impact**\n\nWet.\n").sections
    assert [section.role for section in sections] == ["summary", "impact"]


@pytest.mark.parametrize(
    "text", ["", "+++", "+++\na = 1\n", "a\n+++\na = 1\n+++\n", "+++\na = 1\n+++b\n", "++++\n+++\n"]
)
def test_what_is_none(text: str) -> None:
    assert (toml_end(text), toml_fields(text), toml_texts(text)) == (0, {}, {})


@pytest.mark.parametrize("piece", ["[", "a.", "{a=", "9", "a=1\n", "a=[\n", '"""', "[a.", "\n"])
def test_the_worst_is_read_too(piece: str) -> None:
    for times in (500, 2 * MOST):
        text = f"+++\na = {piece * times}\n+++\n\nWet.\n"
        assert toml_texts(text).keys() <= {"a"}
        narrative(text)


def test_who_has_none_does_not_load_what_reads_it() -> None:
    code = (
        "import sys\nfrom postmortems.reading.document import read_document\n"
        "from postmortems.extraction.narrative import read_narrative\n"
        "read_narrative(read_document('a.md', b'# A\\n\\n## Summary\\n\\nWet on 2024-05-03.\\n')).facts\n"
        "assert 'tomllib' not in sys.modules\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
