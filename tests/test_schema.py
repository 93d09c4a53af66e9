"""The JSON Schema accepts what the reader accepts, and refuses what the reader refuses."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft7Validator

from postmortems.commands.cli import cli
from postmortems.exporting.json_schema import schema
from postmortems.model.field_types import declarations
from postmortems.model.incident import Incident
from postmortems.model.vocabulary import words
from postmortems.settings import Settings
from samples import CONFIG, check, make_project, report

INCIDENTS = sorted((Path(__file__).parent.parent / "incidents").glob("*.md"))


class TextLoader(yaml.SafeLoader):
    """Reads dates as the text that they are, as YAML 1.2 does and editors with it."""


TextLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def front_matter(text: str) -> Any:
    return yaml.load(text.split("---\n")[1], TextLoader)


def refusals(text: str, settings: Settings | None = None) -> list[str]:
    made = schema(settings or Settings(), ["default", "minimal"])
    Draft7Validator.check_schema(made)
    return [error.message for error in Draft7Validator(made).iter_errors(front_matter(text))]


@pytest.mark.parametrize("path", INCIDENTS, ids=lambda path: path.stem)
def test_it_accepts_the_example_incidents(path: Path) -> None:
    names = [template.stem for template in path.parent.parent.glob("plugins/postmortems/templates/*.md")]
    found = Draft7Validator(schema(Settings(), names)).iter_errors(front_matter(path.read_text("utf-8")))
    assert [error.message for error in found] == []


@pytest.mark.parametrize("name", declarations(Incident))
def test_it_accepts_the_example_of_each_field(name: str) -> None:
    entry = declarations(Incident)[name]
    front = "---\ntitle: x\nstatus: draft\nseverity: SEV1\nservices: a\nstarted_at: 2026-03-04\n---\n"
    example = f"---\n{name}: {entry.example}\n---\n"
    made = schema(Settings(), ["default"])
    values = front_matter(front) | front_matter(example)
    assert [error.message for error in Draft7Validator(made).iter_errors(values)] == []


FIELDS = (
    "status: Final", "severity: sev2", "title: 2026", "services: checkout", "services: [a, b]",
    "started_at: 2026-03-04", "started_at: 2026-03-04 14:05+00:00", "ongoing: True", "x-team: {a: [1]}",
    "impact: {summary: Nobody, users: 12000}", "impact: {summary: Nobody, users_percent: 35.5%}", "tags:",
    "detection: alert", "related: [{id: 2025-11-20-checkout, relation: recurrence-of}]", "id: 支付-1",
    "id: ../up", "statuss: final", "severity: SEV9", "started_at: yesterday", "resolved_at: ''", "detected_at:",
    "impact: {summary: ''}", "impact: {sumary: Nobody}", "detection: {source: somebody}", "services: []",
    "detection: {detail: x}", "ongoing: maybe", "title: ''", "links: [{title: x, url: 'javascript:1'}]",
    "contributing_factors: []", "status: done", "related: [{relation: related}]", "impact: {users: -1}",
    "impact: {summary: Nobody, users_percent: 101}", "template: nowhere",
)  # fmt: skip


@pytest.mark.parametrize("field", FIELDS)
def test_it_agrees_with_the_reader(tmp_path: Path, field: str) -> None:
    text = report(f"{field}\n")
    project = make_project(tmp_path, {
        "incidents/2026-03-04-checkout.md": text, "incidents/2025-11-20-checkout.md": report(),
    }, CONFIG)  # fmt: skip
    ours = {"missing-field", "invalid-value", "unknown-field"}
    found = [
        one
        for one in check(project)
        if one.code in ours and one.place.path.endswith("2026-03-04-checkout.md")
    ]
    assert bool(refusals(text)) == bool(found), (refusals(text), found)


def test_it_knows_the_words_of_the_site() -> None:
    own = Settings(severities=words("Major", "Minor"), services=words("C++", "shop"))
    assert refusals(report("severity: minor\nservices: [c++]\n"), own) == []
    assert refusals(report("severity: SEV2\nservices: [shop]\n"), own) != []
    assert refusals(report("severity: Major\nservices: [bank]\n"), own) != []


def test_a_report_that_is_not_over_needs_no_end() -> None:
    assert refusals(report("resolved_at:\nongoing: true\n")) == []
    assert refusals(report("resolved_at:\nongoing: false\n")) != []


def test_the_verb_prints_it(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: x\nplugins:\n  - postmortems:\n      severities: [Major]\n"
    )
    done = CliRunner().invoke(cli, ["schema", "-f", str(tmp_path / "mkdocs.yml")])
    assert done.exit_code == 0
    assert json.loads(done.output)["properties"]["severity"]["anyOf"][0] == {"enum": ["Major"]}


def test_its_patterns_are_read_the_same_by_strict_validators() -> None:
    own = Settings(services=words("C++", "a/b", "支付💥"))
    patterns = re.findall(r'"pattern": ("(?:[^"\\]|\\.)*")', json.dumps(schema(own, ["default"])))
    assert len(patterns) > 20
    for pattern in map(json.loads, patterns):
        assert re.sub(r"\\[dsS^$\\.*+?()\[\]{}|/]", "", pattern).count("\\") == 0, pattern
