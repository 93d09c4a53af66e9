"""Hostile values of every field: refused at their place, or shown as the text that they are."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from postmortems.checks.check import all_checks
from postmortems.commands.cli import cli
from postmortems.hosts.exported import write_site
from postmortems.model.diagnostic import Diagnostic, Level
from postmortems.model.field_types import Term, declarations
from postmortems.model.incident import Incident
from postmortems.model.review import Review
from postmortems.publishing import load
from postmortems.reporters import formats, writer
from postmortems.site.project import find_project
from samples import CONFIG, NOW, check, make_project

from .corpus import constructs, numbered, readable, refused_reports, write
from .fields import OWN, accepted, leaves, put, quoted, taken
from .files import NAMES
from .payloads import TEXTS, armed

OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff]"
)
"""What a terminal, a log or a reader of lines does something with."""


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Diagnostic, ...]]:
    """Yield what is said of all that is refused: values, names of fields, control characters, names of files."""
    root = tmp_path_factory.mktemp("refused")
    matters = {f"incidents/{name}": matter.written() for name, matter in refused_reports()}
    bodies = [text for _, text in numbered() if not readable(text)]
    files: dict[str, str | bytes] = {
        **matters,
        "incidents/control.md": "---\nx: 1\n---\n" + "\n\n".join(bodies),
    }
    make_project(root, files, CONFIG)
    write({f"incidents/{armed(name, number)}": "no report" for number, name in enumerate(NAMES)}, root)
    yield check(root)


def test_every_field_is_attacked() -> None:
    attacked = {attack.where for payload in TEXTS for attack in taken(payload, 0, harmless=False).attacks}
    named = {attack.where for _, matter in refused_reports() for attack in matter.attacks}
    known = {".".join(leaf.names) for leaf in leaves(Incident)}
    words = {"severity", "services", "trigger"}
    assert known - words <= attacked | named | {"template"}
    assert {
        "title",
        "impact.summary",
        "action_items.owner",
        "links.url",
        "tags",
        "x-",
        *list(OWN)[:2],
    } <= attacked
    assert {"id", "started_at", "detection.source", "related.id", "name of a field"} <= named


def test_what_a_field_holds_is_on_a_page_where_its_declaration_says_so(tmp_path: Path) -> None:
    values: dict[str, object] = {
        "status": "draft",
        "severity": "SEV1",
        "services": ["words-services"],
        "started_at": "2026-03-04T14:05Z",
        "detection": {"source": "alert"},
    }
    for leaf in leaves():
        if isinstance(leaf.kind, Term) or leaf.names[0] == "related":
            continue
        texts = (f"words-{'-'.join(leaf.names)}", f"https://words-{leaf.names[0]}.example/")
        if text := next((text for text in texts if accepted(text, leaf.kind)), ""):
            put(values, leaf, text)
    front = "".join(f"{name}: {quoted(value)}\n" for name, value in values.items())
    make_project(tmp_path, {"incidents/a.md": f"---\n{front}---\n\nText.\n"})
    found = write_site(load(find_project(tmp_path, None, all_checks()), NOW), tmp_path / "out")
    assert found.pages, [each.message for each in found.diagnostics if each.level is Level.ERROR]
    html = "".join(path.read_text("utf-8") for path in (tmp_path / "out").rglob("*.html"))
    told = [name for name, value in values.items() if "words-" in quoted(value)]
    told = [name for name in told if not name.endswith("_public")]  # those another edition has
    assert {"title", "links", "tags", "action_items", "impact"} <= set(told)
    seen = {name: declared.seen for name, declared in declarations(Incident).items()}
    assert [name for name in told if (f"words-{name}" in html) != bool(seen[name])] == []


def test_every_refused_value_is_an_error_on_its_line(refused: tuple[Diagnostic, ...]) -> None:
    errors = {(found.place.path, found.place.line) for found in refused if found.level is Level.ERROR}
    for name, matter in refused_reports():
        for line, field in enumerate(matter.values, start=2):
            assert field == "title" or (f"incidents/{name}", line) in errors, (name, field)


@pytest.mark.parametrize("name", formats())
def test_no_format_passes_on_what_a_terminal_or_a_log_obeys(
    name: str, refused: tuple[Diagnostic, ...]
) -> None:
    text = writer(name)(
        refused, False, Review(files=("incidents/a.md",), changed=frozenset(), files_at="https://x.example/")
    )
    assert not [line for line in text.split("\n") if OBEYED.search(line)]


def test_github_reads_one_command_a_line_and_none_of_a_report(refused: tuple[Diagnostic, ...]) -> None:
    lines = writer("github")(refused, False).splitlines()
    assert len(lines) > 10
    assert [line for line in lines if re.search(r"^\s*(::(?!(error|warning|notice) file=)|##\[)", line)] == []


def test_formats_for_machines_can_be_read(refused: tuple[Diagnostic, ...]) -> None:
    for name in ("json", "sarif", "gitlab"):
        json.loads(writer(name)(refused, False))
    for line in writer("rdjson")(refused, False).splitlines()[:1]:
        assert line.startswith("{")
    elements = {element.tag for element in ET.fromstring(writer("junit")(refused, False)).iter()}
    assert elements <= {"testsuites", "testsuite", "testcase", "failure", "skipped", "system-out"}


def test_a_step_summary_shows_no_html_and_no_picture(refused: tuple[Diagnostic, ...]) -> None:
    from postmortems.rendering.report import render

    html = render(writer("markdown")(refused, False)).html
    assert not re.search(r"<(img|picture|script|svg)\b", html)
    assert "strange.example" not in "".join(re.findall(r'(?:href|src)="([^"]*)', html))


def test_no_cell_of_a_list_is_a_formula(tmp_path: Path) -> None:
    starts = ("=", "+", "-", "@", "\t=", "＝", "＋", "－", "＠", " =", "'=")
    files: dict[str, str | bytes] = {
        f"incidents/{number}.md": taken(payload, 1000 * number, harmless=False).written()
        for number, payload in enumerate(TEXTS)
    }
    for number, start in enumerate(starts):
        fields = f"title: {json.dumps(start + 'cmd|x', ensure_ascii=False)}\nstatus: draft\nseverity: SEV1\n"
        files[f"incidents/formula-{number}.md"] = (
            f"---\n{fields}services: ['{start.strip()}1+1']\nstarted_at: 2026-01-01\n---\n"
        )
    make_project(tmp_path, files)
    done = CliRunner().invoke(cli, ["list", "-f", str(tmp_path / "mkdocs.yml"), "--format", "csv"])
    assert done.exit_code == 0, done.output
    cells = [cell for row in csv.reader(io.StringIO(done.stdout)) for cell in row]
    assert len(cells) > 50
    assert [cell for cell in cells if re.match(r"\s*[=+\-@＝＋－＠\t\r]", cell)] == []


def test_there_are_attacks() -> None:
    assert len(list(constructs())) > 1000
    assert len(list(leaves())) > 40
